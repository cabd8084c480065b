import { describe, expect, it } from 'vitest';
import * as errorBodies from '../../src/error-bodies.js';
import { isPresetName, PRESET_NAMES, type PresetName } from '../../src/generate/bodies/presets.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { OPEN_ROWS, statusRow } from './status-row.js';

const row = statusRow();
const exampleOf = (name: PresetName, of = row) => presetBody(name).example(of, {});

describe('the public door', () => {
  it('exports a schema for each preset', () => {
    expect(Object.keys(errorBodies)).toHaveLength(PRESET_NAMES.length);
    expect(Object.keys(errorBodies).sort()).toStrictEqual([
      'CamaraError',
      'GoogleError',
      'JsonApiErrors',
      'MicrosoftError',
      'ProblemDetails',
      'ProblemDetailsStrict',
      'SimpleError',
      'ValidationProblem',
    ]);
  });

  it('knows its presets by name, and only those', () => {
    expect(PRESET_NAMES).toStrictEqual([
      'problem-details',
      'validation-problem',
      'problem-details-strict',
      'google',
      'microsoft',
      'jsonapi',
      'simple',
      'camara',
    ]);
    expect(['problem-details', 'constructor', '', 'Google'].map(isPresetName)).toStrictEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['problem-details', 'ProblemDetails', 'application/problem+json'],
    ['validation-problem', 'ValidationProblem', 'application/problem+json'],
    ['problem-details-strict', 'ProblemDetails', 'application/problem+json'],
    ['google', 'GoogleError', 'application/json'],
    ['microsoft', 'MicrosoftError', 'application/json'],
    ['jsonapi', 'JsonApiErrors', 'application/vnd.api+json'],
    ['simple', 'Error', 'application/json'],
    ['camara', 'ErrorInfo', 'application/json'],
  ] as const)('%s is called %s and sent as %s', (preset, name, mediaType) => {
    const body = presetBody(preset);
    expect(body.name).toBe(name);
    expect(body.mediaTypes).toStrictEqual([mediaType]);
    expect(body.schemas('3.1').schemas[0]?.name).toBe(name);
    expect(presetBody(preset, { errorName: 'Fault' }).schemas('3.1').schemas[0]?.name).toBe('Fault');
  });
});

describe('examples', () => {
  it.each([
    ['problem-details', { type: 'about:blank', title: 'Not Found', status: 404 }],
    ['validation-problem', { type: 'about:blank', title: 'Not Found', status: 404 }],
    ['problem-details-strict', { type: 'about:blank', title: 'Not Found', status: 404 }],
    ['google', { error: { code: 404, message: 'Not Found', status: 'NOT_FOUND' } }],
    ['microsoft', { error: { code: 'NotFound', message: 'Not Found' } }],
    ['jsonapi', { errors: [{ status: '404', title: 'Not Found' }] }],
    ['simple', { code: 404, message: 'Not Found' }],
    ['camara', { status: 404, code: 'NOT_FOUND', message: 'Not Found' }],
  ] as const)('%s', (preset, example) => {
    expect(exampleOf(preset)).toStrictEqual(example);
  });

  it('of validation-problem has faults where the content of a request is at fault', () => {
    const withErrors = ['400', '401', '404', '422', '500'].filter((status) =>
      Object.hasOwn(Object(exampleOf('validation-problem', statusRow({ status }))), 'errors'),
    );
    expect(withErrors).toStrictEqual(['400', '422']);
  });

  it.each([
    ['400', 'INVALID_ARGUMENT'],
    ['401', 'UNAUTHENTICATED'],
    ['403', 'PERMISSION_DENIED'],
    ['409', 'ABORTED'],
    ['412', 'FAILED_PRECONDITION'],
    ['422', 'INVALID_ARGUMENT'],
    ['429', 'RESOURCE_EXHAUSTED'],
    ['501', 'UNIMPLEMENTED'],
    ['502', 'INTERNAL'],
    ['504', 'DEADLINE_EXCEEDED'],
    ['4XX', 'INVALID_ARGUMENT'],
    ['default', 'INTERNAL'],
  ])('of google for %s is %s', (status, code) => {
    expect(exampleOf('google', statusRow({ status }))).toHaveProperty('error.status', code);
  });

  it('of a range leaves the status out where the body allows it', () => {
    const [range = row] = OPEN_ROWS;
    expect(exampleOf('problem-details', range)).not.toHaveProperty('status');
    expect(exampleOf('jsonapi', range)).not.toHaveProperty('errors.0.status');
    expect(exampleOf('google', range)).toHaveProperty('error.code', 400);
    expect(exampleOf('simple', range)).toHaveProperty('code', 400);
  });
});

/** Bodies in the shape that each standard describes, and bodies that break one of its rules. */
const STANDARDS: Record<PresetName, { accepts: readonly unknown[]; rejects: readonly unknown[] }> = {
  'problem-details': {
    accepts: [
      {},
      {
        type: 'https://example.com/p/out-of-credit',
        title: 'Out of credit',
        status: 403,
        instance: '/a/1',
        balance: 30,
      },
      { type: '../relative', instance: '?q=1' },
    ],
    rejects: [
      { status: '403' },
      { status: 99 },
      { status: 600 },
      { status: 404.5 },
      { title: null },
      [],
      'x',
      null,
    ],
  },
  'validation-problem': {
    accepts: [
      {},
      {
        errors: [
          { detail: 'd', pointer: '#/a/0' },
          { detail: 'd', pointer: '#' },
          { detail: 'd', more: 1 },
        ],
      },
    ],
    rejects: [
      { errors: [{}] },
      { errors: {} },
      { errors: [{ detail: 'd', pointer: '/a' }] },
      { status: 'x' },
    ],
  },
  'problem-details-strict': {
    accepts: [{}, { status: 404, extension: true }, { title: 'x'.repeat(256), detail: 'a\nb' }],
    rejects: [{ title: 'x'.repeat(257) }, { title: 'a\nb' }, { detail: 'x'.repeat(4097) }, { status: 600 }],
  },
  google: {
    accepts: [
      { error: { code: 404, message: 'm', status: 'NOT_FOUND', details: [{ '@type': 't', reason: 'r' }] } },
    ],
    rejects: [
      {},
      { error: { code: 404, message: 'm', status: 'OK' } },
      { error: { code: 404, message: 'm', status: 'NOT_FOUND', details: [{}] } },
    ],
  },
  microsoft: {
    accepts: [
      {
        error: {
          code: 'c',
          message: 'm',
          target: 't',
          details: [{ code: 'c', message: 'm' }],
          innererror: { code: 'i', innererror: {} },
        },
      },
    ],
    rejects: [
      {},
      { error: { code: 'c' } },
      { error: { code: 'c', message: 'm', details: [{ code: 'c' }] } },
      { error: { code: 'c', message: 'm', innererror: { innererror: 1 } } },
    ],
  },
  jsonapi: {
    accepts: [
      { errors: [] },
      {
        errors: [
          {
            id: '1',
            status: '422',
            code: 'c',
            title: 't',
            detail: 'd',
            source: { pointer: '' },
            meta: {},
            links: { about: '/a', type: null },
          },
        ],
        jsonapi: { version: '1.1' },
      },
    ],
    rejects: [
      {},
      { errors: {} },
      { errors: [{ status: 422 }] },
      { errors: [{ links: { about: 1 } }] },
      { errors: [{ links: { about: {} } }] },
    ],
  },
  camara: {
    accepts: [{ status: 404, code: 'NOT_FOUND', message: 'm', more: 1 }],
    rejects: [{}, { status: '404', code: 'c', message: 'm' }, { status: 404, code: 'c' }],
  },
  simple: {
    accepts: [
      { code: 404, message: 'm' },
      { code: 404, message: 'm', details: 'd', more: 1 },
    ],
    rejects: [{}, { code: '404', message: 'm' }, { code: 404 }],
  },
};

describe.each(PRESET_NAMES)('%s', (preset) => {
  const { accepts, rejects } = STANDARDS[preset];
  const accepted = (body: unknown): boolean => presetBody(preset).reject(body) === undefined;

  it('accepts what its standard describes', () => {
    expect(accepts.filter((body) => !accepted(body))).toStrictEqual([]);
  });
  it('rejects what breaks it', () => {
    expect(rejects.filter(accepted)).toStrictEqual([]);
  });
});

describe('ProblemDetails', () => {
  it('has exactly the five members of RFC 9457, none required, and is open', () => {
    const [schema] = presetBody('problem-details').schemas('3.1').schemas;
    expect(Object.keys(schema?.value.properties ?? {})).toStrictEqual([
      'type',
      'title',
      'status',
      'detail',
      'instance',
    ]);
    expect(schema?.value).toMatchObject({
      type: 'object',
      properties: {
        type: { type: 'string', format: 'uri-reference' },
        title: { type: 'string' },
        status: { type: 'integer', minimum: 100, maximum: 599 },
        detail: { type: 'string' },
        instance: { type: 'string', format: 'uri-reference' },
      },
      additionalProperties: true,
    });
    expect(schema?.value).not.toHaveProperty('required');
  });

  it('keeps extension members when it parses', () => {
    const body = { status: 403, balance: 30 };
    expect(errorBodies.ProblemDetails.parse(body)).toStrictEqual(body);
    expect(errorBodies.ProblemDetailsStrict.parse(body)).toStrictEqual(body);
  });
});

describe('problem-details-strict, by the rules of the OWASP ruleset', () => {
  it.each(['2.0', '3.0', '3.1'] as const)(
    'bounds every string and integer in %s, and says nothing of extensions',
    (version) => {
      const [schema] = presetBody('problem-details-strict').schemas(version).schemas;
      const members = Object.values(schema?.value.properties ?? {}) as Record<string, unknown>[];
      expect(members).toHaveLength(5);
      for (const member of members.filter(({ type }) => type === 'string')) {
        expect(member).toHaveProperty('maxLength');
        expect(
          Object.keys(member).some((keyword) => ['format', 'pattern', 'enum', 'const'].includes(keyword)),
        ).toBe(true);
      }
      for (const member of members.filter(({ type }) => type === 'integer')) {
        expect(member).toMatchObject({ format: 'int32', minimum: 100, maximum: 599 });
      }
      expect(schema?.value).not.toHaveProperty('additionalProperties');
    },
  );
});
