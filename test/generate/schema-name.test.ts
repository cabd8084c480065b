import { expect, test } from 'vitest';
import { schemaName } from '../../src/generate/schema-body.js';

test.each([
  ['schemas/api-error.schema.json', 'ApiError'],
  ['.\\schemas\\pet error.yaml', 'PetError'],
  ['problem.v2.json', 'ProblemV2'],
  ['ошибка.json', 'Schema'],
  ['4.json', 'Schema4'],
  ['404-error.json', 'Schema404Error'],
  ['.json', 'Schema'],
  ['', 'Schema'],
])('the file %s names its schema %s', (path, name) => {
  expect(schemaName(path)).toBe(name);
});
