import { componentAt } from '../openapi/component-at.js';
import { containersOf, type SpecVersion } from '../openapi-version.js';
import { valueAt } from '../values/value-at.js';
import { checkSpecSchema, type SchemaOutcome } from './check-spec-schema.js';
import { insertedEntries } from './inserted-entries.js';
import type { SpecFile } from './spec-file.js';
import type { SpottedFault, Survey } from './survey-references.js';

/** References are another check's matter. */
const NO_REFERENCES: Survey = { faults: [], outside: [], fragments: [], hasExternal: false };

/**
 * Validates the components that were inserted on their own, in the smallest document of the same version: what
 * is found is theirs, whatever the spec around them is like. Paths are those of the full document.
 *
 * The full check says the same of them whenever it comes to an end. This one comes first, and speaks where the
 * full check cannot.
 */
export async function checkAdditions(
  main: SpecFile,
  version: SpecVersion,
  inserted: readonly (readonly string[])[],
): Promise<readonly SpottedFault[]> {
  const { responses, schemas } = containersOf(version);
  const entries = insertedEntries(main, version, inserted);
  if (entries.length === 0) return [];
  const pick = (container: readonly string[]) =>
    Object.fromEntries(
      entries
        .filter((path) => componentAt(container, path) !== undefined)
        .map((path) => [path.at(-1) ?? '', valueAt(main.source.value, path)]),
    );
  const document = minimalDocument(version, pick(responses), pick(schemas));
  const { faults } = await verdictOn(document, main, version);
  return faults.map(({ fault, at }) => ({ fault, at: { in: main, path: at.path } }));
}

/** Over many specs the same is added to most: what was judged once is not judged again. */
const verdicts = new Map<string, Promise<SchemaOutcome>>();
const MOST_VERDICTS = 64;

function verdictOn(
  document: Record<string, unknown>,
  { file, source }: SpecFile,
  version: SpecVersion,
): Promise<SchemaOutcome> {
  const key = JSON.stringify(document);
  const minimal: SpecFile = { file, source: { ...source, value: document } };
  const verdict = verdicts.get(key) ?? checkSpecSchema(minimal, NO_REFERENCES, version);
  if (verdicts.size >= MOST_VERDICTS) verdicts.clear();
  verdicts.set(key, verdict);
  return verdict;
}

function minimalDocument(version: SpecVersion, responses: object, schemas: object): Record<string, unknown> {
  const info = { title: 'Additions', version: '1.0.0' };
  if (version === '2.0') return { swagger: '2.0', info, paths: {}, responses, definitions: schemas };
  return { openapi: `${version}.0`, info, paths: {}, components: { responses, schemas } };
}
