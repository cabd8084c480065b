import type { Diagnostic } from './diagnostic.js';
import { loadBody } from './load-body.js';
import { pathItemsOutside } from './merge/attach.js';
import { skippedStatuses } from './merge/attachable-operations.js';
import { type ExplainedOperation, explainAttach } from './merge/explain-attach.js';
import { existingResponses, targetOfRows } from './merge/plan-responses.js';
import { SpecFiles } from './openapi/spec-files.js';
import type { GenResponsesOptions } from './options.js';
import { factsOf, located, openText } from './pipeline.js';
import { prepareMerge } from './plan-spec.js';
import { resolveOptions } from './resolve-options.js';
import { statusRank } from './table/status-code.js';
import { LineIndex } from './text/line-index.js';

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
