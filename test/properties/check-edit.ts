import { parseEvents } from 'js-yaml';
import { editDocument } from '../../src/edit/edit-document.js';
import { applyPlan } from '../../src/merge/apply-plan.js';
import type { Change } from '../../src/merge/merge-plan.js';
import { checkContainers } from '../../src/openapi/check-containers.js';
import { openSpec } from '../../src/openapi/open-spec.js';
import { lineAfterOwnComments } from '../../src/syntax/entry-extent.js';
import { readSource } from '../../src/syntax/read-source.js';
import { entryOf, nodeAt, type SourceDocument } from '../../src/syntax/source-node.js';
import { columnOf } from '../../src/syntax/yaml-text.js';
import { applyEdits, type TextEdit } from '../../src/text/text-edit.js';
import { checkEdits } from '../../src/validate/check-edits.js';
import type { Choices } from './choices.js';
import { judge } from './judge.js';
import { Broken, makeText } from './made-text.js';
import { makeChanges } from './make-changes.js';
import { differenceOf } from './same-value.js';

/**
 * Edits of any kind at any place: the text says what was planned, comments and the layout of lines stay.
 *
 * @returns `refused` where a container cannot be edited, which is said before any edit.
 * @throws Broken
 */
export function checkEdit(numbers: readonly number[]): 'edited' | 'refused' {
  const { text, format, value, choices } = makeText(numbers);
  const source = readSource(text, { file: 'openapi.yaml' }).document;
  if (source === undefined) throw new Broken('reads', 'refused', { text });
  expectSame('reads what the judge reads', source.value, value, { text });
  const isWritten = (path: readonly string[]) => nodeAt(source.root, path) !== undefined;
  const changes = makeChanges(choices, value, isWritten);
  const planned = JSON.stringify(changes);
  const { spec } = openSpec(source, 'openapi.yaml');
  if (spec === undefined) throw new Broken('reads', 'no spec', { text });
  if (
    checkContainers(
      spec,
      changes.map(({ path }) => path),
    ).length > 0
  )
    return 'refused';

  const edits = editDocument(source, changes);
  const result = applyEdits(text, edits);
  const texts = { text, planned, result };
  expectSame('says what was planned', judged(result, format, texts), applyPlan(value, changes), texts);
  const again = readSource(result, { file: 'openapi.yaml' }).document;
  expectSame('reads what it wrote', again?.value, applyPlan(value, changes), texts);
  const expected = applyPlan(spec.document, changes);
  const bug = checkEdits({ original: source, edits, newText: result, changes }, expected, 'openapi.yaml');
  if (bug !== undefined) throw new Broken('is proven', JSON.stringify(bug), texts);
  expectProof(source, changes, damage(choices, edits), texts);
  if (format === 'yaml') {
    expectComments(source, changes, texts);
    if (isStrict(text) && !isStrict(result)) throw new Broken('is read by js-yaml as before', '', texts);
  }
  expectNewlines(changes, texts);
  return 'edited';
}

/** Edits that are wrong are seen to be, or happen to say the same: the proof reads a part, the reader the whole. */
function expectProof(
  original: SourceDocument,
  changes: readonly Change[],
  edits: readonly TextEdit[],
  texts: Record<string, string>,
): void {
  const expected = applyPlan(original.value as Record<string, unknown>, changes);
  let newText: string;
  try {
    newText = applyEdits(original.text, edits);
  } catch {
    return;
  }
  // Half of a CRLF: refused by the reader, whatever it says.
  if (/\r(?!\n)/.test(newText)) return;
  if (checkEdits({ original, edits, newText, changes }, expected, 'openapi.yaml') !== undefined) return;
  const { document } = readSource(newText, { file: 'openapi.yaml' });
  expectSame('a proof that is none', document?.value, expected, { ...texts, damaged: newText });
}

/** Whether js-yaml takes a text. */
function isStrict(text: string): boolean {
  try {
    parseEvents(text, {});
    return true;
  } catch {
    return false;
  }
}

function damage(choices: Choices, edits: readonly TextEdit[]): TextEdit[] {
  const index = choices.below(Math.max(1, edits.length));
  return edits.map((edit, at) => {
    if (at !== index && choices.chance(70)) return edit;
    const { offset, length, content } = edit;
    const from = choices.chance(40) ? 0 : choices.below(content.length + 1);
    const bit = choices.pick(['', ...BITS]);
    const damaged = content.slice(0, from) + bit + content.slice(from + choices.below(4));
    return {
      offset: offset + choices.pick([0, 0, 0, 1, -1, 3]),
      length: length + choices.pick([0, 0, 0, 1, -1, 5]),
      content: choices.chance(20) ? damaged.trimEnd() : damaged,
    };
  });
}

/** What a text does not bear everywhere. */
const BITS = [
  '\n',
  ' ',
  '\r',
  '\t',
  ':',
  '"',
  "'",
  '#',
  '- ',
  '{',
  '}',
  '? ',
  '|\n',
  'x: 1\n',
  '\n\nx: 1\n',
  '---\n',
  '...\n',
  '&a ',
  '*a',
  '<<: {x: 1}\n',
];

function expectSame(
  promise: string,
  actual: unknown,
  expected: unknown,
  texts: Record<string, string>,
): void {
  const difference = differenceOf(actual, expected);
  if (difference !== undefined) throw new Broken(promise, difference, texts);
}

function judged(result: string, format: 'yaml' | 'json', texts: Record<string, string>): unknown {
  try {
    return judge(result, format);
  } catch (error) {
    throw new Broken('can be read by others', String(error), texts);
  }
}

/** Comments stand as `#c1`; one is gone only with the entry that it stood in. */
function expectComments(
  { text, root }: SourceDocument,
  changes: readonly Change[],
  texts: { readonly result: string } & Record<string, string>,
): void {
  const kept = new Set(texts.result.match(/#c\d+/g));
  const extents = changes.flatMap(({ path }) => {
    const entry = entryOf(nodeAt(root, path.slice(0, -1)), path.at(-1) ?? '');
    if (entry === undefined) return [];
    const column = columnOf(text, entry.key.outerStart);
    return [{ start: entry.key.outerStart, end: lineAfterOwnComments(text, entry, column + 1) }];
  });
  for (const { 0: comment, index } of text.matchAll(/#c\d+/g)) {
    const isInside = extents.some(({ start, end }) => start <= index && index < end);
    if (!kept.has(comment) && !isInside) throw new Broken('keeps comments', comment, texts);
  }
}

function expectNewlines(
  changes: readonly Change[],
  texts: { readonly text: string; readonly result: string } & Record<string, string>,
): void {
  const { text, result } = texts;
  const [onlyCrlf, onlyLf] = [/\r\n/.test(text) && !/(?<!\r)\n/.test(text), !text.includes('\r')];
  if (onlyCrlf && /(?<!\r)\n/.test(result)) throw new Broken('keeps CRLF', '', texts);
  if (onlyLf && result.includes('\r')) throw new Broken('keeps LF', '', texts);
  if (text.startsWith('\ufeff') !== result.startsWith('\ufeff')) throw new Broken('keeps the BOM', '', texts);
  if (changes.some(({ kind }) => kind === 'remove')) return;
  if (/[\r\n]$/.test(text) !== /[\r\n]$/.test(result))
    throw new Broken('keeps the last line ended or not', '', texts);
}
