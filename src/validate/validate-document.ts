import { type Diagnostic, diagnose, type Place, type Severity } from '../diagnostic.js';
import type { Spec } from '../openapi/open-spec.js';
import type { SpecFiles } from '../openapi/spec-files.js';
import { startsWith } from '../values/starts-with.js';
import { checkAdditions } from './check-additions.js';
import { checkOwnRules, insertedEntries, namesSharedWithSchemas } from './check-own-rules.js';
import { checkReferences, type LocatedFault } from './check-references.js';
import { checkSpecSchema } from './check-spec-schema.js';
import { placeOf } from './place-of.js';

/** Number of errors in the rest of the spec that are listed; the others are counted. */
const MAX_TOLD = 50;

interface ValidateDocumentOptions {
  /** Paths of the inserted entries. */
  readonly inserted: readonly (readonly string[])[];
  /** Whether problems that were in the spec before are errors. */
  readonly strict: boolean;
  readonly files: SpecFiles;
}

/**
 * Validates a document: first the inserted entries on their own, then the whole. Errors in inserted entries are
 * `ADDITION_FAULT`, all others `PRE_EXISTING_FAULT` warnings. A dangling `$ref` does not hide other errors.
 *
 * @param spec its text may lack inserted entries; an error there gets the nearest place
 * @returns in the order of the text, findings of other files last
 */
export async function validateDocument(
  spec: Spec,
  { inserted, strict, files }: ValidateDocumentOptions,
): Promise<Diagnostic[]> {
  const { file } = spec;
  const entries = insertedEntries(spec, inserted);
  const additionFaults = await checkAdditions(spec, entries);
  const references = await checkReferences(spec, files);
  const { faults, crash } = await checkSpecSchema(spec, references);
  const ownFaults = checkOwnRules(spec, entries);
  const located = distinct([...ownFaults, ...additionFaults, ...references.faults, ...faults]);
  const severity: Severity = strict ? 'error' : 'warning';
  return [
    ...(crash === undefined ? [] : [diagnose('VALIDATION_INCOMPLETE', crash, { file }, severity)]),
    ...judge(located, spec, inserted, severity),
    ...references.outside.map(({ reference, at }) =>
      diagnose('REFERENCE_OUTSIDE_ROOT', { reference }, placeOf(at, spec)),
    ),
    ...namesSharedWithSchemas(spec, entries).map(({ name, path }) =>
      diagnose('NAME_SHARED_WITH_SCHEMA', { name }, placeOf({ in: spec, path }, spec)),
    ),
  ];
}

/** Drops repeated findings at one location. */
function distinct(located: readonly LocatedFault[]): LocatedFault[] {
  const seen = new Set<string>();
  return located.filter(({ fault, at }) => {
    const isName = fault.kind === 'malformed-name' || fault.kind === 'unknown-property';
    const key = JSON.stringify([at.in.file, at.path, isName ? 'name' : fault]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function judge(
  located: readonly LocatedFault[],
  main: Spec,
  inserted: readonly (readonly string[])[],
  severity: Severity,
): Diagnostic[] {
  let told = 0;
  let untold = 0;
  const findings: Diagnostic[] = [];
  for (const { fault, at, place } of inTextOrder(located, main)) {
    if (at.in === main && inserted.some((path) => startsWith(at.path, path))) {
      findings.push(diagnose('ADDITION_FAULT', { fault }, place));
    } else if (told < MAX_TOLD) {
      told += 1;
      findings.push(diagnose('PRE_EXISTING_FAULT', { fault }, place, severity));
    } else untold += 1;
  }
  if (untold > 0) findings.push(diagnose('MORE_FAULTS', { count: untold }, { file: main.file }, severity));
  return findings;
}

function inTextOrder(
  located: readonly LocatedFault[],
  main: Spec,
): (LocatedFault & { readonly place: Place })[] {
  const rank = ({ at }: LocatedFault) => (at.in === main ? 0 : 1);
  return located
    .map(({ fault, at }) => ({ fault, at, place: placeOf(at, main) }))
    .sort((a, b) => rank(a) - rank(b) || (a.place.offset ?? 0) - (b.place.offset ?? 0));
}
