import { describe, expect, it } from 'vitest';
import { PRESET_NAMES, type PresetName } from '../../src/generate/bodies/presets.js';
import type { ErrorBody } from '../../src/generate/error-body.js';
import { type GenerateTarget, generateComponents } from '../../src/generate/generate-components.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { jsonSchemaBody } from '../../src/generate/schema-body.js';
import type { SpecVersion } from '../../src/openapi-version.js';
import type { StatusCase, StatusRow } from '../../src/table/status-table.js';
import { statusRow } from './status-row.js';

const CASES: readonly StatusCase[] = [
  { key: 'BOX_MISSING', errorCode: 'BOX_MISSING', message: 'No `box` has this ID' },
  { key: 'LID_MISSING', errorCode: 'LID_MISSING', description: 'The *lid* is gone. Ask its owner.' },
];
const NOT_FOUND = statusRow({ cases: CASES });

function generate(row: StatusRow, body: ErrorBody, target: Partial<GenerateTarget> = {}) {
  return generateComponents({ rows: [row] }, body, { version: '3.1', file: 'a.yaml', ...target });
}

/** The one media type of the response that a row gives. */
function mediaOf(row: StatusRow, body: ErrorBody, target: Partial<GenerateTarget> = {}) {
  const { components } = generate(row, body, target);
  const content = components.responses[0]?.value.content as Record<string, Record<string, unknown>>;
  return Object.values(content)[0] ?? {};
}

/** The values of the examples, by key. */
function valuesOf(row: StatusRow, body: ErrorBody, target: Partial<GenerateTarget> = {}) {
  const { examples = {} } = mediaOf(row, body, target);
  const named = Object.entries(examples as Record<string, { value: unknown }>);
  return Object.fromEntries(named.map(([key, { value }]) => [key, value]));
}

function bodyOf(schema: unknown): ErrorBody {
  const { body } = jsonSchemaBody(schema, { name: 'ApiError', file: 'error.json' });
  if (body === undefined) throw new Error('The schema of the test is invalid.');
  return body;
}

describe('a response with cases', () => {
  const problem = presetBody('problem-details');

  it('has an example for each case, in plain text, and none of its own', () => {
    expect(mediaOf(NOT_FOUND, problem)).toStrictEqual({
      schema: { $ref: '#/components/schemas/ProblemDetails' },
      examples: {
        BOX_MISSING: {
          summary: 'No box has this ID',
          value: {
            type: 'about:blank',
            title: 'Not Found',
            status: 404,
            detail: 'No box has this ID',
            code: 'BOX_MISSING',
          },
        },
        LID_MISSING: {
          summary: 'The lid is gone.',
          value: { type: 'about:blank', title: 'Not Found', status: 404, code: 'LID_MISSING' },
        },
      },
    });
  });

  it('states the code in the problem type, and the message in the title', () => {
    expect(valuesOf(NOT_FOUND, problem, { problemBase: 'https://example.com/problems' })).toStrictEqual({
      BOX_MISSING: {
        type: 'https://example.com/problems/box-missing',
        title: 'No box has this ID',
        status: 404,
        code: 'BOX_MISSING',
      },
      LID_MISSING: {
        type: 'https://example.com/problems/lid-missing',
        title: 'The lid is gone.',
        status: 404,
        code: 'LID_MISSING',
      },
    });
  });

  it('keeps the types of cases that have no codes, with keys that differ', () => {
    const row = statusRow({
      cases: [
        { key: 'gone', type: '/errors/gone', message: 'Gone for good' },
        { key: 'gone', type: '/problems/gone' },
        { description: 'Only a text.' },
      ],
    });
    expect(valuesOf(row, problem)).toStrictEqual({
      gone: { type: '/errors/gone', title: 'Gone for good', status: 404 },
      gone_2: { type: '/problems/gone', title: 'Not Found', status: 404 },
    });
  });

  it.each([
    ['One lid. Two lids.', 'One lid.'],
    [
      'A lid, i.e. a cover, is <b>gone</b>, see [here](https://example.com). Ask!',
      'A lid, i.e. a cover, is gone, see here.',
    ],
    ['No end\n\nMore text', 'No end'],
  ])('summarizes the description %j as %j', (description, summary) => {
    const row = statusRow({ cases: [{ key: 'A', errorCode: 'A', description }] });
    expect(mediaOf(row, problem)).toHaveProperty('examples.A.summary', summary);
  });

  it('makes keys that OpenAPI allows', () => {
    const row = statusRow({ cases: [{ key: 'box/lid: gone', errorCode: 'box/lid: gone' }] });
    expect(Object.keys(valuesOf(row, problem))).toStrictEqual(['box_lid_gone']);
  });

  it('has the example of the row where no case has a key', () => {
    const row = statusRow({ cases: [{ description: 'One text.' }, { description: 'Another.' }] });
    expect(mediaOf(row, problem)).toHaveProperty('example', {
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
    });
  });

  it('has the example of the first case in Swagger 2.0', () => {
    const produces = ['application/problem+json'];
    const { components } = generate(NOT_FOUND, problem, { version: '2.0', produces });
    expect(components.responses[0]?.value.examples).toStrictEqual({
      'application/problem+json': {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'No box has this ID',
        code: 'BOX_MISSING',
      },
    });
  });
});

describe('the place of the code', () => {
  const [row] = [statusRow({ cases: CASES.slice(0, 1) })];
  const message = 'No box has this ID';
  const problemBody = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: message,
    code: 'BOX_MISSING',
  };
  const errorInfo = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'BOX_MISSING',
    domain: 'example.com',
  };
  const expected: Readonly<Record<PresetName, unknown>> = {
    'problem-details': problemBody,
    'validation-problem': problemBody,
    'problem-details-strict': problemBody,
    google: { error: { code: 404, message, status: 'NOT_FOUND', details: [errorInfo] } },
    microsoft: { error: { code: 'BOX_MISSING', message } },
    jsonapi: { errors: [{ status: '404', code: 'BOX_MISSING', title: message }] },
    simple: { code: 404, message, errorCode: 'BOX_MISSING' },
    camara: { status: 404, code: 'BOX_MISSING', message },
  };

  it.each(PRESET_NAMES)('is in every preset: %s', (preset) => {
    expect(valuesOf(row, presetBody(preset))).toStrictEqual({ BOX_MISSING: expected[preset] });
  });

  it('is the canonical code of Google where the code is one', () => {
    const stale = statusRow({
      status: '409',
      cases: [{ key: 'ALREADY_EXISTS', errorCode: 'ALREADY_EXISTS' }],
    });
    const value = { error: { code: 409, message: 'Not Found', status: 'ALREADY_EXISTS' } };
    expect(valuesOf(stale, presetBody('google'))).toStrictEqual({ ALREADY_EXISTS: value });
  });

  const text = { type: 'string' };
  const objectOf = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
  it.each<[string, unknown, unknown]>([
    ['code', objectOf({ code: text, message: text }), { code: 'BOX_MISSING', message }],
    [
      'errorCode beside a numeric code',
      objectOf({ code: { type: 'integer' }, errorCode: text }),
      { code: 404, errorCode: 'BOX_MISSING' },
    ],
    [
      'error.code',
      objectOf({ error: objectOf({ code: text, message: text }) }),
      { error: { code: 'BOX_MISSING', message } },
    ],
    [
      'errors[].code',
      objectOf({ errors: { type: 'array', items: objectOf({ code: text }) } }),
      { errors: [{ code: 'BOX_MISSING' }] },
    ],
    [
      'reason',
      objectOf({ status: { type: 'integer' }, reason: text }),
      { status: 404, reason: 'BOX_MISSING' },
    ],
    [
      'the type beside a message',
      objectOf({ message: text, type: text, code: { type: 'integer' } }, { required: ['type'] }),
      { message, type: 'BOX_MISSING', code: 404 },
    ],
    [
      'nowhere beside a message and the status phrase',
      objectOf({ status: { type: 'integer' }, error: text, message: text }),
      { status: 404, error: 'Not Found', message },
    ],
    [
      'code, and not the reason beside it',
      objectOf({ code: text, reason: text }),
      { code: 'BOX_MISSING', reason: 'Not Found' },
    ],
    [
      'the code of the author\u2019s example',
      objectOf({ code: text }, { examples: [{ code: 'HAT_LOST', message: 'No hat', at: 'home' }] }),
      { code: 'BOX_MISSING', message, at: 'home' },
    ],
    [
      'no member whose enum lacks it',
      objectOf({ code: { enum: ['HAT_LOST', 'NOT_FOUND'] }, message: text }, { required: ['message'] }),
      { message },
    ],
  ])('is %s', (_, schema, value) => {
    expect(valuesOf(row, bodyOf(schema))).toStrictEqual({ BOX_MISSING: value });
  });

  it('takes codes of digits as numbers where the member is one', () => {
    const numeric = statusRow({ cases: [{ key: '40401', errorCode: '40401' }] });
    const schema = objectOf({ code: { type: 'integer' } });
    expect(valuesOf(numeric, bodyOf(schema))).toStrictEqual({ '40401': { code: 40401 } });
  });
});

describe('the schema of a preset', () => {
  const propertiesOf = (preset: PresetName, row: StatusRow, version: SpecVersion = '3.1') => {
    const { schemas } = generate(row, presetBody(preset), { version }).components;
    return schemas[0]?.value.properties;
  };

  it.each<[PresetName, string]>([
    ['problem-details', 'code'],
    ['validation-problem', 'code'],
    ['problem-details-strict', 'code'],
    ['simple', 'errorCode'],
  ])('%s declares %s as a string for a table with error codes, and not otherwise', (preset, member) => {
    for (const version of ['2.0', '3.0', '3.1', '3.2'] as const) {
      expect(propertiesOf(preset, NOT_FOUND, version)).toHaveProperty(`${member}.type`, 'string');
      expect(propertiesOf(preset, NOT_FOUND, version)).not.toHaveProperty(`${member}.enum`);
      expect(propertiesOf(preset, statusRow(), version)).not.toHaveProperty(
        `${member}.description`,
        'The error code.',
      );
    }
  });
});

it('names the cases without an example in one warning', () => {
  const schema = {
    type: 'object',
    required: ['code'],
    properties: { code: { type: 'string', pattern: '^BOX_' } },
  };
  const { components, diagnostics } = generate(NOT_FOUND, bodyOf(schema));
  expect(diagnostics).toMatchObject([
    {
      code: 'EXAMPLES_LEFT_OUT',
      args: { missing: [{ response: 'NotFound', example: 'NotFound (LID_MISSING)' }] },
    },
  ]);
  expect(components.responses[0]?.value).toMatchObject({
    content: { 'application/json': { examples: { BOX_MISSING: { value: { code: 'BOX_MISSING' } } } } },
  });
});
