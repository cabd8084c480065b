import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PRESET_NAMES } from '../src/generate/bodies/presets.js';
import { type GenResponsesOptions, genResponses, type Resolver } from '../src/index.js';
import { describeReason } from '../src/report/messages/reason.js';

/** The schema of each response, by status. A string is the name of a schema to refer to. */
type Bodies = Readonly<Record<string, string | object>>;

const JSON_TYPE = 'application/json';
const ref = (name: string) => ({ $ref: name.includes('#') ? name : `#/components/schemas/${name}` });
const body = (schema: string | object, types: readonly string[] = [JSON_TYPE]) => ({
  description: 'An error.',
  content: Object.fromEntries(
    types.map((type) => [type, { schema: typeof schema === 'string' ? ref(schema) : schema }]),
  ),
});
const responses = (bodies: Bodies) =>
  Object.fromEntries(Object.entries(bodies).map(([status, schema]) => [status, body(schema)]));

const MESSAGE = { type: 'object', properties: { message: { type: 'string' } } };
const CODE = { type: 'object', properties: { code: { type: 'integer' } } };

/** An operation for each map of bodies. */
function specOf(operations: readonly object[], more: object = {}): string {
  const paths = Object.fromEntries(
    operations.map((one, index) => [
      `/${index}`,
      { get: { responses: { 200: { description: 'Fine.' }, ...one } } },
    ]),
  );
  const schemas = { Fault: MESSAGE, Other: CODE, HTTPValidationError: CODE, Conflict: CODE, Error404: CODE };
  const info = { title: 'Shop', version: '1' };
  return JSON.stringify({ openapi: '3.1.0', info, paths, components: { schemas }, ...more }, undefined, 2);
}

async function chosenFor(text: string, options: GenResponsesOptions = {}): Promise<string> {
  const { plan, diagnostics } = await genResponses(text, options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [first] = plan.steps;
  if (first?.action !== 'keep') return 'ProblemDetails';
  return `${first.pointer}: ${describeReason(first.reason)}`;
}

const repeat = (count: number, bodies: Bodies) => Array.from({ length: count }, () => responses(bodies));
const fault = (count: number, total: number) =>
  `#/components/schemas/Fault: error body of ${count} of ${total} error responses`;

describe('the schema that the error responses of a spec agree on', () => {
  test.each<[title: string, operations: object[], chosen: string]>([
    ['three operations', repeat(3, { 404: 'Fault' }), fault(3, 3)],
    ['two operations are too few', repeat(2, { 404: 'Fault' }), 'ProblemDetails'],
    ['two operations with two statuses', repeat(2, { 404: 'Fault', 409: 'Fault' }), fault(4, 4)],
    [
      'one operation with three statuses',
      repeat(1, { 400: 'Fault', 404: 'Fault', 500: 'Fault' }),
      fault(3, 3),
    ],
    ['one operation with two', repeat(1, { 400: 'Fault', 404: 'Fault' }), 'ProblemDetails'],
    ['80%', [...repeat(4, { 404: 'Fault' }), ...repeat(1, { 404: 'Other' })], fault(4, 5)],
    ['less than 80%', [...repeat(7, { 404: 'Fault' }), ...repeat(2, { 404: 'Other' })], 'ProblemDetails'],
    [
      'an inline schema of another kind counts against it',
      [...repeat(3, { 404: 'Fault' }), ...repeat(1, { 404: CODE, 409: { type: 'string' } })],
      'ProblemDetails',
    ],
    ['default and ranges', repeat(3, { default: 'Fault', '4XX': 'Fault', '5xx': 'Fault' }), fault(9, 9)],
    ['statuses below 400 do not count', repeat(3, { 200: 'Other', 302: 'Other', 404: 'Fault' }), fault(3, 3)],
    ['422 does not count', repeat(3, { 404: 'Fault', 422: 'Other' }), fault(3, 3)],
    ['422 counts where there is nothing else', repeat(3, { 422: 'Fault' }), fault(3, 3)],
    [
      'half of the operations with an error body',
      [...repeat(3, { 404: 'Fault' }), ...repeat(3, { 422: 'Other' })],
      fault(3, 3),
    ],
    [
      'less than half of them',
      [...repeat(3, { 404: 'Fault' }), ...repeat(4, { 422: 'Other' })],
      'ProblemDetails',
    ],
    ['the name of its only status', repeat(3, { 409: 'Conflict' }), 'ProblemDetails'],
    ['a code in its name', repeat(3, { 404: 'Error404' }), 'ProblemDetails'],
    ['a name of validation', repeat(3, { 422: 'HTTPValidationError' }), 'ProblemDetails'],
    [
      'a name of validation under two statuses',
      repeat(3, { 400: 'HTTPValidationError', 422: 'Other' }).concat(
        repeat(3, { 404: 'HTTPValidationError' }),
      ),
      '#/components/schemas/HTTPValidationError: error body of 6 of 6 error responses',
    ],
    [
      'responses without a schema do not count',
      [...repeat(3, { 404: 'Fault' }), { 404: { description: 'No.' } }],
      fault(3, 3),
    ],
    [
      'an inline schema that equals a component, in any order of keys',
      [
        ...repeat(2, { 404: 'Fault' }),
        responses({ 404: { properties: MESSAGE.properties, type: 'object' } }),
      ],
      fault(3, 3),
    ],
    [
      'the JSON body of several',
      Array(3).fill({
        404: {
          description: 'No.',
          content: {
            'text/plain': { schema: { type: 'string' } },
            'application/problem+json': { schema: ref('Fault') },
          },
        },
      }),
      fault(3, 3),
    ],
  ])('%s', async (_, operations, chosen) => {
    expect(await chosenFor(specOf(operations))).toBe(chosen);
  });

  test('bodies of shared responses, and of Swagger 2.0', async () => {
    const text = `swagger: '2.0'
info: { title: Shop, version: '1' }
produces: [application/json]
responses:
  Bad: { description: Bad., schema: { $ref: '#/definitions/Fault' } }
definitions:
  Fault: { type: object, properties: { message: { type: string } } }
paths:
  /a: { get: { responses: { 400: { $ref: '#/responses/Bad' } } } }
  /b: { get: { responses: { 400: { $ref: '#/responses/Bad' } } } }
  /c: { get: { responses: { 400: { $ref: '#/responses/Bad' } } } }
`;
    expect(await chosenFor(text)).toBe('#/definitions/Fault: error body of 3 of 3 error responses');
  });

  test('an empty list of produced types in an operation is that of the document', async () => {
    const operation = (types: string) =>
      `{ get: { produces: [${types}], responses: { 400: { description: Bad., schema: { $ref: '#/definitions/Fault' } } } } }`;
    const text = `swagger: '2.0'
info: { title: Shop, version: '1' }
produces: [application/json]
definitions:
  Fault: { type: object, properties: { message: { type: string } } }
paths:
  /a: ${operation('')}
  /b: ${operation('')}
  /c: ${operation('application/pdf')}
`;
    const result = await genResponses(text);
    expect(result.diagnostics).toEqual([]);
    expect(result.text).toMatch(/NotFound:[\s\S]*?examples:\s+application\/json:/);
  });

  test('an option for the body decides, without a word about the convention', async () => {
    for (const options of [{ errorBody: 'simple' }, { errorName: 'Mishap' }] as const) {
      const { plan, diagnostics } = await genResponses(specOf(repeat(3, { 404: 'Fault' })), options);
      expect(plan.steps[0]).toMatchObject({ action: 'add' });
      expect(diagnostics).toEqual([]);
    }
  });
});

describe('a schema in another file', () => {
  const COMMON = `components:
  responses:
    Missing:
      description: Missing.
      content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } }
  schemas:
    Fault: { type: object, required: [status, text], properties: { status: { $ref: '#/components/schemas/Status' }, text: { type: string, example: Oops } } }
    Status: { type: integer }
`;
  const files: Readonly<Record<string, string>> = { 'shared/common.yaml': COMMON };
  const resolver: Resolver = {
    read: async (reference) => {
      const file = reference.replace(/^\.\//, '');
      const text = files[file];
      return text === undefined ? { kind: 'unreadable', reason: 'missing' } : { kind: 'file', file, text };
    },
  };
  const operation = { 404: { $ref: './shared/common.yaml#/components/responses/Missing' } };

  test('is referenced from here, with an example that it accepts', async () => {
    const text = specOf([operation, operation, operation]);
    const first = await genResponses(text, { resolver });
    expect(first.diagnostics).toEqual([]);
    expect(first.plan.steps[0]).toMatchObject({
      pointer: './shared/common.yaml#/components/schemas/Fault',
      action: 'keep',
    });
    const { Forbidden } = JSON.parse(first.text).components.responses;
    expect(Forbidden.content).toEqual({
      'application/json': {
        schema: { $ref: './shared/common.yaml#/components/schemas/Fault' },
        example: { status: 403, text: 'Oops' },
      },
    });
    expect((await genResponses(first.text, { resolver })).text).toBe(first.text);
  });

  test('is found where only another file refers to it, not taken for a preset of its name', async () => {
    const texts: Readonly<Record<string, string>> = {
      'shared/responses.yaml':
        'Missing: { description: No., content: { application/json: { schema: { $ref: bodies.yaml#/Error } } } }',
      'shared/bodies.yaml':
        'Error: { type: object, required: [why], properties: { why: { type: string, example: Lost } } }',
    };
    const folders: Resolver = {
      read: async (reference, from) => {
        const file = posix.join(posix.dirname(from), reference);
        const text = texts[file];
        return text === undefined ? { kind: 'unreadable', reason: 'missing' } : { kind: 'file', file, text };
      },
    };
    const missing = { 404: { $ref: 'shared/responses.yaml#/Missing' } };
    const options = { file: 'openapi.json', resolver: folders };
    const first = await genResponses(specOf([missing, missing, missing]), options);
    expect(first.diagnostics).toEqual([]);
    const { Forbidden } = JSON.parse(first.text).components.responses;
    expect(Forbidden.content).toEqual({
      'application/json': { schema: { $ref: 'shared/bodies.yaml#/Error' }, example: { why: 'Lost' } },
    });
    expect((await genResponses(first.text, options)).text).toBe(first.text);
  });
});

describe('chosen once', () => {
  const agreeing = specOf(repeat(3, { 404: 'Fault' }));

  test('a convention that appears after the first run is only reported', async () => {
    const { text } = await genResponses(specOf([]));
    const document = { ...JSON.parse(text), paths: JSON.parse(agreeing).paths };
    const later = JSON.stringify(document, undefined, 2);
    const { edits, diagnostics } = await genResponses(later);
    expect(edits).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: 'ERROR_SCHEMA_TO_REUSE',
        severity: 'info',
        args: { pointer: '#/components/schemas/Fault', count: 3, total: 3, instead: 'ProblemDetails' },
      },
    ]);
    const asked = await genResponses(later, { errorBody: '#/components/schemas/Fault' });
    expect(asked.diagnostics).toEqual([]);
    expect(asked.text).toContain('"$ref": "#/components/schemas/Fault"');
  });

  test('a convention that has gone stays', async () => {
    const { text } = await genResponses(agreeing);
    const document = { ...JSON.parse(text), paths: JSON.parse(specOf(repeat(3, { 404: 'Other' }))).paths };
    const later = JSON.stringify(document, undefined, 2);
    const { edits, diagnostics } = await genResponses(later);
    expect(edits).toEqual([]);
    expect(diagnostics).toMatchObject([
      { args: { pointer: '#/components/schemas/Other', instead: 'Fault' } },
    ]);
  });

  test.each(PRESET_NAMES)('the preset %s that was asked for stays', async (errorBody) => {
    const { text } = await genResponses(agreeing, { errorBody });
    expect((await genResponses(text)).edits).toEqual([]);
  });

  test('a schema of the spec stays that has the name of the default body and rejects its examples', async () => {
    const ProblemDetails = { type: 'object', required: ['trace'], properties: { trace: { type: 'string' } } };
    const spec = specOf([{}], { components: { schemas: { ProblemDetails } } });
    const errorBody = '#/components/schemas/ProblemDetails';
    const refused = await genResponses(spec);
    expect(refused.diagnostics).toMatchObject([
      { code: 'ERROR_SCHEMA_NAME_TAKEN', args: { pointer: errorBody } },
    ]);
    const { text } = await genResponses(spec, { errorBody });
    const second = await genResponses(text);
    expect(second.diagnostics).toEqual([]);
    expect(second.text).toBe(text);
  });

  test('generated bodies have no vote', async () => {
    const first = await genResponses(specOf(repeat(1, { 404: 'Fault' })), { attach: true });
    expect((await genResponses(first.text, { attach: true })).edits).toEqual([]);
  });

  test('responses that were generated for a copy of the default body have no vote', async () => {
    const get = { security: [{ key: [] }], responses: { 200: { description: 'Fine.' } } };
    const spec = {
      ...{ swagger: '2.0', info: { title: 'Shop', version: '1' }, produces: [JSON_TYPE] },
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      paths: { '/a': { get }, '/b': { get }, '/c': { get } },
    };
    const { definitions } = JSON.parse((await genResponses(JSON.stringify(spec))).text);
    const copied = JSON.stringify({ ...spec, definitions });
    const first = await genResponses(copied, { attach: true });
    expect(first.text).toContain('#/responses/Unauthorized');
    expect((await genResponses(first.text, { attach: true })).edits).toEqual([]);
  });
});

describe('media types of a schema of the spec', () => {
  test.each<[title: string, lists: string[][], expected: string[]]>([
    ['those of more than half', [['a/x', 'a/y'], ['a/x', 'a/y'], ['a/x']], ['a/x', 'a/y']],
    ['not those of half', [['a/x', 'a/y'], ['a/x']], ['a/x']],
    [
      'only JSON where one of them is',
      [
        ['a/x', JSON_TYPE],
        ['a/x', JSON_TYPE],
      ],
      [JSON_TYPE],
    ],
    [
      'two of JSON',
      [[JSON_TYPE, 'application/problem+json', 'text/plain']],
      [JSON_TYPE, 'application/problem+json'],
    ],
    [
      'any type counts as JSON',
      [
        ['text/plain', '*/*'],
        ['text/plain', '*/*'],
      ],
      ['*/*'],
    ],
    ['JSON of two that are equal', [['a/x'], [JSON_TYPE]], [JSON_TYPE]],
    ['the most used one', [['a/x'], ['a/y'], ['a/z'], ['a/y']], ['a/y']],
  ])('%s', async (_, lists, expected) => {
    const operations = lists.map((types) => ({ 404: body('Fault', types) }));
    const { text } = await genResponses(specOf(operations), { errorBody: '#/components/schemas/Fault' });
    expect(Object.keys(JSON.parse(text).components.responses.Forbidden.content)).toEqual(expected);
  });
});
