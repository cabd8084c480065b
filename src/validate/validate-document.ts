import { type Diagnostic, diagnose, type Place, type Severity } from '../diagnostic.js';
import type { SpecVersion } from '../openapi-version.js';
import type { SourceDocument } from '../syntax/source-node.js';
import { fromPointer } from '../values/pointer.js';
import { startsWith } from '../values/starts-with.js';
import { checkAdditions } from './check-additions.js';
import { checkOwnRules, namesSharedWithSchemas } from './check-own-rules.js';
import { checkSpecSchema } from './check-spec-schema.js';
import { placeOf } from './place-of.js';
import type { Resolver } from './resolver.js';
import type { SpecFile } from './spec-file.js';
import { type SpottedFault, surveyReferences } from './survey-references.js';

/** Faults of the spec's own that are told one by one; the rest is counted. */
const MAX_TOLD = 50;

export interface ValidateDocumentOptions {
  /** The value to validate, and a text that holds most of it: a fault stands at the nearest thing there. */
  readonly source: SourceDocument;
  readonly version: SpecVersion;
  readonly file: string;
  /** JSON pointers, in URI fragment form, of what we inserted. */
  readonly inserted: readonly string[];
  /** Whether faults that are not ours are errors. */
  readonly strict: boolean;
  /** The way to other files; without it none is read. */
  readonly resolver?: Resolver | undefined;
}

/**
 * Validates a document, what we inserted first and on its own, and tells faults in what we inserted
 * (`ADDITION_FAULT`, an error) from all others (`PRE_EXISTING_FAULT`). Every fault is found in one go: a dangling
 * `$ref` hides nothing behind it.
 *
 * @returns in the order of the text, faults of other files last.
 */
export async function validateDocument(options: ValidateDocumentOptions): Promise<Diagnostic[]> {
  const { source, version, file, resolver } = options;
  const main: SpecFile = { file, source };
  const inserted = options.inserted.flatMap((pointer) => {
    const path = fromPointer(pointer);
    return path === undefined ? [] : [path];
  });
  const additionFaults = await checkAdditions(main, version, inserted);
  const survey = await surveyReferences(main, resolver);
  const { faults, crash } = await checkSpecSchema(main, survey, version);
  const ownFaults = checkOwnRules(main, version, inserted);
  const spotted = distinct([...ownFaults, ...additionFaults, ...survey.faults, ...faults]);
  const severity: Severity = options.strict ? 'error' : 'warning';
  return [
    ...(crash === undefined ? [] : [diagnose('VALIDATION_INCOMPLETE', crash, { file }, severity)]),
    ...judge(spotted, main, inserted, severity),
    ...survey.outside.map(({ reference, at }) =>
      diagnose('REFERENCE_OUTSIDE_ROOT', { reference }, placeOf(at, main)),
    ),
    ...namesSharedWithSchemas(main, version, inserted).map(({ name, path }) =>
      diagnose('NAME_SHARED_WITH_SCHEMA', { name }, placeOf({ in: main, path }, main)),
    ),
  ];
}

/** The same thing said twice of one spot is said once. */
function distinct(spotted: readonly SpottedFault[]): SpottedFault[] {
  const seen = new Set<string>();
  return spotted.filter(({ fault, at }) => {
    const isName = fault.kind === 'malformed-name' || fault.kind === 'unknown-property';
    const key = JSON.stringify([at.in.file, at.path, isName ? 'name' : fault]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function judge(
  spotted: readonly SpottedFault[],
  main: SpecFile,
  inserted: readonly (readonly string[])[],
  severity: Severity,
): Diagnostic[] {
  let told = 0;
  let untold = 0;
  const findings: Diagnostic[] = [];
  for (const { fault, at, place } of inTextOrder(spotted, main)) {
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
  spotted: readonly SpottedFault[],
  main: SpecFile,
): (SpottedFault & { readonly place: Place })[] {
  const rank = ({ at }: SpottedFault) => (at.in === main ? 0 : 1);
  return spotted
    .map(({ fault, at }) => ({ fault, at, place: placeOf(at, main) }))
    .sort((a, b) => rank(a) - rank(b) || (a.place.offset ?? 0) - (b.place.offset ?? 0));
}
