import { z } from 'zod';
import { convertSchema } from '../json-schema/convert.js';
import { fromZod, zodRejection } from '../json-schema/from-zod.js';
import { isPresetName, PRESET_NAMES, PRESETS, type PresetName } from './bodies/presets.js';
import { presetExamples } from './compiled-preset.js';
import type { ErrorBody } from './error-body.js';
import { memoizeByVersion } from './schema-body.js';

/**
 * The error body of a preset.
 *
 * @param options.errorName names its schema; nested schemas keep their names
 * @throws TypeError if there is no preset of that name
 */
export function presetBody(preset: PresetName, options: { readonly errorName?: string } = {}): ErrorBody {
  if (!isPresetName(preset)) throw new TypeError(`The preset must be one of ${PRESET_NAMES.join(', ')}.`);
  const zodSchema = PRESETS[preset].schema(z);
  const name = options.errorName ?? PRESETS[preset].name;
  const { schema } = fromZod(zodSchema, name);
  return {
    name,
    ...presetExamples(preset),
    // A preset says nothing that a version cannot say, unions in 2.0 apart: no findings.
    schemas: memoizeByVersion((version) => ({
      schemas: convertSchema(schema, name, version).schemas,
      diagnostics: [],
    })),
    reject: (value) => zodRejection(zodSchema, value),
    jsonSchema: schema,
  };
}
