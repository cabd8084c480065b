import type { Diagnostic } from '../diagnostic.js';

/** One finding for each missing target, and for what is wrong in the same way, at its first place, with the number. */
export function countPlaces(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, number>();
  const keyed = diagnostics.map((diagnostic) => ({ diagnostic, key: keyOf(diagnostic) }));
  for (const { key } of keyed) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keyed.flatMap(({ diagnostic, key }) => {
    const places = key === undefined ? 1 : counts.get(key);
    if (places === undefined) return [];
    if (key !== undefined) counts.delete(key);
    return [places === 1 ? diagnostic : { ...diagnostic, places }];
  });
}

function keyOf(diagnostic: Diagnostic): string | undefined {
  const target = targetOf(diagnostic);
  const { code, place, args } = diagnostic;
  return target === undefined
    ? undefined
    : JSON.stringify([code, 'fault' in args ? args.fault.kind : '', place.file, target]);
}

function targetOf({ code, args }: Diagnostic): string | undefined {
  if (code === 'DANGLING_RESPONSE') return args.name;
  if (code === 'REFERENCE_OUTSIDE_ROOT') return args.reference;
  if (code === 'OPERATION_NOT_EDITABLE') return args.found;
  if (code !== 'PRE_EXISTING_FAULT') return undefined;
  const { fault } = args;
  if (fault.kind === 'reference-siblings') return fault.names.join();
  return fault.kind === 'dangling-reference' || fault.kind === 'unreadable-reference'
    ? fault.reference
    : undefined;
}
