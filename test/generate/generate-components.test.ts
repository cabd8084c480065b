import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emitComponents } from '../../src/emit/components.js';
import { PRESET_NAMES, type PresetName } from '../../src/generate/bodies/presets.js';
import { type GenerateTarget, generateComponents } from '../../src/generate/generate-components.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { SPEC_VERSIONS, type SpecVersion } from '../../src/openapi-version.js';
import type { StatusRow } from '../../src/table/status-table.js';
import { OPEN_ROWS, SAMPLE_ROWS, statusRow, VENDOR_ROW } from './status-row.js';

const problem = presetBody('problem-details');

function generate(rows: readonly StatusRow[], target: Partial<GenerateTarget> = {}) {
  return generateComponents({ rows }, problem, { version: '3.0', file: 'openapi.yaml', ...target });
}

/** The Response Object of a single row. */
function responseOf(row: StatusRow, target: Partial<GenerateTarget> = {}) {
  return generate([row], target).components.responses[0]?.value;
}

describe('an error response', () => {
  const row = statusRow({
    details: 'It may have moved.',
    headers: [
      { name: 'Retry-After', required: false, description: 'When to ask again.', schema: { type: 'string' } },
      { name: 'Allow', required: true, schema: { type: 'string' } },
    ],
  });
  const example = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
  };

  it.each(['3.0', '3.1', '3.2'] as const)(
    'has description, headers and content in %s, in that order',
    (version) => {
      const value = responseOf(row, { version });
      expect(value).toStrictEqual({
        description: 'There is nothing at this address.\n\nIt may have moved.',
        headers: {
          'Retry-After': { description: 'When to ask again.', schema: { type: 'string' } },
          Allow: { required: true, schema: { type: 'string' } },
        },
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' }, example },
        },
      });
      expect(Object.keys(value ?? {})).toStrictEqual(['description', 'headers', 'content']);
      expect(Object.keys(example)).toStrictEqual(['type', 'title', 'status']);
    },
  );

  it('has schema, headers without "required", and examples by media type in 2.0', () => {
    const value = responseOf(row, { version: '2.0', produces: ['application/problem+json'] });
    expect(value).toStrictEqual({
      description: 'There is nothing at this address.\n\nIt may have moved.',
      schema: { $ref: '#/definitions/ProblemDetails' },
      headers: {
        'Retry-After': { description: 'When to ask again.', type: 'string' },
        Allow: { type: 'string' },
      },
      examples: { 'application/problem+json': example },
    });
    expect(Object.keys(value ?? {})).toStrictEqual(['description', 'schema', 'headers', 'examples']);
  });
});

describe('content', () => {
  const pet = '#/components/schemas/Pet';
  const cases = [
    { name: '200 has none', row: statusRow({ status: '200' }), has: false },
    { name: '200 with a schema has one', row: statusRow({ status: '200', schema: pet }), has: true },
    { name: '302 has none', row: statusRow({ status: '302' }), has: false },
    { name: '2XX has none', row: statusRow({ status: '2XX' }), has: false },
    {
      name: '304 never has one',
      row: statusRow({ status: '304', bodyAllowed: false, schema: pet }),
      has: false,
    },
    {
      name: '103 never has one',
      row: statusRow({ status: '103', bodyAllowed: false, schema: pet }),
      has: false,
    },
    { name: '400 has one', row: statusRow({ status: '400' }), has: true },
    { name: '599 has one', row: statusRow({ status: '599' }), has: true },
    { name: '4XX has one', row: statusRow({ status: '4XX' }), has: true },
    { name: '5XX has one', row: statusRow({ status: '5XX' }), has: true },
    { name: 'default has one', row: statusRow({ status: 'default' }), has: true },
  ];
  it.each(cases)('$name', ({ row, has }) => {
    expect(Object.hasOwn(responseOf(row) ?? {}, 'content')).toBe(has);
  });

  it('of a success is the schema of the row, as application/json unless the row says otherwise', () => {
    expect(responseOf(statusRow({ status: '200', schema: pet }))).toHaveProperty(['content'], {
      'application/json': { schema: { $ref: pet } },
    });
    expect(responseOf(statusRow({ status: '200', schema: pet, mediaType: 'text/csv' }))).toHaveProperty(
      ['content'],
      { 'text/csv': { schema: { $ref: pet } } },
    );
  });

  it('refers to the container of the version, whichever the row names', () => {
    const row = statusRow({ schema: pet });
    expect(responseOf(row, { version: '2.0' })).toHaveProperty('schema.$ref', '#/definitions/Pet');
    const swaggerRow = statusRow({ schema: '#/definitions/Pet' });
    expect(responseOf(swaggerRow)).toHaveProperty(
      ['content', 'application/problem+json', 'schema', '$ref'],
      pet,
    );
  });

  it('without an error response, no schema of the error body is written', () => {
    expect(generate([statusRow({ status: '200' })]).components.schemas).toStrictEqual([]);
  });
});

describe('media types', () => {
  const mediaTypesOf = (row: StatusRow, target: Partial<GenerateTarget> = {}) =>
    Object.keys((responseOf(row, target)?.content ?? {}) as object);

  it('are those asked for, else the row’s, else the body’s own', () => {
    const row = statusRow({ mediaType: 'application/vnd.acme+json' });
    const mediaTypes = ['application/json', 'application/xml', 'application/json'];
    expect(mediaTypesOf(row, { mediaTypes })).toStrictEqual(['application/json', 'application/xml']);
    expect(mediaTypesOf(row)).toStrictEqual(['application/vnd.acme+json']);
    expect(mediaTypesOf(statusRow())).toStrictEqual(['application/problem+json']);
    expect(mediaTypesOf(statusRow(), { mediaTypes: [] })).toStrictEqual(['application/problem+json']);
  });

  it('of two, neither shares data with the other', () => {
    const value = responseOf(statusRow(), { mediaTypes: ['a/a', 'b/b'] });
    const content = value?.content as Record<string, { example: unknown }>;
    expect(content['a/a']).toStrictEqual(content['b/b']);
    expect(content['a/a']?.example).not.toBe(content['b/b']?.example);
  });

  it('that 2.0’s "produces" does not list have no example, and one warning for all rows', () => {
    const { components, diagnostics } = generate(
      [statusRow(), statusRow({ status: '400', name: 'BadRequest' })],
      {
        version: '2.0',
        produces: ['application/json'],
      },
    );
    expect(components.responses.map(({ value }) => Object.hasOwn(value, 'examples'))).toStrictEqual([
      false,
      false,
    ]);
    expect(diagnostics).toMatchObject([
      {
        code: 'MEDIA_TYPE_NOT_PRODUCED',
        severity: 'warning',
        args: { mediaType: 'application/problem+json' },
        place: { file: 'openapi.yaml', pointer: '#/produces' },
      },
    ]);
  });
});

describe('an example', () => {
  const exampleOf = (row: StatusRow, target: Partial<GenerateTarget> = {}) => {
    const content = responseOf(row, target)?.content as Record<string, { example?: unknown }>;
    return content['application/problem+json']?.example;
  };
  const row = statusRow({ name: 'PetMissing', title: 'Pet Missing' });

  it('is about:blank with the HTTP phrase without a problem base (RFC 9457 4.2.1)', () => {
    expect(exampleOf(row)).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404 });
    expect(exampleOf(VENDOR_ROW)).toMatchObject({ type: 'about:blank', title: 'Client Closed', status: 499 });
  });

  it('with a problem base has a type of its own and the message of the row', () => {
    expect(exampleOf(row, { problemBase: 'https://example.com/problems' })).toMatchObject({
      type: 'https://example.com/problems/pet-missing',
      title: 'Pet Missing',
    });
  });

  it('has the type that the row names, and then the message of the row', () => {
    const typed = { ...row, type: '/problems/gone-missing' };
    const target = { problemBase: 'https://example.com/problems' };
    expect(exampleOf(typed, target)).toMatchObject({ type: '/problems/gone-missing', title: 'Pet Missing' });
  });

  it.each(OPEN_ROWS.map((open) => [open.status, open] as const))('of %s says no status', (_, open) => {
    expect(exampleOf(open)).not.toHaveProperty('status');
  });

  it('that does not fit its schema is an error, named by place, and not written', () => {
    const body = presetBody('problem-details-strict');
    const long = statusRow({ title: 'x'.repeat(300), type: '/problems/long' });
    const target = { version: '3.1', file: 'openapi.yaml' } as const;
    const { components, diagnostics } = generateComponents(
      { rows: [statusRow({ name: 'Fine' }), long] },
      body,
      target,
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'EXAMPLE_REJECTED',
        severity: 'error',
        args: { response: 'NotFound', schema: 'ProblemDetails' },
        place: { file: 'openapi.yaml', pointer: '#/components/responses/NotFound' },
      },
    ]);
    const texts = components.responses.map(({ value }) => JSON.stringify(value));
    expect(texts.map((text) => text.includes('example'))).toStrictEqual([true, false]);
  });
});

describe('headers beside a body with bounds', () => {
  const row = statusRow({
    headers: [
      { name: 'Link', required: false, schema: { type: 'string' } },
      { name: 'Location', required: true, schema: { type: 'string', format: 'uri-reference' } },
      { name: 'X-Left', required: false, schema: { type: 'integer' } },
    ],
  });
  const headersIn = (version: SpecVersion, preset: PresetName) => {
    const target = { version, file: 'openapi.yaml' };
    const { components } = generateComponents({ rows: [row] }, presetBody(preset), target);
    return components.responses[0]?.value.headers;
  };

  it('are bounded too: text in length, and to one line where no format says more', () => {
    expect(headersIn('3.1', 'problem-details-strict')).toStrictEqual({
      Link: { schema: { type: 'string', pattern: '^[^\\r\\n]*$', maxLength: 8192 } },
      Location: { required: true, schema: { type: 'string', format: 'uri-reference', maxLength: 8192 } },
      'X-Left': { schema: { type: 'integer' } },
    });
    expect(headersIn('2.0', 'problem-details-strict')).toMatchObject({
      Link: { type: 'string', pattern: '^[^\\r\\n]*$', maxLength: 8192 },
    });
  });

  it('are not beside one without', () => {
    expect(headersIn('3.1', 'problem-details')).toHaveProperty('Link', { schema: { type: 'string' } });
  });
});

describe('a range in Swagger 2.0', () => {
  it('is refused by name, and the other rows go on', () => {
    const { components, diagnostics } = generate([...OPEN_ROWS, statusRow()], { version: '2.0' });
    expect(components.responses.map(({ name }) => name)).toStrictEqual(['UnexpectedError', 'NotFound']);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'RANGE_NOT_IN_VERSION',
        args: { response: 'ClientError', status: '4XX' },
      }),
    );
  });
});

describe('every preset in every version', () => {
  const cases = PRESET_NAMES.flatMap((preset) => SPEC_VERSIONS.map((version) => ({ preset, version })));
  const rows = [...SAMPLE_ROWS, VENDOR_ROW, ...OPEN_ROWS];

  it.each(cases)(
    '$preset in $version finds no fault and gives each error an example',
    ({ preset, version }) => {
      const body = presetBody(preset, { errorName: 'Fault' });
      const produces = body.mediaTypes;
      const { components, diagnostics } = generateComponents({ rows }, body, {
        version,
        file: 'a.yaml',
        produces,
      });
      const expected = version === '2.0' ? ['RANGE_NOT_IN_VERSION'] : [];
      expect(diagnostics.map(({ code }) => code)).toStrictEqual(expected);
      expect(components.schemas[0]?.name).toBe('Fault');
      const keyword = version === '2.0' ? 'examples' : 'content';
      const withExample = components.responses.filter(({ value }) =>
        JSON.stringify(value[keyword] ?? '').includes(version === '2.0' ? '/' : '"example"'),
      );
      expect(withExample).toHaveLength(version === '2.0' ? 7 : 8);
    },
  );

  it('gives the same twice', () => {
    expect(generate(rows)).toStrictEqual(generate(rows));
  });
});

describe('a JSON Schema file that rows name', () => {
  const file = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } };
  const named = [
    statusRow({ schema: './schemas/pet-error.schema.json' }),
    statusRow({
      status: '409',
      name: 'Conflict',
      title: 'Conflict',
      schema: './schemas/pet-error.schema.json',
    }),
  ];

  it('is written once, under the name of the file, with an example that it accepts', () => {
    const rowSchemas = new Map([['./schemas/pet-error.schema.json', file]]);
    const { components, diagnostics } = generate(named, { rowSchemas });
    expect(diagnostics).toStrictEqual([]);
    expect(components.schemas).toStrictEqual([{ name: 'PetError', value: file }]);
    expect(components.responses[1]?.value).toHaveProperty(['content', 'application/problem+json'], {
      schema: { $ref: '#/components/schemas/PetError' },
      example: { message: 'Conflict' },
    });
  });

  it('under the name of the error body is an error', () => {
    const rowSchemas = new Map([['problem-details.json', file]]);
    const rows = [
      statusRow({ schema: 'problem-details.json' }),
      statusRow({ status: '400', name: 'BadRequest' }),
    ];
    expect(generate(rows, { rowSchemas }).diagnostics).toMatchObject([
      { code: 'SCHEMA_NAME_TWICE', args: { name: 'ProblemDetails' }, place: { file: 'openapi.yaml' } },
    ]);
  });
});

it.each(SPEC_VERSIONS)('fixtures/generate shows the components of a table in %s', (version) => {
  const target = { version, file: 'a.yaml', produces: ['application/problem+json'] };
  const { components } = generateComponents({ rows: SAMPLE_ROWS }, presetBody('validation-problem'), target);
  const expected = new URL(`../../fixtures/generate/openapi-${version}.yaml`, import.meta.url);
  expect(emitComponents(components, version)).toBe(readFileSync(expected, 'utf8'));
});
