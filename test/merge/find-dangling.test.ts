import { describe, expect, test } from 'vitest';
import { augmentDocument } from '../../src/augment-document.js';
import { genResponses } from '../../src/pipeline.js';
import { describeDiagnostic } from '../../src/report/describe-diagnostic.js';
import { readTable } from '../../src/table/read-table.js';

const SPEC = `openapi: 3.0.3
info: { title: A, version: '1' }
paths:
  /a:
    get:
      responses:
        404:
          $ref: '#/components/responses/NotFound'
`;

describe('a $ref to a name that the table has under another one', () => {
  const run = async (component: string, spec = SPEC) => {
    const csv = `code,message,description,component\n404,Not Found,Nothing here.,${component}\n`;
    const { table } = await readTable(csv, { file: 'codes.csv' });
    const { diagnostics } = await genResponses(spec, { table });
    return diagnostics.map((diagnostic) => {
      const { line, column } = diagnostic.place;
      return { code: diagnostic.code, line, column, hint: describeDiagnostic(diagnostic).hint };
    });
  };

  test('is told the name', async () => {
    expect(await run('Missing')).toEqual([
      {
        code: 'DANGLING_RESPONSE',
        line: 8,
        column: 11,
        hint: 'The table names 404 Missing. Refer to Missing, or write NotFound in the Component column of the row.',
      },
    ]);
  });

  test('has two ways out, and both are', async () => {
    expect(await run('NotFound')).toEqual([]);
    expect(await run('Missing', SPEC.replace('NotFound', 'Missing'))).toEqual([]);
  });
});

test('thousands of missing names among thousands of components take little time', () => {
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
      { name: 'NotFonud', code: undefined, row: undefined, nearest: 'NotFound' },
      `#/paths/${path}/get/responses/404/$ref`,
    ]),
  );
});
