import { describe, expect, test } from 'vitest';
import { parse as load } from 'yaml';
import { z } from 'zod';
import {
  augmentDocument,
  buildStatusTable,
  generateComponents,
  genResponses,
  planMerge,
  presetBody,
  readTable,
  removeResponses,
  validateSpec,
} from '../src/index.js';

const SPEC = `# kept
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 } # kept too
paths: {}
`;

const codes = ({ diagnostics }: { diagnostics: readonly { code: string }[] }) =>
  diagnostics.map(({ code }) => code);

describe('genResponses', () => {
  test('adds the default table, and finds nothing to do the second time', async () => {
    const first = await genResponses(SPEC);
    expect(first.text.startsWith(SPEC)).toBe(true);
    expect(first.plan.steps.map(({ action }) => action)).toEqual(Array(15).fill('add'));
    expect(first).toMatchObject({ specVersion: '3.0.3', diagnostics: [] });
    const second = await genResponses(first.text);
    expect(second.text).toBe(first.text);
    expect(second.edits).toEqual([]);
    expect(new Set(second.plan.steps.map(({ action }) => action))).toEqual(new Set(['unchanged']));
  });

  test('keeps what the author changed, and says so', async () => {
    const { text } = await genResponses(SPEC);
    const edited = text.replace('title: Not Found', 'title: Nothing here');
    const again = await genResponses(edited);
    expect(again.text).toBe(edited);
    expect(codes(again)).toContain('ENTRY_TAKEN_OVER');
  });

  test('updates what is still its own when the table changes', async () => {
    const { text } = await genResponses(SPEC);
    const { table } = await readTable('| Code | Description |\n| - | - |\n| 404 | No such pet. |\n', {
      file: 't.md',
    });
    const again = await genResponses(text, { table });
    expect(again.plan.steps.slice(0, 2)).toMatchObject([
      { pointer: '#/components/responses/NotFound', action: 'update' },
      { pointer: '#/components/schemas/ProblemDetails', action: 'unchanged' },
    ]);
    expect(again.text).toContain('description: No such pet.');
  });

  test.each([
    ['', 'EMPTY_DOCUMENT', 1, 1],
    ['# only a comment\n', 'EMPTY_DOCUMENT', 1, 1],
    ['a: 1\n', 'NOT_A_SPEC', 1, 1],
    ['openapi: 4.0.0\n', 'UNSUPPORTED_VERSION', 1, 10],
    ['openapi: 3.0.3\n---\nopenapi: 3.0.3\n', 'MULTIPLE_DOCUMENTS', 2, 1],
    ['openapi: 3.0.3\nopenapi: 3.0.3\n', 'DUPLICATE_KEY', 2, 1],
    ['{"openapi": "3.0.3",\n "openapi": "3.0.3"}', 'DUPLICATE_KEY', 2, 2],
    ['openapi: 3.0.3\ninfo:\n\ttitle: x\n', 'TAB_INDENTATION', 3, 1],
    ['openapi: 3.0.3\ninfo: {\n\ttitle: x }\n', 'TAB_INDENTATION', 3, 2],
    ['openapi: "3.0.3\n', 'NOT_PARSEABLE', 2, 1],
    ['openapi: 3.0.3\ncomponents: [1]\n', 'CONTAINER_NOT_EDITABLE', 2, 13],
    ['openapi: 3.0.3\nx: &c {}\ncomponents: *c\n', 'CONTAINER_NOT_EDITABLE', 3, 13],
  ])('refuses %j with %s at %i:%i', async (text, code, line, column) => {
    const result = await genResponses(text, { file: 'a.yaml' });
    expect(result.text).toBe(text);
    expect(result.edits).toEqual([]);
    expect(result.diagnostics).toMatchObject([
      { code, severity: 'error', place: { file: 'a.yaml', line, column } },
    ]);
  });

  test('tells a fault that stood there before from its own, and with strict leaves the text alone', async () => {
    const faulty = `${SPEC.replace('paths: {}', 'paths:\n  /a:\n    get: { responses: { 404: { $ref: "#/components/responses/NotFound" } } }\n  /b:\n    get: { responses: { 200: {} } }')}`;
    const result = await genResponses(faulty);
    expect(result.text).not.toBe(faulty);
    expect(result.diagnostics).toMatchObject([
      {
        code: 'PRE_EXISTING_FAULT',
        severity: 'warning',
        place: { line: 8, pointer: '#/paths/~1b/get/responses/200' },
      },
    ]);
    const strict = await genResponses(faulty, { strict: true });
    expect(strict.text).toBe(faulty);
    expect(strict.diagnostics).toMatchObject([{ code: 'PRE_EXISTING_FAULT', severity: 'error' }]);
  });
});

describe('the error body', () => {
  const OWN = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get:
      responses:
        '400': &own { description: Bad, content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } }
        '404': *own
        '409': { description: Taken, content: { application/json: { schema: { type: string } } } }
components:
  schemas:
    Fault: { type: object, required: [code, message], properties: { code: { type: integer }, message: { type: string } } }
`;

  test('refers to a schema of the spec, in the media type that it is used with', async () => {
    const first = await genResponses(OWN, { errorBody: '#/components/schemas/Fault' });
    expect(first.diagnostics).toEqual([]);
    expect(first.text).not.toContain('ProblemDetails');
    const response = load(first.text).components.responses.Forbidden;
    expect(Object.keys(response.content)).toEqual(['application/json']);
    expect(response.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Fault' });
    expect(response.content['application/json'].example).toMatchObject({ code: 403 });
    expect((await genResponses(first.text, { errorBody: '#/components/schemas/Fault' })).edits).toEqual([]);
  });

  test('uses an existing schema of its name that accepts its examples', async () => {
    const text = `${SPEC}components:\n  schemas:\n    ProblemDetails: { type: object, required: [title], properties: { title: { type: string } } }\n`;
    const first = await genResponses(text);
    expect(first.diagnostics).toEqual([]);
    expect(first.text).toContain('#/components/schemas/ProblemDetails');
    expect(first.plan.steps[0]).toMatchObject({
      pointer: '#/components/schemas/ProblemDetails',
      action: 'keep',
    });
    expect((await genResponses(first.text)).edits).toEqual([]);
  });

  test('refuses to share a name with a schema that rejects its examples', async () => {
    const text = `${SPEC}components:\n  schemas:\n    ProblemDetails: { type: object, required: [trace] }\n`;
    const result = await genResponses(text);
    expect(result.text).toBe(text);
    expect(result.diagnostics).toMatchObject([
      { code: 'ERROR_SCHEMA_NAME_TAKEN', args: { name: 'ProblemDetails' }, place: { line: 7, column: 5 } },
    ]);
    const renamed = await genResponses(text, { errorName: 'Problem' });
    expect(renamed.diagnostics).toEqual([]);
    expect(renamed.text).toMatch(/#.components.schemas.Problem\W/);
  });

  test('refuses a schema that is not there', async () => {
    const result = await genResponses(OWN, { errorBody: '#/components/schemas/Missing' });
    expect(result.text).toBe(OWN);
    expect(codes(result)).toEqual(['ERROR_SCHEMA_NOT_FOUND']);
    const misspelt: string = 'problem-detail';
    const { diagnostics } = await genResponses(OWN, { errorBody: misspelt as '#/' });
    expect(diagnostics).toMatchObject([
      { code: 'UNKNOWN_ERROR_BODY', args: { suggestion: 'problem-details' } },
    ]);
  });
});

describe('removeResponses', () => {
  const USED = SPEC.replace(
    '{}',
    '{ /a: { get: { responses: { 404: { $ref: "#/components/responses/NotFound" } } } } }',
  );

  test('gives back the bytes that were there', async () => {
    const spec = SPEC.replace('{}', '{ /a: { get: { responses: { 200: { description: Fine } } } } }');
    const { text } = await genResponses(spec);
    expect((await removeResponses(text)).text).toBe(spec);
  });

  test('leaves what something refers to, here or in another file', async () => {
    const { text } = await genResponses(USED);
    const { text: rest, plan } = await removeResponses(text);
    expect(rest).toContain('NotFound: 404 sha256-');
    expect(rest).not.toContain('BadRequest');
    expect(plan.steps.filter(({ action }) => action === 'keep')).toMatchObject([
      { pointer: '#/components/responses/NotFound' },
      { pointer: '#/components/schemas/ProblemDetails' },
    ]);
    const split = USED.replace('{ get:', '{ $ref: other.yaml#/a, get:');
    const other = "a: { get: { responses: { 403: { $ref: 'api.yaml#/components/responses/Forbidden' } } } }";
    const resolver = {
      read: async (reference: string) =>
        reference === 'other.yaml'
          ? ({ kind: 'file', file: 'other.yaml', text: other } as const)
          : ({ kind: 'file', file: 'api.yaml', text: '' } as const),
    };
    const added = await genResponses(split, { file: 'api.yaml', resolver });
    const removed = await removeResponses(added.text, { file: 'api.yaml', resolver });
    expect(removed.text).toContain('Forbidden: 403 sha256-');
    expect(removed.text).not.toContain('BadRequest');
  });

  test('leaves a container that holds a comment', async () => {
    const { text } = await genResponses(SPEC);
    const noted = text
      .replace('components:', 'components: # important')
      .replace('  x-gen', '  # note\n  x-gen');
    const { text: rest } = await removeResponses(noted, { force: true });
    expect(rest).toContain('components: {} # important');
    expect(rest).toContain('# note\n');
  });

  test('does nothing to a file without operations unless forced', async () => {
    const { text } = await genResponses(SPEC);
    const held = await removeResponses(text);
    expect(held.text).toBe(text);
    expect(codes(held)).toEqual(['NOTHING_PRUNED']);
    expect((await removeResponses(text, { force: true })).text).toBe(SPEC);
  });
});

describe('augmentDocument', () => {
  test('keeps the type of the document, leaves no record, and takes a Zod schema as genResponses does', async () => {
    const errorBody = z.object({ reason: z.string() }).meta({ id: 'Failure' });
    const { document } = augmentDocument<{ openapi: string; components?: object }>(
      { openapi: '3.1.0' },
      { errorBody },
    );
    expect(Object.keys(document.components ?? {}).sort()).toEqual(['responses', 'schemas']);
    expect(document.components).toHaveProperty('schemas.Failure.required', ['reason']);
    const { text } = await genResponses(
      JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {} }),
      {
        file: 'a.json',
        errorBody,
      },
    );
    expect(JSON.parse(text).components.schemas).toEqual(Object(document.components).schemas);
  });

  const document = Object.freeze({
    openapi: '3.1.0',
    info: Object.freeze({ title: 'T', version: '1' }),
    paths: {},
  });

  test('gives what the text route gives, and leaves the object alone', async () => {
    const { document: augmented } = augmentDocument(document, { ledger: true });
    const { text } = await genResponses(JSON.stringify(document), { file: 'a.json' });
    expect(augmented).toEqual(JSON.parse(text));
    expect(Object.keys(document)).toEqual(['openapi', 'info', 'paths']);
    expect(augmented.info).toBe(document.info);
  });

  test.each([{}, { ledger: undefined }])('writes no ledger unless asked: %o', (options) => {
    const { components } = augmentDocument<{ openapi: string; components?: object }>(
      document,
      Object(options),
    ).document;
    expect(Object.keys(Object(components))).toEqual(['responses', 'schemas']);
  });

  test('hands a document back that it cannot take', () => {
    const result = augmentDocument({ swagger: '1.2' });
    expect(result.document).toEqual({ swagger: '1.2' });
    expect(codes(result)).toEqual(['UNSUPPORTED_VERSION']);
  });
});

test('a licence that has only a name is no fault in 3.1', async () => {
  const text = "openapi: 3.1.0\ninfo: { title: T, version: '1', license: { name: MIT } }\npaths: {}\n";
  expect(await validateSpec(text)).toEqual([]);
  const { diagnostics } = await genResponses(text.replace('name: MIT', 'nome: MIT'));
  expect(diagnostics).toMatchObject([
    { code: 'PRE_EXISTING_FAULT', args: { fault: { kind: 'missing-property', name: 'name' } } },
  ]);
});

test('the stages work on their own', async () => {
  const { table } = buildStatusTable({ codes: '404' });
  const { components } = generateComponents(table, presetBody('problem-details'), {
    version: '3.1',
    file: 'a',
  });
  const { plan } = planMerge({ openapi: '3.1.0', info: {}, paths: {} }, components);
  expect(plan.steps).toMatchObject([
    { pointer: '#/components/responses/NotFound', action: 'add' },
    { pointer: '#/components/schemas/ProblemDetails', action: 'add' },
  ]);
  expect(await validateSpec('openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n')).toEqual([]);
});
