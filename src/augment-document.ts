import { hasErrors } from './diagnostic.js';
import { isPresetName } from './generate/bodies/presets.js';
import { presetBody } from './generate/preset-body.js';
import { zodOption } from './generate/zod-body.js';
import { applyPlan } from './merge/apply-plan.js';
import { openDocument } from './openapi/open-spec.js';
import type { AugmentOptions, AugmentResult } from './options.js';
import { NO_PLAN, type PlanSettings, planSpec } from './plan-spec.js';
import { type ResolvedOptions, resolveOptions } from './resolve-options.js';
import { asMap, isPlainObject } from './values/is-object.js';

/**
 * Adds the responses of the table to a document object, as `genResponses` does for a text, but without validation and
 * without a record in `x-gen-responses` (`ledger: true` writes one).
 *
 * @param document an OpenAPI document as plain data, of any library's type
 * @returns a new document that shares what did not change; the given one is never changed. Problems of the document
 *   are findings.
 * @throws TypeError if the document is not a plain object or an option is wrong
 */
export function augmentDocument<T extends object>(
  document: T,
  options: AugmentOptions = {},
): AugmentResult<T> {
  if (!isPlainObject(document)) {
    throw new TypeError('The document must be a plain object, as JSON.parse returns it.');
  }
  for (const [name, part] of partsOf(document)) {
    if (part instanceof Map)
      throw new TypeError(`${name} of the document must be a plain object, not a Map.`);
  }
  const settings = resolveOptions(options, { ledger: false });
  const { spec, diagnostics } = openDocument(document, settings.file);
  if (spec === undefined) return { document, plan: NO_PLAN, diagnostics };
  const { plan, diagnostics: planned } = planSpec(spec, { ...settings, errorBody: bodyOf(settings) }, {});
  const found = [...diagnostics, ...planned];
  return {
    // The plan adds responses and schemas, which every document type allows.
    document: hasErrors(found) ? document : (applyPlan(document, plan.changes) as T),
    plan,
    diagnostics: found,
  };
}

/** What holds entries that are read or added, by name. */
function partsOf(document: Readonly<Record<string, unknown>>): [string, unknown][] {
  const { components } = document;
  return [
    ...Object.entries(document),
    ...Object.entries(asMap(components)).map(([name, part]): [string, unknown] => [
      `components.${name}`,
      part,
    ]),
  ];
}

/** Synchronous counterpart of `loadBody`. */
function bodyOf({ errorBody, errorName }: ResolvedOptions): PlanSettings['errorBody'] {
  if (typeof errorBody !== 'string')
    return 'schemas' in errorBody ? errorBody : zodOption(errorBody, errorName);
  if (!isPresetName(errorBody)) return errorBody;
  return presetBody(errorBody, { errorName });
}
