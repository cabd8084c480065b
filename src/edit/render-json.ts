import type { SourceNode } from '../syntax/source-node.js';
import { LINE_WIDTH, type Quote, type RefQuotes } from '../text/layout.js';
import { isCollection } from '../values/is-object.js';

/** Separators of a JSON or flow-style text. */
export interface FlowStyle {
  /** Line break between entries; empty for a text on one line. */
  readonly newline: string;
  /** One level of indentation. */
  readonly unit: string;
  /** Between key and value: `: `, `:` or ` : `. */
  readonly colon: string;
  /** Between entries that share a line: `, ` or `,`. */
  readonly comma: string;
  /** Inside the braces of a map on one line: a space or nothing. */
  readonly padding: string;
  /** Keys and strings; JSON knows `double` only. What cannot be plain has the quotes of `quote`, or double ones. */
  readonly keys: Quote | 'plain';
  readonly values: Quote | 'plain';
  readonly quote: Quote;
  /** Status codes as keys, where keys are plain. */
  readonly codes: Quote | 'plain' | undefined;
  /** Of `$ref`s around, where keys are plain. */
  readonly refs: RefQuotes | undefined;
  /** A list of single values that fits on a line is on one. */
  shortLists(): boolean;
}

/** Inside a block-style document a flow collection is on one line, unless it shows otherwise. */
export const ONE_LINE: FlowStyle = {
  newline: '',
  unit: '  ',
  colon: ': ',
  comma: ', ',
  padding: '',
  keys: 'plain',
  values: 'double',
  quote: 'double',
  codes: undefined,
  refs: undefined,
  shortLists: () => true,
};

const NO_STRING = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Keys that every parser reads as strings. */
const PLAIN_KEY = /^[a-z_$][\w$./+-]*$/i;

/** Strings that every parser reads as strings in flow style; they may start with a status code. */
const PLAIN_STRING = /^(?!.*(?:: |:$| $))(?:[a-z/]|[1-5]\d\d [a-z])[\w/.() :-]*$/i;

const ONE_LINE_TEXT = /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

/**
 * Renders a value as JSON, which is also YAML in flow style.
 *
 * @param indent - Indentation of the line that the value starts on.
 * @param before - Columns before the value on its line, and a comma behind it.
 */
export function renderJson(value: unknown, style: FlowStyle, indent: string, before = 0): string {
  if (!isCollection(value)) return renderScalar(value, style);
  const inner = indent + style.unit;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => renderJson(item, style, inner, inner.length + 1))
    : Object.entries(value).map(([name, item]) => renderJsonEntry(name, item, style, inner));
  const [open, close, padding] = isList ? ['[', ']', ''] : ['{', '}', style.padding];
  if (parts.length === 0) return open + close;
  const line = open + padding + parts.join(style.comma) + padding + close;
  const isShort = isList && value.every((item) => !isCollection(item));
  if (style.newline === '' || (isShort && before + line.length <= LINE_WIDTH && style.shortLists()))
    return line;
  const separator = `,${style.newline}${inner}`;
  return `${open}${style.newline}${inner}${parts.join(separator)}${style.newline}${indent}${close}`;
}

export function renderJsonEntry(name: string, value: unknown, style: FlowStyle, indent: string): string {
  const key = `${renderKey(name, style)}${style.colon}`;
  const refStyle: FlowStyle =
    name === '$ref' && style.keys === 'plain' && style.refs !== undefined
      ? { ...style, values: style.refs.value, quote: style.refs.value }
      : style;
  return key + renderJson(value, refStyle, indent, indent.length + key.length + 1);
}

function renderKey(name: string, style: FlowStyle): string {
  const { keys, codes, refs } = style;
  if (keys !== 'plain') return renderScalar(name, { ...style, values: keys });
  if (name === '$ref' && refs !== undefined && refs.key !== 'plain')
    return renderScalar(name, { ...style, values: refs.key });
  if (/^[1-9]\d\d$/.test(name) && codes === 'plain') return name;
  if (PLAIN_KEY.test(name) && !NO_STRING.test(name)) return name;
  const isCode = /^\d(?:\d\d|XX)$/.test(name) && codes !== undefined && codes !== 'plain';
  return renderScalar(name, { ...style, values: isCode ? codes : style.quote });
}

function renderScalar(value: unknown, { keys, values, quote }: FlowStyle): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (values === 'plain' && keys === 'plain' && PLAIN_STRING.test(value) && !NO_STRING.test(value))
    return value;
  const preferred = values === 'plain' ? quote : values;
  const [hasSingle, hasDouble] = [value.includes("'"), keys === 'plain' && value.includes('"')];
  // As prettier does: a text that contains the preferred quote gets the other quotes.
  const isSingle = preferred === 'single' ? hasDouble || !hasSingle || keys !== 'plain' : hasDouble;
  if (isSingle && ONE_LINE_TEXT.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return escapeRare(JSON.stringify(value));
}

/**
 * Escapes characters in a double-quoted string that JSON allows unescaped but YAML rejects or treats as line breaks
 * (YAML 1.2 section 5.1).
 */
export function escapeRare(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A string in the quotes of the scalar that it replaces; `undefined` if that has none, or it needs escapes. */
export function inSameQuotes(
  text: string,
  { kind, start, end }: SourceNode,
  value: unknown,
): string | undefined {
  const quote = text[start];
  if (kind !== 'scalar' || (quote !== '"' && quote !== "'") || text[end - 1] !== quote) return undefined;
  return typeof value === 'string' && /^[\w #/.~%-]*$/.test(value) ? `${quote}${value}${quote}` : undefined;
}
