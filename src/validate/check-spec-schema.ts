import type { Spec } from '../openapi/open-spec.js';
import type { SpecVersion } from '../openapi-version.js';
import type { LocatedFault, ReferenceCheck } from './check-references.js';
import { checkSwagger } from './check-swagger-rules.js';
import { compiledErrors } from './compiled-schema.js';
import { prepareDocument } from './prepare-document.js';
import { SCHEMA_CHECKS } from './schema-checks.js';
import type { SchemaVerdict } from './schema-error.js';
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
export async function checkSpecSchema(spec: Spec, references: ReferenceCheck): Promise<SchemaOutcome> {
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
