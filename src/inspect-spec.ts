import { type Measurement, measure } from './coverage/measure.js';
import type { Diagnostic, Place } from './diagnostic.js';
import { loadBody } from './load-body.js';
import { pathItemsOutside } from './merge/attach.js';
import { attachPolicyFor } from './merge/attach-policy.js';
import { skippedStatuses } from './merge/attachable-operations.js';
import { type ExplainedOperation, explainAttach } from './merge/explain-attach.js';
import { readMergeState } from './merge/merge-state.js';
import { existingResponses, targetOfRows } from './merge/plan-responses.js';
import { placeAt } from './openapi/place-at.js';
import { SpecFiles } from './openapi/spec-files.js';
import { statusRank } from './openapi-version.js';
import type { GenResponsesOptions } from './options.js';
import { factsOf, located, openText } from './pipeline.js';
import { prepareMerge, rulesOf } from './plan-spec.js';
import { resolveOptions } from './resolve-options.js';
import { LineIndex } from './text/line-index.js';
import { fromPointer, valueAt } from './values/pointer.js';

/** The responses that a spec declares, and those that it lacks. */
export interface SpecMeasurement extends Measurement {
  readonly specVersion?: string;
  readonly title?: string;
  /** The place of a pointer, with line and column. */
  readonly placeOf: (pointer: string) => Place;
}

/** Measures the responses of a spec by the conditions of `attach`; options are those of `genResponses`. */
export async function measureSpec(text: string, options: GenResponsesOptions = {}): Promise<SpecMeasurement> {
  const settings = resolveOptions(options);
  const { file } = settings;
  const { spec, diagnostics } = openText(text, file);
  const nothing = (found: readonly Diagnostic[]): SpecMeasurement => ({
    ...{ operations: [], optedOut: 0, diagnostics: located(found, text, file) },
    placeOf: (pointer) => ({ file, pointer }),
  });
  if (spec === undefined) return nothing(diagnostics);
  const facts = await factsOf(spec, new SpecFiles(file, settings.resolver), settings);
  const state = readMergeState(spec, facts);
  const attach = attachPolicyFor(state, settings.table, rulesOf(settings));
  const responses = attach.table.rows.map(({ name, status }) => ({
    name,
    status,
    value: { description: '' },
  }));
  const refOf = targetOfRows(state, responses, existingResponses(state, settings, responses));
  const measured = measure({ state, policy: attach.policy, refOf });
  const title = valueAt(spec.document, ['info', 'title']);
  const lines = new LineIndex(text);
  return {
    ...measured,
    specVersion: spec.declaredVersion,
    ...(typeof title === 'string' && { title }),
    diagnostics: located([...diagnostics, ...attach.diagnostics, ...measured.diagnostics], text, file),
    placeOf: (pointer) => {
      const place = placeAt(spec, fromPointer(pointer) ?? []);
      return { ...place, ...(place.offset !== undefined && lines.at(place.offset)) };
    },
  };
}

/** Why attach gives the operations of a spec what it gives them. */
export interface SpecExplanation {
  readonly specVersion?: string;
  /** In document order. */
  readonly operations: readonly ExplainedOperation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Explains what `attach` would do with a spec; nothing is changed. Options are those of `genResponses`. */
export async function explainSpec(text: string, options: GenResponsesOptions = {}): Promise<SpecExplanation> {
  const settings = { ...resolveOptions(options), attach: true };
  const { file } = settings;
  const { spec, diagnostics } = openText(text, file);
  if (spec === undefined) return { operations: [], diagnostics: located(diagnostics, text, file) };
  const facts = await factsOf(spec, new SpecFiles(file, settings.resolver), settings);
  const prepared = prepareMerge(spec, { ...settings, errorBody: await loadBody(settings) }, facts);
  const { attach } = 'code' in prepared ? {} : prepared;
  if ('code' in prepared || attach === undefined) {
    const found = 'code' in prepared ? [...diagnostics, prepared] : diagnostics;
    return { operations: [], diagnostics: located(found, text, file) };
  }
  const { policy, ruledOut, table } = attach;
  const { state } = prepared;
  const { responses } = prepared.generated.components;
  const refOf = targetOfRows(state, responses, existingResponses(state, prepared.policy, responses));
  const context = { state, policy, refOf };
  const statuses = [...new Set([...table.rows.map(({ status }) => status), ...ruledOut.keys()])];
  const sorted = statuses.sort((left, right) => statusRank(left) - statusRank(right));
  const lines = new LineIndex(text);
  const malformed = [...spec.index.operationsByLocation.values()].flatMap((group) => {
    const skipped = skippedStatuses(spec, group);
    return skipped instanceof Set ? [] : [skipped];
  });
  const found = [...[...diagnostics, ...attach.diagnostics], ...malformed, ...pathItemsOutside(context)];
  return {
    specVersion: spec.declaredVersion,
    operations: explainAttach(context, sorted, ruledOut).map((operation) => ({
      ...operation,
      place: { ...operation.place, ...lines.at(operation.place.offset ?? 0) },
    })),
    diagnostics: located(found, text, file),
  };
}
