import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emitComponents } from '../../src/emit/components.js';
import { generateComponents } from '../../src/generate/generate-components.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { SPEC_VERSIONS } from '../../src/openapi-version.js';
import { SAMPLE_ROWS } from './status-row.js';

it.each(SPEC_VERSIONS)('fixtures/generate shows what a table comes to in %s', (version) => {
  const target = { version, file: 'a.yaml', produces: ['application/problem+json'] };
  const { components } = generateComponents({ rows: SAMPLE_ROWS }, presetBody('validation-problem'), target);
  const expected = new URL(`../../fixtures/generate/openapi-${version}.yaml`, import.meta.url);
  expect(emitComponents(components, version)).toBe(readFileSync(expected, 'utf8'));
});
