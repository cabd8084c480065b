import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesJsonSchema } from '../../src/rules/rule-schema.js';

test('the published schema of rule files is that of the source', () => {
  const text = readFileSync(new URL('../../schemas/rules.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(text)).toEqual(rulesJsonSchema());
});
