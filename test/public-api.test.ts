import { expect, test } from 'vitest';
import * as library from '../src/index.js';

/** Additions are a minor version, removals a major one: change this list knowingly. */
const PUBLIC = [
  'applyEdits',
  'augmentDocument',
  'buildStatusTable',
  'describeDiagnostic',
  'genResponses',
  'generateComponents',
  'jsonSchemaBody',
  'planMerge',
  'presetBody',
  'readTable',
  'registryNames',
  'removeResponses',
  'validateSpec',
  'zodBody',
];

test('the library exports exactly this', () => {
  expect(Object.keys(library).sort()).toEqual(PUBLIC);
});
