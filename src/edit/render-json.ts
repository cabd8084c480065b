import { escapeRare } from './escape-rare.js';

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
  /** Quotes of keys, and of strings; JSON knows `double` only. Where a text does not bear them it gets double ones. */
  readonly keys: 'plain' | 'single' | 'double';
  readonly values: 'single' | 'double';
}

/** Inside a block-style document what stands in brackets is on one line, unless it shows otherwise. */
export const ONE_LINE: FlowStyle = {
  newline: '',
  unit: '  ',
  colon: ': ',
  comma: ', ',
  keys: 'plain',
  values: 'double',
};

/** Keys that no reader takes for anything but a string. */
const PLAIN_KEY = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_$][\w$./+-]*$/i;

const ONE_LINE_TEXT = /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

/**
 * Renders a value as JSON, which is also YAML in flow style.
 *
 * @param indent - Indentation of the line that the value starts on.
 */
export function renderJson(value: unknown, style: FlowStyle, indent: string): string {
  if (typeof value !== 'object' || value === null) return renderScalar(value, style.values);
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
  const isPlain = style.keys === 'plain' && PLAIN_KEY.test(name);
  const key = isPlain ? name : renderScalar(name, style.keys === 'plain' ? style.values : style.keys);
  return `${key}${style.colon}${renderJson(value, style, indent)}`;
}

function renderScalar(value: unknown, quote: 'single' | 'double'): string {
  if (quote === 'single' && typeof value === 'string' && ONE_LINE_TEXT.test(value)) {
    return `'${value.replaceAll("'", "''")}'`;
  }
  return escapeRare(JSON.stringify(value ?? null));
}
