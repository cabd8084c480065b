import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostic.js';
import { readTable } from '../../src/table/read-table.js';
import { statusTableJsonSchema } from '../../src/table/row-schema.js';

const ROW = { code: 404, message: 'Not Found', description: 'No such pet.' };

/** What the published schema accepts is read without errors, and what it rejects is an error. */
it.each([
  [[ROW], true],
  [{ rows: [ROW] }, true],
  [{ $schema: 'x', rows: [ROW] }, true],
  [[{ ...ROW, code: '404', headers: ['ETag', 'X-Limit: integer'], details: null }], true],
  [
    [{ ...ROW, code: '4xx', component: 'client.error', mediaType: 'text/plain', schema: '#/a', type: '/b' }],
    true,
  ],
  [[{ ...ROW, code: 'DEFAULT' }], true],
  [[{ ...ROW, code: 99 }], false],
  [[{ ...ROW, code: 404.5 }], false],
  [[{ ...ROW, code: '6XX' }], false],
  [[{ ...ROW, code: null }], false],
  [[{ message: 'Not Found' }], false],
  [[{ ...ROW, component: 'Not Found' }], false],
  [[{ ...ROW, message: 404 }], false],
  [[{ ...ROW, headers: [1] }], false],
  [[{ code: 404, mesage: 'Not Found' }], false],
  [['404'], false],
  [404, false],
  [[{ ...ROW, errorCode: 40401 }], true],
  [{ codes: [{ message: 'Not Found' }] }, false],
] as const)('agrees with the reader about %j', async (data, accepted) => {
  const validate = new Ajv2020({ strict: false }).compile(statusTableJsonSchema());
  expect(validate(data)).toBe(accepted);
  for (const file of ['table.json', 'table.yaml']) {
    const { diagnostics } = await readTable(JSON.stringify(data), { file });
    expect(hasErrors(diagnostics)).toBe(!accepted);
  }
});
