import { camara } from './camara.js';
import type { ErrorBodyPreset } from './error-body-preset.js';
import { google } from './google.js';
import { jsonapi } from './jsonapi.js';
import { microsoft } from './microsoft.js';
import { problemDetails } from './problem-details.js';
import { problemDetailsStrict } from './problem-details-strict.js';
import { simple } from './simple.js';
import { validationProblem } from './validation-problem.js';

/** The error bodies that ship with the tool, by the name that `--error-body` takes. */
export const PRESETS = {
  'problem-details': problemDetails,
  'validation-problem': validationProblem,
  'problem-details-strict': problemDetailsStrict,
  google,
  microsoft,
  jsonapi,
  simple,
  camara,
} as const satisfies Record<string, ErrorBodyPreset>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];

export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}
