import { hasErrors } from './diagnostic.js';
import { isPresetName } from './generate/bodies/presets.js';
import { presetBody } from './generate/preset-body.js';
import { applyPlan } from './merge/apply-plan.js';
import { openDocument } from './openapi/open-spec.js';
import { type AugmentOptions, type AugmentResult, type ResolvedOptions, resolveOptions } from './options.js';
import { NO_PLAN, type PlanSettings, planSpec } from './plan-spec.js';

/**
 * Adds the responses of the table to a document object, as `genResponses` does for a text, but without validation.
 *
 * @returns a new document that shares what did not change; the given one is never changed.
 */
export function augmentDocument(
  document: Readonly<Record<string, unknown>>,
  options: AugmentOptions = {},
): AugmentResult {
  const settings = resolveOptions(options);
  const { spec, diagnostics } = openDocument(document, settings.file);
  if (spec === undefined) return { document, plan: NO_PLAN, diagnostics };
  const { plan, diagnostics: planned } = planSpec(spec, { ...settings, errorBody: bodyOf(settings) }, {});
  const found = [...diagnostics, ...planned];
  return {
    document: hasErrors(found) ? document : applyPlan(document, plan.changes),
    plan,
    diagnostics: found,
  };
}

/** Synchronous counterpart of `loadBody`. */
function bodyOf({ errorBody, errorName }: ResolvedOptions): PlanSettings['errorBody'] {
  if (typeof errorBody !== 'string' || !isPresetName(errorBody)) return errorBody;
  return presetBody(errorBody, errorName === undefined ? {} : { errorName });
}
