import { chooseBody } from './choose-body.js';
import { type Diagnostic, diagnose } from './diagnostic.js';
import type { ErrorBody } from './generate/error-body.js';
import { declareErrorCode } from './generate/error-body.js';
import {
  type GenerateResult,
  type GenerateTarget,
  generateComponents,
} from './generate/generate-components.js';
import type { GeneratedComponents } from './generate/generated-components.js';
import { type AttachConditions, type AttachRules, attachPolicyFor } from './merge/attach-policy.js';
import { statusesToFill } from './merge/fill.js';
import type { MergeFacts, MergePlan, MergePolicy } from './merge/merge-plan.js';
import { type MergeState, readMergeState } from './merge/merge-state.js';
import { planMerge as planMergeOfSpec } from './merge/plan-merge.js';
import { namesToSupply } from './merge/plan-responses.js';
import { producedTypes } from './openapi/media-types.js';
import { openDocument, type SpecDocument } from './openapi/open-spec.js';
import { placed } from './openapi/place-at.js';
import { containersOf, POINTER_TO_SCHEMA } from './openapi-version.js';
import { type ResolvedOptions, resolveOptions } from './resolve-options.js';
import { ruleSet } from './rules/rule-sets.js';
import type { StatusTable } from './table/status-table.js';
import { suppliableNames, supplyRows, supplyStatuses } from './table/supply-rows.js';
import { nearestName } from './text/nearest-name.js';
import { asMap, isObject } from './values/is-object.js';
import { startsWith, valueAt } from './values/pointer.js';

/** The options with the error body loaded; a string is the pointer of a schema in the spec. */
export type PlanSettings = Omit<ResolvedOptions, 'errorBody' | 'errorName'> & {
  readonly errorBody: ErrorBody | string;
};

export const NO_PLAN: MergePlan = { steps: [], changes: [] };

interface Planned {
  readonly plan: MergePlan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans how to merge components into a document, for callers that make their own components.
 *
 * @param document - An OpenAPI document as an object; it is not changed.
 * @param components - The `components` of the result of `generateComponents`.
 * @param policy - Defaults are those of `genResponses`.
 */
export function planMerge(
  document: Readonly<Record<string, unknown>>,
  components: GeneratedComponents,
  policy: Partial<MergePolicy> = {},
): Planned {
  if (!isObject(components) || !Array.isArray(components.responses) || !Array.isArray(components.schemas)) {
    throw new TypeError(
      'The second argument of planMerge must be the components of the result of generateComponents.',
    );
  }
  const settings = { ...resolveOptions({}), errorBody: 'problem-details' };
  const { spec, diagnostics } = openDocument(document, settings.file);
  if (spec === undefined) return { plan: NO_PLAN, diagnostics };
  const merged = planMergeOfSpec(spec, components, { ...policyOf(settings, undefined), ...policy });
  return { plan: merged.plan, diagnostics: [...diagnostics, ...merged.diagnostics] };
}

export function planSpec(spec: SpecDocument, settings: PlanSettings, facts: MergeFacts): Planned {
  const prepared = prepareMerge(spec, settings, facts);
  if ('code' in prepared) return { plan: NO_PLAN, diagnostics: [prepared] };
  const { chosen, attach, table, generated, policy, state } = prepared;
  const { components, diagnostics } = generated;
  const merged = planMergeOfSpec(spec, components, policy, facts, state);
  const found = diagnostics
    .flatMap((diagnostic) => ofWhatIsWritten(diagnostic, spec, merged.plan))
    .map((diagnostic) => strictly(diagnostic, settings))
    .map((diagnostic) => placed(diagnostic, spec));
  return {
    plan: merged.plan,
    diagnostics: [
      ...chosen.diagnostics,
      ...(attach?.diagnostics ?? []),
      ...found,
      ...lostSchemas(spec, table, components, merged.plan),
      ...merged.diagnostics,
    ],
  };
}

interface Prepared {
  readonly chosen: Exclude<ReturnType<typeof chooseBody>, Diagnostic>;
  readonly attach: AttachConditions | undefined;
  readonly table: StatusTable;
  readonly generated: GenerateResult;
  readonly policy: MergePolicy;
  readonly state: MergeState;
}

/** Chooses the body, the rows and the conditions, and makes the components; a finding if there is no such body. */
export function prepareMerge(
  spec: SpecDocument,
  settings: PlanSettings,
  facts: MergeFacts,
): Prepared | Diagnostic {
  const { errorBody } = settings;
  const body = typeof errorBody === 'string' ? errorBody : declareErrorCode(settings.table, errorBody);
  const state = readMergeState(spec, facts);
  const chosen = chooseBody(state, body, settings);
  if ('code' in chosen) return chosen;
  const attach = settings.attach ? attachPolicyFor(state, settings.table, rulesOf(settings)) : undefined;
  const given = attach?.table ?? settings.table;
  const table = supplyRows(given, namesToSupply(state));
  const generated = generate(state, table, chosen.body, settings);
  const policy: MergePolicy = {
    ...policyOf(settings, chosen.keptSchema),
    ...(attach && { attach: attach.policy }),
    ...(generated.fill && { fill: generated.fill }),
    supplied: namesMissingIn(given, table),
  };
  return { chosen, attach, table, generated, policy, state };
}

/** The names of rows that only the second of two tables has. */
function namesMissingIn(given: StatusTable, table: StatusTable): ReadonlySet<string> {
  const names = new Set(table.rows.map(({ name }) => name));
  for (const { name } of given.rows) names.delete(name);
  return names;
}

/** The components of a table, and with `--fill` a response for each status that is to be filled. */
function generate(
  state: MergeState,
  table: StatusTable,
  body: ErrorBody,
  settings: PlanSettings,
): GenerateResult & Pick<MergePolicy, 'fill'> {
  const target = generateTarget(state.spec, settings);
  if (!settings.fill) return generateComponents(table, body, target);
  const full = supplyStatuses(table, statusesToFill(state));
  const { components, diagnostics } = generateComponents(full, body, target);
  const names = new Set(table.rows.map(({ name }) => name));
  const responses = components.responses.filter(({ name }) => names.has(name));
  // The first row of a status comes last here, and wins.
  const fill = new Map(components.responses.toReversed().map(({ status, value }) => [status, value]));
  return { components: { ...components, responses }, diagnostics, fill };
}

/** Rows that point to a schema which neither the spec nor the generated components have. */
function lostSchemas(
  spec: SpecDocument,
  table: StatusTable,
  components: GeneratedComponents,
  { changes }: MergePlan,
): Diagnostic[] {
  const { responses, schemas } = containersOf(spec.version);
  const standing = valueAt(spec.document, schemas);
  const known = new Set([...Object.keys(asMap(standing)), ...components.schemas.map(({ name }) => name)]);
  return table.rows.flatMap(({ name: response, schema, bodyAllowed, place }) => {
    const name = schema === undefined ? undefined : POINTER_TO_SCHEMA.exec(schema)?.[1];
    if (schema === undefined || name === undefined || known.has(name) || !bodyAllowed) return [];
    if (place === undefined || !isWritten(changes, [...responses, response])) return [];
    const suggestion = nearestName(name, [...known]);
    return [diagnose('ROW_SCHEMA_NOT_FOUND', { schema, suggestion }, place)];
  });
}

export function rulesOf({ rules, table }: Pick<PlanSettings, 'rules' | 'table'>): AttachRules {
  const named = rules ?? 'recommended';
  return {
    rules: typeof named === 'string' ? ruleSet(named) : named,
    choosesCodes: rules !== undefined && table.isSelection !== true,
  };
}

/** Under `strict`, a schema that accepts more than the author's is an error. */
function strictly(diagnostic: Diagnostic, { strict }: PlanSettings): Diagnostic {
  return strict && diagnostic.code === 'SCHEMA_WIDENED' ? { ...diagnostic, severity: 'error' } : diagnostic;
}

/** Missing examples are reported only for responses that this run writes. */
function ofWhatIsWritten(
  diagnostic: Diagnostic,
  { version }: SpecDocument,
  { changes, steps }: MergePlan,
): Diagnostic[] {
  const { responses } = containersOf(version);
  if (diagnostic.code === 'MEDIA_TYPE_NOT_PRODUCED') {
    const isAny = changes.some(({ path }) => startsWith(path, responses));
    return isAny || steps.some(({ action }) => action === 'fill') ? [diagnostic] : [];
  }
  if (diagnostic.code !== 'EXAMPLES_LEFT_OUT') return [diagnostic];
  const missing = diagnostic.args.missing.filter(({ response }) =>
    isWritten(changes, [...responses, response]),
  );
  return missing.length === 0 ? [] : [{ ...diagnostic, args: { ...diagnostic.args, missing } }];
}

function isWritten(changes: MergePlan['changes'], path: readonly string[]): boolean {
  return changes.some((change) => change.path.length === path.length && startsWith(change.path, path));
}

function generateTarget(spec: SpecDocument, settings: PlanSettings): GenerateTarget {
  const { version, document } = spec;
  const { file, mediaTypes, problemBase, rowSchemas, headers } = settings;
  return {
    ...{ version, file, mediaTypes, headers, problemBase, rowSchemas },
    produces: producedTypes(spec),
    headerNames: headers && Object.keys(asMap(valueAt(document, ['components', 'headers']))),
  };
}

function policyOf(settings: PlanSettings, keptSchema: MergePolicy['keptSchema']): MergePolicy {
  const { table, onConflict, ledger, reuse, onlyReferenced, prune, force, renameRefs } = settings;
  return {
    ...{ onConflict, ledger, reuse, onlyReferenced, prune, force, renameRefs },
    suppliableNames: () => suppliableNames(table),
    keptSchema,
  };
}
