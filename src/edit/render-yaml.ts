import type { Document, Scalar, ScalarTag, Tags, YAMLMap } from 'yaml';
import { loadYaml } from '../syntax/load-yaml.js';
import { LINE_WIDTH, type Quote, type RefQuotes } from '../text/layout.js';
import { isCollection } from '../values/is-object.js';
import type { BlockQuotes } from './block-neighbours.js';
import { escapeRare, ONE_LINE, renderJson } from './render-json.js';

/**
 * Characters that some reader takes for a line break, or must be escaped (YAML 1.2 section 5.1); a space or
 * line break in front, for which a block scalar needs its indentation written out; and blank lines at the end, to
 * which those that follow would be added.
 */
const UNSAFE_IN_BLOCK =
  /^[ \n]|\n\n$|[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

const UNSAFE_ON_LINE = new RegExp(`\\n|${UNSAFE_IN_BLOCK.source}`, 'u');

/** How to write entries: as their neighbours are. */
export interface YamlStyle {
  /** Spaces per level, at least 1. */
  readonly step: number;
  readonly indentSequences: boolean;
  readonly quote: Quote;
  readonly quotes: Omit<BlockQuotes, 'values'> & { readonly values: Quote | undefined };
  /** Of `$ref`s around. */
  readonly refs: RefQuotes | undefined;
  /** Whether lists of single values are in brackets, and with space inside; undefined where they do not. */
  readonly brackets: { readonly padding: boolean } | undefined;
  /** Column at which long text is folded; undefined for no folding. */
  readonly width: number | undefined;
  /** Whether blank lines with spaces follow: a block scalar at the end would absorb them. */
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
  const document = documentOf(new Map(entries), UNSAFE_IN_BLOCK, style.width);
  const padding = addStyle(document, style);
  const rendered = document.toString({
    blockQuote: true,
    flowCollectionPadding: padding,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    indent: style.step,
    indentSeq: style.indentSequences,
    lineWidth: 0,
    singleQuote: singleQuoteOf(style.quote),
  });
  const indent = ' '.repeat(column);
  const lines = escapeRare(rendered)
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line));
  return lines.join(style.newline);
}

/** `yaml` never writes single quotes for `false`; otherwise a text that contains the preferred quote gets the other quotes. */
const singleQuoteOf = (quote: Quote) => (quote === 'single' ? true : null);

const QUOTES = { single: 'QUOTE_SINGLE', double: 'QUOTE_DOUBLE' } as const;

/** Columns that a folded text needs: `yaml` folds wrongly where there are fewer. */
const LEAST_ROOM = 20;

/** A text that can be folded: words separated by single spaces. */
const FOLDABLE = /^[^\s#][^\s]*(?: \S+)+$/;

/** Writes what is new as its neighbours are: quotes, brackets, folds. Returns whether brackets have space inside. */
function addStyle(document: Document, style: YamlStyle): boolean {
  const { quotes, refs, brackets, width, endsBeforeSpaces, step } = style;
  let last: Scalar | undefined;
  let padding = false;
  const { isCollection, isPair, isScalar, visit } = loadYaml();
  const columnAt = (path: readonly unknown[]) => step * (path.filter(isCollection).length - 1);
  visit(document, {
    Scalar: (role, scalar, path) => {
      last = scalar;
      const { value } = scalar;
      if (typeof value !== 'string') return;
      const parent = path.at(-1);
      const isRef = isPair(parent) && isScalar(parent.key) && parent.key.value === '$ref';
      if (role === 'key' && /^\d(?:\d\d|XX)$/.test(value) && quotes.codes !== undefined) {
        if (quotes.codes !== 'plain') scalar.type = QUOTES[quotes.codes];
        else if (Number(value) >= 100) scalar.value = Number(value);
        return;
      }
      const keyQuote = path.length > 3 ? quotes.keys : quotes.names;
      const ref = role === 'key' ? refs?.key : refs?.value;
      const quote = isRef && ref !== undefined ? ref : role === 'key' ? keyQuote : quotes.values;
      if (value.includes('\n')) return;
      if (quote !== undefined && quote !== 'plain') scalar.type ??= QUOTES[quote];
      const column = columnAt(path) + (isPair(parent) ? String(parent.key).length + 2 : 2);
      const isLong =
        width !== undefined && column + value.length > width && columnAt(path) + step + LEAST_ROOM <= width;
      if (
        isLong &&
        role === 'value' &&
        !isRef &&
        !endsBeforeSpaces &&
        FOLDABLE.test(value) &&
        !UNSAFE_IN_BLOCK.test(value)
      )
        scalar.type = 'BLOCK_FOLDED';
    },
    Map: (_, map, path) => {
      const parent = path.at(-1);
      const [only] = map.items;
      // Entries that are a reference, as the response of an operation is: their siblings show how.
      if (refs?.braces === undefined || map.items.length !== 1 || only === undefined || !isPair(parent))
        return;
      if (path.filter(isCollection).length !== 1) return;
      const length = JSON.stringify([parent.key, only.key, only.value]).length;
      const isRef = isScalar(only.key) && only.key.value === '$ref' && isScalar(only.value);
      if (isRef && columnAt(path) + length <= (width ?? LINE_WIDTH)) putInBraces(map, refs.braces.padding);
    },
    Seq: (_, seq, path) => {
      const parent = path.at(-1);
      const isPlainList = seq.items.length > 0 && seq.items.every(isScalar) && isPair(parent);
      const shown = isPlainList ? brackets : undefined;
      if (shown === undefined || !isPair(parent)) return;
      padding = shown.padding;
      const length = JSON.stringify([parent.key, ...seq.items]).length + seq.items.length + 4;
      if (columnAt(path) + length <= (width ?? LINE_WIDTH)) seq.flow = true;
    },
  });
  if (endsBeforeSpaces && last !== undefined && String(last.value).includes('\n')) last.type = 'QUOTE_DOUBLE';
  return padding;
}

/** `yaml` has one setting for the space inside braces and brackets. */
function putInBraces(map: YAMLMap, padding: boolean): void {
  const write = map.toString.bind(map);
  map.flow = true;
  map.toString = (context, ...rest) =>
    write(context && { ...context, flowCollectionPadding: padding ? ' ' : '' }, ...rest);
}

/** Renders a value on one line: collections in flow style, the rest as `renderYamlEntries` does. */
export function renderYamlLine(value: unknown, quote: Quote): string {
  if (isCollection(value)) return renderJson(value, ONE_LINE, '');
  const rendered = documentOf(value, UNSAFE_ON_LINE).toString({
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    lineWidth: 0,
    singleQuote: singleQuoteOf(quote),
  });
  return escapeRare(rendered).trimEnd();
}

/**
 * @param unsafe - What strings may hold only between double quotes, escaped.
 * @param width - That texts to be folded are folded at.
 */
function documentOf(value: unknown, unsafe: RegExp, width = 0): Document {
  const { Document, visit } = loadYaml();
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
    customTags: (tags) => tags.map((tag) => foldingOnly(tag, width)),
  });
  visit(document, {
    Scalar: (_, scalar) => {
      if (unsafe.test(String(scalar.value))) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document;
}

/** The tag of strings, that folds those of that style only: the library would break long ones between quotes too. */
function foldingOnly(tag: Tags[number], width: number): Tags[number] {
  if (typeof tag !== 'object' || tag.tag !== 'tag:yaml.org,2002:str') return tag;
  const { stringify } = tag as ScalarTag;
  if (stringify === undefined) return tag;
  return {
    ...(tag as ScalarTag),
    stringify: (scalar, context, ...rest) => {
      const lineWidth = scalar.type === 'BLOCK_FOLDED' ? width : 0;
      return stringify(scalar, { ...context, options: { ...context.options, lineWidth } }, ...rest);
    },
  };
}
