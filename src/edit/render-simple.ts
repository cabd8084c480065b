import type { Quote } from '../text/layout.js';
import { isObject } from '../values/is-object.js';
import type { Addition } from './change-tree.js';
import type { YamlStyle } from './render-yaml.js';

/** Printable ASCII that needs no escapes between quotes, and fits on the line of a key. */
const SIMPLE = /^(?! )[ !#-&(-[\]-~]{1,500}$/;

/** Text that YAML 1.1 and 1.2 read as a string without quotes. Words for constants and numbers are left out. */
const PLAIN =
  /^(?!.*: )(?!(?:no|on|yes|off|true|null|false|e[+-]?\d+)$)(?:\d{3} |[a-z$])[ !$-&(-[\]-~]*[\w)}\]]$/i;

/** A code alone would be a number, and `#` a comment. */
const NEEDS_QUOTES = /^(?:\d{3}$|#)/;

/**
 * Renders entries of a block map as `renderYamlEntries` does, where they are maps of simple strings, as `$ref`s and
 * the record of what was attached are. There may be thousands of them, and the package `yaml` takes long for each.
 *
 * @param depth - Of maps around the entries that are rendered too.
 * @returns undefined where they are not
 */
export function renderSimpleEntries(
  entries: readonly Addition[],
  style: YamlStyle,
  column: number,
  depth = 0,
): string | undefined {
  const { step, newline, quote, quotes, refs, width = Number.POSITIVE_INFINITY } = style;
  const indent = ' '.repeat(column + depth * step);
  let lines = '';
  for (const [name, value] of entries) {
    const isRef = name === '$ref' && refs !== undefined;
    const isCode = quotes.codes !== undefined && /^\d(?:\d\d|XX)$/.test(name);
    const around = isRef ? refs.key : isCode ? quotes.codes : depth === 0 ? quotes.names : quotes.keys;
    const key = isCode && around === 'plain' && name >= '1' ? name : simpleScalar(name, around, quote);
    let shown: string | undefined;
    if (typeof value === 'string') {
      const isLong = !isRef && depth * step + name.length + 2 + value.length > width;
      const text = isLong ? undefined : simpleScalar(value, isRef ? refs.value : quotes.values, quote);
      shown = text && ` ${text}${newline}`;
    } else if (isObject(value)) {
      const members = Object.entries(value);
      const isInBraces = depth === 0 && refs?.braces !== undefined && members.length === 1;
      const inner = isInBraces ? undefined : renderSimpleEntries(members, style, column, depth + 1);
      shown = inner && newline + inner;
    }
    if (key === undefined || shown === undefined || shown === '') return undefined;
    lines += `${indent}${key}:${shown}`;
  }
  return lines;
}

/**
 * @param around - The quotes of its neighbours.
 * @param needed - Those of a text that needs some.
 */
function simpleScalar(text: string, around: Quote | 'plain' | undefined, needed: Quote): string | undefined {
  const isFree = around === undefined || around === 'plain';
  if (!SIMPLE.test(text)) return undefined;
  if (isFree && PLAIN.test(text)) return text;
  if (isFree && !NEEDS_QUOTES.test(text)) return undefined;
  const mark = (isFree ? needed : around) === 'single' ? "'" : '"';
  return mark + text + mark;
}
