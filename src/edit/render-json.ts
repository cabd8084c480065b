/** How a JSON or flow-style text separates things. */
export interface FlowStyle {
  /** Line break between entries; empty where the text stands on one line. */
  readonly newline: string;
  /** One level of indentation. */
  readonly unit: string;
  /** Between key and value: `: `, `:` or ` : `. */
  readonly colon: string;
  /** Between entries that share a line: `, ` or `,`. */
  readonly comma: string;
}

/** Inside a block-style document what stands in brackets is on one line, unless it shows otherwise. */
export const ONE_LINE: FlowStyle = { newline: '', unit: '  ', colon: ': ', comma: ', ' };

/**
 * Renders a value as JSON, which is also YAML in flow style.
 *
 * @param indent - Indentation of the line that the value starts on.
 */
export function renderJson(value: unknown, style: FlowStyle, indent: string): string {
  if (typeof value !== 'object' || value === null) return renderScalar(value);
  const inner = indent + style.unit;
  const parts = Array.isArray(value)
    ? value.map((item) => renderJson(item, style, inner))
    : Object.entries(value).map(([name, item]) => renderJsonEntry(name, item, style, inner));
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (style.newline === '') return open + parts.join(style.comma) + close;
  const separator = `,${style.newline}${inner}`;
  return `${open}${style.newline}${inner}${parts.join(separator)}${style.newline}${indent}${close}`;
}

export function renderJsonEntry(name: string, value: unknown, style: FlowStyle, indent: string): string {
  return `${renderScalar(name)}${style.colon}${renderJson(value, style, indent)}`;
}

/** YAML allows fewer characters unescaped than JSON does (YAML 1.2 section 5.1). */
function renderScalar(value: unknown): string {
  return JSON.stringify(value ?? null).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
