import { type Diagnostic, diagnose, type Place, type Severity } from '../diagnostic.js';
import type { Spec } from '../openapi/open-spec.js';
import { placeAt } from '../openapi/place-at.js';
import type { Location, SpecFile, SpecFiles } from '../openapi/spec-files.js';
import { LineIndex } from '../text/line-index.js';
import { groupBy } from '../values/group-by.js';
import { startsWith } from '../values/pointer.js';
import { checkAdditions } from './check-additions.js';
import {
  checkOwnRules,
  checkResponseSiblings,
  insertedEntries,
  namesSharedWithSchemas,
} from './check-own-rules.js';
import { checkReferences, type LocatedFault } from './check-references.js';
import { checkSpecSchema } from './check-spec-schema.js';

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

/**
 * The place of a location: the key of a property or the start of a list item. A value that is not in the text
 * (missing, or from an alias or `<<`) gets the place of its nearest ancestor.
 *
 * @param main Findings in this file get line and column later; those of other files get them here.
 */
function placeOf({ in: spec, path }: Location, main: SpecFile): Place {
  const place = placeAt(spec, path);
  return spec === main ? place : { ...place, ...linesOf(spec).at(place.offset ?? 0) };
}

const LINES = new WeakMap<SpecFile, LineIndex>();

function linesOf(spec: SpecFile): LineIndex {
  const lines = LINES.get(spec) ?? new LineIndex(spec.source.text);
  LINES.set(spec, lines);
  return lines;
}

/** One finding for each missing target, and for what is wrong in the same way, at its first place, with the number. */
export function countPlaces(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = groupBy(diagnostics.entries(), ([index, one]) => keyOf(one) ?? String(index));
  return [...groups.values()].map(([[, first], ...others]) =>
    others.length === 0 ? first : { ...first, places: others.length + 1 },
  );
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
