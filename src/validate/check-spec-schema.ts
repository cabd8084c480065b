import { loadCompiled } from '../compiled.js';
import type { Spec } from '../openapi/open-spec.js';
import type { SpecVersion } from '../openapi-version.js';
import { asMap } from '../values/is-object.js';
import type { LocatedFault, ReferenceCheck } from './check-references.js';
import { prepareDocument } from './prepare-document.js';
import { checkSwaggerRules, SCHEMA_CHECKS, type SchemaName } from './schema-checks.js';
import type { SchemaError, SchemaVerdict } from './schema-error.js';
import { trimSchemaErrors } from './trim-schema-errors.js';

export interface SchemaOutcome {
  readonly faults: readonly LocatedFault[];
  /** Set if the validator crashed; `faults` has the errors found before that. */
  readonly crash?: { readonly validator: string; readonly detail: string };
}

/**
 * Validates a spec with all its files against the schema of its version; for Swagger 2.0 also the rules that its
 * schema cannot express.
 */
export async function checkSpecSchema(
  spec: Spec,
  references: Pick<ReferenceCheck, 'faults' | 'fragments' | 'hasExternal'>,
): Promise<SchemaOutcome> {
  const prepared = prepareDocument(spec, references.fragments);
  const verdict = await judgeSchema(prepared.document, spec.version);
  if (verdict.kind === 'crash') {
    return { faults: prepared.faults, crash: { validator: verdict.validator, detail: verdict.detail } };
  }
  const traced = trimSchemaErrors(verdict.errors, prepared.document);
  const faults = [
    ...prepared.faults,
    ...traced.map(({ fault, path }) => ({ fault, at: prepared.locate(path) })),
  ];
  const isSound = faults.length === 0 && references.faults.length === 0 && !references.hasExternal;
  return { faults: spec.version === '2.0' && isSound ? await checkSwagger(spec) : faults };
}

async function judgeSchema(
  document: Readonly<Record<string, unknown>>,
  version: SpecVersion,
): Promise<SchemaVerdict> {
  const isPartial = version === '3.1' && document.paths === undefined && document.webhooks === undefined;
  const name = isPartial ? '3.1-parts' : version;
  const errors = compiledErrors(name, document);
  return errors === undefined ? SCHEMA_CHECKS[name].check(document) : { kind: 'judged', errors };
}

/**
 * The rules of Swagger 2.0 that its schema cannot express. The library stops at the first broken rule. Requires a
 * document that matches the schema and whose references all resolve within the file.
 */
async function checkSwagger(spec: Spec): Promise<LocatedFault[]> {
  const detail = await checkSwaggerRules({ ...structuredClone(spec.document), swagger: spec.version });
  if (detail === undefined) return [];
  return [{ fault: { kind: 'other', detail }, at: { in: spec, path: subjectOf(detail, spec) } }];
}

/**
 * The library reports an operation, path or definition by an ID built from names. Finds it by building the same IDs
 * from the document; the longest match wins.
 */
function subjectOf(detail: string, { document, index }: Spec): readonly string[] {
  const subjects: { id: string; path: readonly string[] }[] = index.operations.map(
    ({ path, method, location }) => ({ id: `/paths${path}/${method}`, path: location }),
  );
  for (const name of Object.keys(asMap(document.paths))) {
    subjects.push({ id: `/paths${name}`, path: ['paths', name] });
  }
  for (const name of Object.keys(asMap(document.definitions))) {
    subjects.push({ id: `/definitions/${name}`, path: ['definitions', name] });
  }
  const named = subjects.filter(({ id }) => detail.includes(id));
  return named.sort((a, b) => b.id.length - a.id.length)[0]?.path ?? ['paths'];
}

/** A compiled Ajv function; `errors` are those of the last call, null if there are none. */
interface Compiled {
  (document: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

type Matcher = (document: unknown) => boolean;

/**
 * Validates a document with the schema of its version as compiled by the build. Gives the same result as the
 * validator package, which takes longer to load than most documents take to check, and whose time grows with the
 * square of the number of errors.
 *
 * @returns `undefined` if the package has to decide: the source was not built, the document has cycles, or it lacks
 * something without which the package crashes
 */
function compiledErrors(
  name: SchemaName,
  document: Readonly<Record<string, unknown>>,
): readonly SchemaError[] | undefined {
  // Most documents are valid: what only tells whether they are is small, and takes half the time.
  const matches = name === '2.0' ? undefined : loadCompiled<Matcher>(`matches-${name}`);
  try {
    if (matches?.(document) === true) return [];
  } catch {
    return undefined;
  }
  const accepts = loadCompiled<Compiled>(`openapi-${name}`);
  if (accepts === undefined) return undefined;
  try {
    const errors = accepts(document) ? [] : (accepts.errors ?? undefined);
    return errors?.some(isMissingAtRoot) ? undefined : errors;
  } catch {
    return undefined;
  }
}

function isMissingAtRoot({ instancePath, keyword }: SchemaError): boolean {
  return instancePath === '' && keyword === 'required';
}
