import { type Diagnostic, diagnose, type Place, type Severity } from '../diagnostic.js';
import type { Spec } from '../openapi/open-spec.js';
import type { SpecFiles } from '../openapi/spec-files.js';
import { startsWith } from '../values/starts-with.js';
import { checkAdditions } from './check-additions.js';
import {
  checkOwnRules,
  checkResponseSiblings,
  insertedEntries,
  namesSharedWithSchemas,
} from './check-own-rules.js';
import { checkReferences, type LocatedFault } from './check-references.js';
import { checkSpecSchema } from './check-spec-schema.js';
import { countPlaces } from './count-places.js';
import { placeOf } from './place-of.js';

/** Number of errors in the rest of the spec that are listed; the others are counted. */
const MAX_TOLD = 50;

interface ValidateDocumentOptions {
  /** Paths of the inserted entries. */
  readonly inserted: readonly (readonly string[])[];
  /** Whether problems that were in the spec before are errors. */
  readonly strict: boolean;
  readonly files: SpecFiles;
  /** Findings of the merge. What they report is not reported again. */
  readonly found: readonly Diagnostic[];
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
  { inserted, strict, files, found }: ValidateDocumentOptions,
): Promise<Diagnostic[]> {
  const { file } = spec;
  const entries = insertedEntries(spec, inserted);
  const additionFaults = await checkAdditions(spec, entries);
  const references = await checkReferences(spec, files);
  const { faults, crash } = await checkSpecSchema(spec, references);
  const ownFaults = [...checkOwnRules(spec, entries), ...checkResponseSiblings(spec)];
  const located = distinct([...ownFaults, ...additionFaults, ...references.faults, ...faults]);
  const severity: Severity = strict ? 'error' : 'warning';
  return [
    ...(crash === undefined ? [] : [diagnose('VALIDATION_INCOMPLETE', crash, { file }, severity)]),
    ...judge(located, spec, { inserted, found, severity }),
    ...countPlaces([
      ...references.unreadable.map((cause) => ({ ...cause, severity })),
      ...references.outside.map(({ at, ...args }) =>
        diagnose('REFERENCE_OUTSIDE_ROOT', args, placeOf(at, spec)),
      ),
    ]),
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
  { inserted, found, severity }: Pick<ValidateDocumentOptions, 'inserted' | 'found'> & { severity: Severity },
): Diagnostic[] {
  const keyOf = ({ file, pointer }: Place) => `${file} ${pointer}`;
  const reported = new Set(found.map(({ place }) => keyOf(place)));
  const judged = inTextOrder(located, main)
    .filter(({ place }) => !reported.has(keyOf(place)))
    .map(({ fault, at, place }) => {
      const isOurs = at.in === main && inserted.some((path) => startsWith(at.path, path));
      return isOurs
        ? diagnose('ADDITION_FAULT', { fault }, place)
        : diagnose('PRE_EXISTING_FAULT', { fault }, place, severity);
    });
  let count = 0;
  const findings = countPlaces(judged).filter(({ code }) => {
    if (code === 'PRE_EXISTING_FAULT') count += 1;
    return code === 'ADDITION_FAULT' || count <= MAX_TOLD;
  });
  const untold = count - MAX_TOLD;
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
