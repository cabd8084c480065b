import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DIALECTS } from '../../src/dialect.js';
import { emitComponents } from '../../src/emit/components.js';
import { generateComponents } from '../../src/generate/generate-components.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { SAMPLE_ROWS } from './status-row.js';

it.each(DIALECTS)('fixtures/generate shows what a table comes to in %s', (dialect) => {
  const target = { dialect, file: 'a.yaml', produces: ['application/problem+json'] };
  const { components } = generateComponents({ rows: SAMPLE_ROWS }, presetBody('validation-problem'), target);
  const expected = new URL(`../../fixtures/generate/openapi-${dialect}.yaml`, import.meta.url);
  expect(emitComponents(components, dialect)).toBe(readFileSync(expected, 'utf8'));
});
