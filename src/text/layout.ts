/** The layout of a text around an offset, so that inserted text looks like its neighbours. */

import { lastBefore } from './text-edit.js';

const DEFAULT_NEWLINE = '\n';
const NEIGHBOURHOOD = 32_768;

/** The line break that ends the line before an offset, else the first one after it, else `\n`. */
export function newlineAt(text: string, offset: number): string {
  const end = offset > 0 ? text.lastIndexOf('\n', offset - 1) : -1;
  const shown = end >= 0 ? end : text.indexOf('\n', offset);
  return text[shown - 1] === '\r' ? '\r\n' : DEFAULT_NEWLINE;
}

export type Quote = 'single' | 'double';

/** The quote of most quoted values of a text; undefined if there are as many of each. */
export function quoteIn(text: string): Quote | undefined {
  const balance = balanceOf(text);
  return balance === 0 ? undefined : balance > 0 ? 'single' : 'double';
}

/** The quote of most quoted values before an offset, or after it if there are none before. */
export function quoteAt(text: string, offset: number): Quote {
  const [before, after] = around(text, offset);
  return quoteIn(before) ?? quoteIn(after) ?? 'double';
}

/**
 * The number of values in single quotes minus those in double quotes; values that contain the other quote are not
 * counted.
 */
function balanceOf(text: string): number {
  let balance = 0;
  for (const { 1: quote } of text.matchAll(/[:-] (['"])[^'"\n]*\1/g)) balance += quote === "'" ? 1 : -1;
  return balance;
}

/**
 * Finds the quotes of the `$ref` nearest to an offset; undefined if none around has a quoted value. Searches the
 * text once, because many operations may get a `$ref`.
 */
export function refQuotesIn(text: string): (offset: number) => RefQuotes | undefined {
  let offsets: readonly number[] | undefined;
  return (offset) => {
    offsets ??= offsetsOf(text, '$ref');
    const next = lastBefore(offsets, offset, (at) => at) + 1;
    const before = refQuotes(text, offset, offsets.slice(Math.max(0, next - TRIES), next).reverse());
    const isNearer = (at = text.length + offset) => before !== undefined && offset - before.at <= at - offset;
    if (isNearer(offsets[next])) return before?.quotes;
    const after = refQuotes(text, offset, offsets.slice(next, next + TRIES));
    return (after === undefined || isNearer(after.at) ? before : after)?.quotes;
  };
}

function offsetsOf(text: string, word: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) offsets.push(at);
  return offsets;
}

export interface RefQuotes {
  readonly key: Quote | 'plain';
  readonly value: Quote;
  /** Whether it is in braces on one line, and with space inside; undefined where it is not. */
  readonly braces: { readonly padding: boolean } | undefined;
}

/** Occurrences that are looked at: a few may be words of a text. */
const TRIES = 8;

function refQuotes(
  text: string,
  offset: number,
  candidates: readonly number[],
): { readonly at: number; readonly quotes: RefQuotes } | undefined {
  for (const at of candidates) {
    if (Math.abs(at - offset) > NEIGHBOURHOOD) return undefined;
    const line = text.slice(Math.max(0, at - 1), at + 32);
    const found = /^(?:[^"']|(["']))?\$ref\1[ \t]*:[ \t]*(["'])/.exec(line);
    if (found === null) continue;
    const value = found[2] === "'" ? 'single' : 'double';
    return { at, quotes: { key: styleOf(found[1]), value, braces: bracesAround(text, at) } };
  }
  return undefined;
}

function bracesAround(text: string, at: number): RefQuotes['braces'] {
  const [, space] = /: +\{( *)["']?$/.exec(text.slice(Math.max(0, at - 8), at)) ?? [];
  if (space === undefined) return undefined;
  const isClosed = /^\$ref["']? *: *(["'])[^"'\r\n]*\1 *\}/.test(text.slice(at, at + 256));
  return isClosed ? { padding: space !== '' } : undefined;
}

function styleOf(quote: string | undefined): Quote | 'plain' {
  return quote === "'" ? 'single' : quote === '"' ? 'double' : 'plain';
}

/** How the key of three digits nearest to an offset is written; undefined where there is none around. */
export function codeKeyAt(text: string, offset: number): Quote | 'plain' | undefined {
  const CODE_KEY = /(?:^|[\n{,])[ \t]*(["']?)\d{3}\1[ \t]*:/g;
  const [before, after] = around(text, offset);
  const found = [...before.matchAll(CODE_KEY)].at(-1) ?? CODE_KEY.exec(after);
  return found ? styleOf(found[1]) : undefined;
}

/** How wide a line may be; also of prettier, by default. */
export const LINE_WIDTH = 80;

/** Whether flow lists of single values that fit on a line are on one, by the nearest; true where there is none. */
export function flowListsOnOneLine(text: string, offset: number): boolean {
  const LIST = /[\w"'][ \t]*:[ \t]*\[([^[\]{}]*[^[\]{}\s][^[\]{}]*)\]/g;
  const shown = (part: string) =>
    [...part.matchAll(LIST)].flatMap(([list, items = '']) => {
      if (!/[\r\n]/.test(items)) return [true];
      return list.replace(/\s+/g, ' ').length < LINE_WIDTH / 2 ? [false] : [];
    });
  const [before, after] = around(text, offset);
  return shown(before).at(-1) ?? shown(after)[0] ?? true;
}

/** Whether most lists of single values in block style YAML are in brackets, and with which space inside them. */
export function bracketsInBlock(text: string, offset: number): { readonly padding: boolean } | undefined {
  const [before, after] = around(text, offset);
  const part = before + after;
  const flow = part.match(/: +\[[^[\]{}\r\n]+\] *(?:#.*)?$/gm) ?? [];
  const block = part.match(/: *\r?\n *- [^\r\n:{[]*$/gm) ?? [];
  return flow.length > block.length ? { padding: /: +\[ /.test(flow[0] ?? '') } : undefined;
}

function around(text: string, offset: number): [string, string] {
  return [
    text.slice(Math.max(0, offset - NEIGHBOURHOOD), offset),
    text.slice(offset, offset + NEIGHBOURHOOD),
  ];
}

/** Whether block sequences are indented more than their key, judged by the first one. */
export function indentsSequences(text: string): boolean {
  const first = /^( *)[^\s#][^\r\n]*:[ \t]*\r?\n( *)- /m.exec(text);
  return first === null || (first[2] ?? '').length > (first[1] ?? '').length;
}
