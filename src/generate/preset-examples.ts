import type { ErrorBodyPreset } from './bodies/error-body-preset.js';
import { PRESETS, type PresetName } from './bodies/presets.js';
import type { ErrorBody } from './error-body.js';
import { exampleFacts } from './example-facts.js';

/** What of a preset's error body needs no schema. */
type SchemalessBody = Pick<ErrorBody, 'mediaTypes' | 'headerBounds' | 'example'> &
  Required<Pick<ErrorBody, 'defaults'>>;

export function presetExamples(preset: PresetName): SchemalessBody {
  const { mediaType, headerBounds, example, defaults = example }: ErrorBodyPreset = PRESETS[preset];
  return {
    mediaTypes: [mediaType],
    ...(headerBounds === undefined ? {} : { headerBounds }),
    example: (row, context) => example(exampleFacts(row, context)),
    defaults: (row, context) => defaults(exampleFacts(row, context)),
  };
}
