import { changesOf, checkBytes } from './check-bytes.js';
import { findAddedFaults } from './check-faults.js';
import { checkRefsByHand, checkRestoredValues, countLostLines, reasonNotRestored } from './check-remove.js';
import { checkPlan, checkSteps } from './check-values.js';
import { isSpec, pathOf } from './plain-data.js';
import { readIndependently } from './read-independently.js';

/** Codes that say the tool itself went wrong: on anybody's spec, whatever it holds, a broken promise. */
const OWN_FAULTS = new Set(['UNEXPECTED', 'PROOF_FAILED', 'ADDITION_FAULT']);

/**
 * Judges what the command line did to one file.
 *
 * @param {object} run `before`, `after`, `again`: bytes of the file before the first run, after it, and after the
 * second; `first`, `second`: its entry in the report of each run, undefined when there was none; with attach, `restored`:
 * what `remove` made of `after`, and `byHand`: `$ref`s that count as the author's, and what `remove` made of the file
 * @param {object} library the built package, for what the plan makes of the original
 * @returns {Promise<{ failures: { promise: string, detail: string }[], [fact: string]: unknown }>} a verdict: plain data,
 * for `summarize`
 */
export async function judgeSpec(run, library, options) {
  const { first, before, after } = run;
  const text = before.toString('utf8');
  const original = { text, ...readIndependently(text) };
  const kind =
    isSpec(original.value) || (original.reader === undefined && looksLikeSpec(text)) ? 'spec' : 'other';
  const verdict = {
    kind,
    reader: original.reader,
    inYaml: original.inYaml,
    failures: [],
    bytes: before.length,
  };
  if (first === undefined)
    return fail(verdict, 'crash', 'the command line broke off without a report of this file');

  const errors = first.diagnostics.filter(({ severity }) => severity === 'error');
  const own = errors.find(({ code }) => OWN_FAULTS.has(code));
  if (own !== undefined) return fail(verdict, own.code, own.message);
  if (errors.length > 0) return judgeRefusal(verdict, run, errors);
  if (kind === 'other') return fail(verdict, 'not-a-spec', 'taken for a spec, which it is not');
  if (original.reader === undefined) return fail(verdict, 'unread', 'read by no other reader');
  checkSecondRun(verdict, run);
  if (first.changed !== !before.equals(after)) fail(verdict, 'report', '"changed" is not what happened');
  if (before.equals(after)) return { ...verdict, outcome: 'unchanged' };
  const result = { text: after.toString('utf8'), ...readIndependently(after.toString('utf8')) };
  const edited = await judgeEdit(
    { ...verdict, outcome: 'edited' },
    ...[original, result, first.steps, library, options],
  );
  return options.attach ? judgeAttach(edited, run, original, result) : edited;
}

async function judgeEdit(verdict, original, result, reported, library, options) {
  if (!isSpec(result.value)) return fail(verdict, 'values', 'the result is not readable as a spec');
  const steps = reported.map(({ pointer, action }) => ({ path: pathOf(pointer), action }));
  const changes = changesOf(steps, original.value, result.value);
  const bytes = checkBytes(original, result, changes);
  // The plan for values alone cannot use what is in another file.
  const isInFile = reported.some(({ pointer }) => !pointer.startsWith('#'));
  const values =
    checkSteps(original.value, result.value, steps) ??
    (isInFile ? undefined : checkPlan(original.value, result.value, library.augmentDocument, options));
  const { added, judge } = await findAddedFaults(original.value, result.value, steps);
  if (bytes !== undefined) fail(verdict, 'bytes', bytes);
  if (values !== undefined) fail(verdict, 'values', values);
  if (added.length > 0) fail(verdict, 'faults', `${added.length} faults added, the first: ${added[0]}`);
  return { ...verdict, judge, added: added.length };
}

/** What attach promises beyond the plan: lines are only added, and `remove` takes them out again. */
function judgeAttach(verdict, { first, restored, byHand }, original, result) {
  const lost = countLostLines(original.text, result.text);
  const attached = first.steps.filter(({ action }) => action === 'attach').length;
  const judged = { ...verdict, attached, onlyAdded: lost === 0 };
  const changed = first.steps.find(
    ({ pointer, action }) => pointer.startsWith('#/paths/') && action !== 'attach',
  );
  if (changed !== undefined) fail(judged, 'declared', `${changed.action} of ${changed.pointer}`);
  if (byHand !== undefined) {
    const broken = checkRefsByHand(byHand.after.toString('utf8'), byHand.refs);
    if (broken !== undefined) fail(judged, 'by-hand', broken);
  }
  if (restored === undefined) return judged;
  const text = restored.toString('utf8');
  if (text === original.text) return { ...judged, isRestored: true };
  const { value } = readIndependently(text);
  const paths = first.steps
    .filter(({ action }) => action === 'attach' || action === 'add')
    .map(({ pointer }) => pathOf(pointer));
  const reason = reasonNotRestored(original, paths, value);
  const difference = checkRestoredValues(original.value, value);
  if (reason === undefined) fail(judged, 'remove', difference ?? 'remove does not give the bytes back');
  else if (difference !== undefined && reason === 'an empty map') fail(judged, 'remove', difference);
  return { ...judged, isRestored: false, ...(reason !== undefined && { notRestored: reason }) };
}

/** A refusal says what and where, and leaves the file as it is. */
function judgeRefusal(verdict, { before, after, first }, errors) {
  const { code: refusal, line, column, pointer } = errors[0];
  if (!before.equals(after)) fail(verdict, 'refusal', `refused with ${refusal}, and the file changed`);
  if (first.written) fail(verdict, 'refusal', `refused with ${refusal}, and "written" is true`);
  const nowhere = errors.find(({ line, pointer }) => line === undefined && pointer === undefined);
  if (nowhere !== undefined) fail(verdict, 'refusal', `${nowhere.code} has no place: ${nowhere.message}`);
  const place = line === undefined ? ` ${pointer}` : `:${line}:${column}`;
  return { ...verdict, outcome: 'refused', refusal, place };
}

function checkSecondRun(verdict, { after, again, second }) {
  if (second === undefined) fail(verdict, 'second-run', 'the second run broke off');
  else if (second.changed || !after.equals(again))
    fail(verdict, 'second-run', 'a second run changes the file');
}

function fail(verdict, promise, detail) {
  verdict.failures.push({ promise, detail });
  return verdict;
}

/** For files that no reader takes: a version key at the start of a line. */
function looksLikeSpec(text) {
  return /^["']?(?:openapi|swagger)["']?[ \t]*:/m.test(text);
}
