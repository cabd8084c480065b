import { isPresetName, type PresetName } from './generate/bodies/presets.js';
import { compiledPreset } from './generate/compiled-preset.js';
import type { ErrorBody } from './generate/error-body.js';
import type { ResolvedOptions } from './resolve-options.js';

/** The error body of the options; a string is the pointer of a schema in the spec. */
export async function loadBody(settings: ResolvedOptions): Promise<ErrorBody | string> {
  const { errorBody, errorName, table, problemBase } = settings;
  if (typeof errorBody !== 'string') {
    return 'schemas' in errorBody
      ? errorBody
      : (await import('./generate/zod-body.js')).zodOption(errorBody, errorName);
  }
  if (!isPresetName(errorBody)) return errorBody;
  const compiled = errorName === undefined ? compiledPreset(errorBody, table, { problemBase }) : undefined;
  if (compiled !== undefined) return compiled;
  return zodBodyOf(errorBody, errorName);
}

/** Memoized by name, because many specs of a run use the same body. */
const bodies = new Map<string, ErrorBody>();

async function zodBodyOf(preset: PresetName, errorName: string | undefined): Promise<ErrorBody> {
  const key = `${preset} ${errorName ?? ''}`;
  const known = bodies.get(key);
  if (known !== undefined) return known;
  const { presetBody } = await import('./generate/preset-body.js');
  const body = presetBody(preset, { errorName });
  bodies.set(key, body);
  return body;
}
