import { isPresetName } from './generate/bodies/presets.js';
import { compiledPreset } from './generate/compiled-preset.js';
import type { ErrorBody } from './generate/error-body.js';
import type { ResolvedOptions } from './options.js';

/** The error body that is meant; a string is the pointer of a schema that the spec has, or means nothing. */
export async function loadBody(settings: ResolvedOptions): Promise<ErrorBody | string> {
  const { errorBody, errorName, table, problemBase } = settings;
  if (typeof errorBody !== 'string' || !isPresetName(errorBody)) return errorBody;
  const context = problemBase === undefined ? {} : { problemBase };
  const compiled = errorName === undefined ? compiledPreset(errorBody, table, context) : undefined;
  if (compiled !== undefined) return compiled;
  const { presetBody } = await import('./generate/preset-body.js');
  return presetBody(errorBody, errorName === undefined ? {} : { errorName });
}
