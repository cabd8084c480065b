import { type Spec, withDocument } from '../openapi/open-spec.js';
import { componentAt, containersOf, type SpecVersion } from '../openapi-version.js';
import { valueAt } from '../values/pointer.js';
import type { LocatedFault } from './check-references.js';
import { checkSpecSchema, type SchemaOutcome } from './check-spec-schema.js';

/** References are checked elsewhere. */
const NO_REFERENCES = { faults: [], fragments: [], hasExternal: false };

/**
 * Validates the inserted components on their own, in a minimal document of the same version, so that every error
 * found is in them. Paths are those of the full document. Also covers specs on which the full validation crashes.
 *
 * @param entries Paths of the inserted entries.
 */
export async function checkAdditions(
  spec: Spec,
  entries: readonly (readonly string[])[],
): Promise<readonly LocatedFault[]> {
  if (entries.length === 0) return [];
  const { responses, schemas, headers } = containersOf(spec.version);
  const pick = (container: readonly string[]) =>
    Object.fromEntries(
      entries
        .filter((path) => componentAt(container, path) !== undefined)
        .map((path) => [path.at(-1) ?? '', valueAt(spec.document, path)]),
    );
  const picked = { responses: pick(responses), schemas: pick(schemas), headers: pick(headers) };
  const document = minimalDocument(spec.version, picked);
  const { faults } = await verdictOn(document, spec);
  return faults.map(({ fault, at }) => ({ fault, at: { in: spec, path: at.path } }));
}

/** Caches results, because most specs of a run get the same additions. */
const verdicts = new Map<string, Promise<SchemaOutcome>>();
const MOST_VERDICTS = 64;

function verdictOn(document: Record<string, unknown>, spec: Spec): Promise<SchemaOutcome> {
  const key = JSON.stringify(document);
  const verdict = verdicts.get(key) ?? checkSpecSchema(withDocument(spec, document), NO_REFERENCES);
  if (verdicts.size >= MOST_VERDICTS) verdicts.clear();
  verdicts.set(key, verdict);
  return verdict;
}

function minimalDocument(
  version: SpecVersion,
  components: Readonly<Record<'responses' | 'schemas' | 'headers', object>>,
): Record<string, unknown> {
  const info = { title: 'Additions', version: '1.0.0' };
  const { responses, schemas } = components;
  if (version === '2.0') return { swagger: '2.0', info, paths: {}, responses, definitions: schemas };
  return { openapi: `${version}.0`, info, paths: {}, components };
}
