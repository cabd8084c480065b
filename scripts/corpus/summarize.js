/** The report for people: a line for each broken promise and for each refusal, totals, and the count that scripts read, last. */
export function summarize(verdicts) {
  const specs = verdicts.filter(({ kind }) => kind === 'spec');
  const failed = verdicts.filter(({ failures }) => failures.length > 0);
  const counted = verdicts.filter(({ kind, failures }) => kind === 'spec' || failures.length > 0);
  const lines = [
    ...failed.flatMap(({ file, failures }) =>
      failures.map(({ promise, detail }) => `FAILED ${file}: ${promise}: ${detail}`),
    ),
    ...specs.flatMap(({ file, refusal, place }) =>
      refusal === undefined ? [] : `refused ${file}${place}: ${refusal}`,
    ),
    ...totalsOf(specs, verdicts.length - specs.length),
    ...attachedOf(specs),
    `${counted.length - failed.length} passed, ${failed.length} failed`,
  ];
  return { text: `${lines.join('\n')}\n`, failed: failed.length };
}

function totalsOf(specs, others) {
  const edited = specs.filter(({ outcome }) => outcome === 'edited');
  const unchanged = specs.filter(({ outcome }) => outcome === 'unchanged');
  const done = [...edited, ...unchanged];
  const holds = (among, promise) =>
    `${among.filter(({ failures }) => !failures.some((failure) => failure.promise === promise)).length} of ${among.length}`;
  const readable = specs.filter(({ inYaml }) => inYaml);
  const doneReadable = readable.filter(({ outcome }) => outcome === 'edited' || outcome === 'unchanged');
  const onlyOurs = done.filter(({ reader }) => reader === 'js-yaml').map(({ file }) => file);
  const unjudged = edited.filter(({ judge }) => judge === undefined).map(({ file }) => file);
  return [
    `specs                                 ${specs.length}, and ${others} files that are no spec`,
    `edited                                ${edited.length}`,
    `unchanged                             ${unchanged.length}`,
    `refused                               ${countByCode(specs)}`,
    `done, of those that yaml can read     ${doneReadable.length} of ${readable.length}${percent(doneReadable.length, readable.length)}`,
    `bytes outside the edits identical     ${holds(edited, 'bytes')}`,
    `result is the original plus the plan  ${holds(edited, 'values')}${named(onlyOurs, 'yaml cannot read')}`,
    `second run empty                      ${holds(done, 'second-run')}`,
    `faults added                          ${edited.reduce((sum, { added = 0 }) => sum + added, 0)}${named(unjudged, 'no validator could judge')}`,
  ];
}

/** What attach did, where it was asked for. */
function attachedOf(specs) {
  const judged = specs.filter(({ attached }) => attached !== undefined);
  if (judged.length === 0) return [];
  const restored = judged.filter(({ isRestored }) => isRestored);
  const others = judged.filter(({ isRestored }) => isRestored === false);
  const reasons = new Map();
  for (const { file, notRestored = 'unknown' } of others)
    reasons.set(notRestored, [...(reasons.get(notRestored) ?? []), file]);
  const added = judged.filter(({ onlyAdded }) => onlyAdded).length;
  return [
    `attached                              ${judged.reduce((sum, { attached }) => sum + attached, 0)}, in ${judged.filter(({ attached }) => attached > 0).length} specs`,
    `only lines added                      ${added} of ${judged.length}, the others in maps on one line`,
    `restored by remove                    ${restored.length} of ${judged.length}`,
    ...[...reasons].map(
      ([reason, files]) => `  not restored (${reason})  ${files.length}: ${files.join(', ')}`,
    ),
  ];
}

function countByCode(specs) {
  const counts = new Map();
  for (const { refusal } of specs) {
    if (refusal !== undefined) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const codes = [...counts].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  return `${total}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`;
}

function percent(part, whole) {
  return whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)}%)`;
}

function named(files, what) {
  return files.length === 0 ? '' : `, ${files.length} of which ${what}: ${files.join(', ')}`;
}
