import { describe, expect, test } from 'vitest';
import { augmentDocument } from '../../src/augment-document.js';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses } from '../../src/pipeline.js';
import { buildStatusTable, type TableOptions } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';

const refTo = (name: string) => `openapi: 3.0.3
info: { title: A, version: '1' }
paths:
  /a:
    get:
      responses:
        409:
          $ref: '#/components/responses/${name}'
`;

async function run(
  name: string,
  { csv = '', ...rest }: GenResponsesOptions & TableOptions & { csv?: string } = {},
) {
  const { codes, naming, suffix, ...options } = rest;
  const text = csv === '' ? '' : `code,message,description,component\n${csv}`;
  const tableOptions = { ...(codes && { codes }), ...(naming && { naming }), ...(suffix && { suffix }) };
  const { table } =
    text === '' ? buildStatusTable(tableOptions) : await readTable(text, { file: 'a.csv', ...tableOptions });
  const result = await genResponses(refTo(name), { table, validate: false, ...options });
  const added = result.plan.steps
    .filter(({ action, pointer }) => action === 'add' && pointer.includes('/responses/'))
    .map(({ pointer }) => pointer.slice('#/components/responses/'.length));
  return { ...result, table, added };
}

describe('a $ref to a name that the selection does not give', () => {
  test.each<[string, string, Parameters<typeof run>[1], string]>([
    ['a registered name', 'Conflict', {}, 'The request conflicts with'],
    ['a former name', 'PayloadTooLarge', {}, 'The request body is too large'],
    ['a name in the naming in use', 'too_many_requests', { naming: 'snake' }, 'too many requests'],
    ['a code', '409', { naming: 'code' }, 'The request conflicts with'],
    ['a name with the suffix', 'ConflictError', { suffix: 'Error' }, 'The request conflicts with'],
    ['a row of the table', 'Duplicate', { csv: '409,Duplicate,Taken.,\n404,Gone Fishing,No.,\n' }, 'Taken.'],
    ['the code of a row', 'Conflict', { csv: '409,Duplicate,Taken.,\n404,Gone Fishing,No.,\n' }, 'Taken.'],
  ])('supplies %s', async (_, name, options, description) => {
    const { added, text, diagnostics } = await run(name, { codes: '404', onlyReferenced: true, ...options });
    expect(diagnostics.filter(({ code }) => code === 'DANGLING_RESPONSE')).toEqual([]);
    expect(added).toEqual([name]);
    expect(text).toContain(description);
  });

  test('supplies it next to the selected rows, and a second run changes nothing', async () => {
    const { added, text, table } = await run('Conflict', { codes: '404,500' });
    expect(added).toEqual(['NotFound', 'Conflict', 'InternalServerError']);
    expect((await genResponses(text, { table })).text).toBe(text);
    expect((await genResponses(text, { table, prune: true })).text).toBe(text);
  });

  test('suggests the most similar name of the registry', async () => {
    const { diagnostics } = await run('Conflct', { codes: '404' });
    expect(diagnostics).toMatchObject([
      {
        code: 'DANGLING_RESPONSE',
        severity: 'warning',
        args: { nearest: 'Conflict' },
        place: { line: 8, column: 11 },
      },
    ]);
  });
});

test('suggests names for thousands of missing names among thousands of components', () => {
  const count = 2000;
  const name = (start: string, index: number) => `${start}ResponseOfTheServiceNumber${index}`;
  const all = Array.from({ length: count }, (_, index) => index);
  const responses = Object.fromEntries(all.map((index) => [name('Standing', index), { description: '' }]));
  const paths = Object.fromEntries(
    all.map((index) => {
      const $ref = `#/components/responses/${name('Missing', index)}`;
      return [`/${index}`, { get: { responses: { 404: { $ref } } } }];
    }),
  );
  const document = { openapi: '3.0.3', info: {}, paths, components: { responses } };
  const { diagnostics } = augmentDocument(document);
  expect(diagnostics.filter(({ code }) => code === 'DANGLING_RESPONSE')).toHaveLength(count);
});

test('each missing name has one suggestion, wherever it is referred to', () => {
  const $ref = '#/components/responses/NotFonud';
  const item = () => ({ get: { responses: { 404: { $ref } } } });
  const { diagnostics } = augmentDocument({
    openapi: '3.0.3',
    info: {},
    paths: { '/a': item(), '/b': item() },
  });
  expect(diagnostics.map(({ args, place }) => [args, place.pointer])).toEqual(
    ['~1a', '~1b'].map((path) => [
      { name: 'NotFonud', nearest: 'NotFound' },
      `#/paths/${path}/get/responses/404/$ref`,
    ]),
  );
});
