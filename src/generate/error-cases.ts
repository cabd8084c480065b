import type { StatusRow } from '../table/status-table.js';
import { plainText } from '../text/plain-text.js';
import { defined } from '../values/defined.js';

/** What one example shows: a row, or one of its cases. */
export interface ExampleRow extends StatusRow {
  /** The code that the API gives the error. */
  readonly errorCode?: string;
  /** What happened, in one sentence. */
  readonly detail?: string;
}

export interface ErrorCase {
  /** Unique in the row, matching `^[a-zA-Z0-9._-]+$`. */
  readonly key: string;
  readonly summary?: string;
  readonly row: ExampleRow;
}

/** Longest text of a case that is taken from its description, in characters. */
const LONGEST_TEXT = 200;

/** The cases of a row that have a key, in the table's order. */
export function errorCases(row: StatusRow): readonly ErrorCase[] {
  const keys = new Set<string>();
  return (row.cases ?? []).flatMap(({ key, errorCode, message, description, type }) => {
    if (key === undefined) return [];
    const valid = uniqueKey(key.replace(/[^A-Za-z0-9._-]+/g, '_'), keys);
    const summary = plainText(message ?? '') || firstSentence(description ?? '');
    const detail = plainText(message ?? '');
    const isPhrase = detail.toLowerCase() === row.phrase?.toLowerCase();
    const said = summary || undefined;
    const own = { title: said, detail: isPhrase ? undefined : detail || undefined, errorCode, type };
    return { key: valid, ...defined({ summary: said }), row: { ...row, ...defined(own) } };
  });
}

/** What the examples of a response show: its cases, else the row. */
export function exampleRows(row: StatusRow): readonly ExampleRow[] {
  const cases = errorCases(row);
  return cases.length === 0 ? [row] : cases.map((one) => one.row);
}

function uniqueKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let count = 2; taken.has(key); count += 1) key = `${wanted}_${count}`;
  taken.add(key);
  return key;
}

/** The first sentence of a Markdown text; empty if it is too long for a message. */
function firstSentence(markdown: string): string {
  const [line = ''] = markdown.split(/\n|<br\s*\/?>/i);
  const text = plainText(line);
  const [sentence = ''] = /^.*?(?:(?<!\b(?:i\.e|e\.g|etc|cf|vs))[.!?](?=\s|$)|\u3002)/.exec(text) ?? [text];
  return sentence.length > LONGEST_TEXT ? '' : sentence;
}
