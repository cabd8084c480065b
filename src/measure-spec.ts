import { type Measurement, measure } from './coverage/measure.js';
import type { Diagnostic, Place } from './diagnostic.js';
import { attachPolicyFor } from './merge/attach-policy.js';
import { readMergeState } from './merge/merge-state.js';
import { existingResponses, targetOfRows } from './merge/plan-responses.js';
import { placeAt } from './openapi/place-at.js';
import { SpecFiles } from './openapi/spec-files.js';
import type { GenResponsesOptions } from './options.js';
import { factsOf, located, openText } from './pipeline.js';
import { rulesOf } from './plan-spec.js';
import { resolveOptions } from './resolve-options.js';
import { LineIndex } from './text/line-index.js';
import { fromPointer } from './values/pointer.js';
import { valueAt } from './values/value-at.js';

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
  const attach = attachPolicyFor(spec, settings.table, rulesOf(settings));
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
