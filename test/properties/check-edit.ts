import { editDocument } from '../../src/edit/edit-document.js';
import { applyPlan } from '../../src/merge/apply-plan.js';
import type { Change } from '../../src/merge/merge-plan.js';
import { checkContainers } from '../../src/spec/check-containers.js';
import { openSpec } from '../../src/spec/open-spec.js';
import { lineAfterOwnComments, startOfEntry } from '../../src/syntax/entry-extent.js';
import { readSource } from '../../src/syntax/read-source.js';
import { entryOf, nodeAt, type SourceDocument } from '../../src/syntax/source-node.js';
import { columnOf } from '../../src/syntax/yaml-text.js';
import { applyEdits } from '../../src/text/text-edit.js';
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

  const result = applyEdits(text, editDocument(source, changes));
  const texts = { text, planned, result };
  expectSame('says what was planned', judged(result, format, texts), applyPlan(value, changes), texts);
  const again = readSource(result, { file: 'openapi.yaml' }).document;
  expectSame('reads what it wrote', again?.value, applyPlan(value, changes), texts);
  const similar = readSource(result, { file: 'openapi.yaml', similar: source }).document;
  expectSame('shares the right values', similar?.value, again?.value, texts);
  if (format === 'yaml') expectComments(source, changes, texts);
  expectNewlines(changes, texts);
  return 'edited';
}

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
    const column = columnOf(text, startOfEntry(text, entry));
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
