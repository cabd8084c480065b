import type { ErrorBodyPreset } from './error-body-preset.js';
import { problemDetails } from './problem-details.js';

/** The error bodies that ship with the tool, by the name that `--error-body` takes. */
export const PRESETS = {
  'problem-details': problemDetails,
} as const satisfies Record<string, ErrorBodyPreset>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];

export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}
