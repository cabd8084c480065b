import type { Document, Scalar } from 'yaml';
import { loadYaml } from '../syntax/load-yaml.js';
import type { BlockQuotes } from './block-neighbours.js';
import { escapeRare } from './escape-rare.js';
import { ONE_LINE, renderJson } from './render-json.js';

/**
 * Characters that some reader takes for a line break, or may not stand unescaped (YAML 1.2 section 5.1); a space or
 * line break in front, for which a block scalar needs its indentation written out; and blank lines at the end, to
 * which those that follow would be added.
 */
const UNSAFE_IN_BLOCK =
  /^[ \n]|\n\n$|[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

const UNSAFE_ON_LINE = new RegExp(`\\n|${UNSAFE_IN_BLOCK.source}`, 'u');

export interface YamlStyle {
  /** Spaces a level, at least 1. */
  readonly step: number;
  readonly indentSequences: boolean;
  readonly quote: 'single' | 'double';
  readonly quotes: BlockQuotes;
  /** Lines of nothing but space follow: no block scalar may stand last, it would take them for its own. */
  readonly endsBeforeSpaces: boolean;
  readonly newline: string;
}

/**
 * Renders entries of a block map, every line indented and ended by a line break.
 *
 * Strings that a YAML 1.1 reader would take for something else are quoted too.
 *
 * @param column - Spaces before the keys.
 */
export function renderYamlEntries(
  entries: readonly (readonly [string, unknown])[],
  style: YamlStyle,
  column: number,
): string {
  const document = documentOf(new Map(entries), UNSAFE_IN_BLOCK);
  addQuotes(document, style);
  const rendered = document.toString({
    blockQuote: 'literal',
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    indent: style.step,
    indentSeq: style.indentSequences,
    lineWidth: 0,
    singleQuote: singleQuoteOf(style),
  });
  const indent = ' '.repeat(column);
  const lines = escapeRare(rendered)
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line));
  return lines.join(style.newline);
}

/** `yaml` takes `false` for a ban of single quotes, wherever they are asked for. */
function singleQuoteOf({ quote, quotes }: YamlStyle): boolean | null {
  if (quote === 'single') return true;
  return Object.values(quotes).includes('single') ? null : false;
}

const QUOTES = { single: 'QUOTE_SINGLE', double: 'QUOTE_DOUBLE' } as const;

/** Quotes what its neighbours quote without need, and a string of many lines that may not stand last. */
function addQuotes(document: Document, { quotes, endsBeforeSpaces }: YamlStyle): void {
  let last: Scalar | undefined;
  loadYaml().visit(document, {
    Scalar: (role, scalar, path) => {
      last = scalar;
      const keyQuote = path.length > 3 ? quotes.keys : quotes.names;
      const quote = role === 'key' ? keyQuote : quotes.values;
      const isLine = typeof scalar.value === 'string' && !scalar.value.includes('\n');
      if (quote !== undefined && isLine) scalar.type ??= QUOTES[quote];
    },
  });
  if (endsBeforeSpaces && last !== undefined && String(last.value).includes('\n')) last.type = 'QUOTE_DOUBLE';
}

/** Renders a value on one line: collections between brackets, the rest as in `renderYamlEntries`. */
export function renderYamlLine(value: unknown, quote: YamlStyle['quote']): string {
  if (typeof value === 'object' && value !== null) return renderJson(value, ONE_LINE, '');
  const rendered = documentOf(value, UNSAFE_ON_LINE).toString({
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    lineWidth: 0,
    singleQuote: quote === 'single',
  });
  return escapeRare(rendered).trimEnd();
}

/** @param unsafe - What strings may hold only between double quotes, escaped. */
function documentOf(value: unknown, unsafe: RegExp): Document {
  const { Document, visit } = loadYaml();
  const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(document, {
    Scalar: (_, scalar) => {
      if (unsafe.test(String(scalar.value))) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document;
}
