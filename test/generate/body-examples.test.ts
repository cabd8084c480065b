import { describe, expect, it } from 'vitest';
import { existingSchemaBody } from '../../src/generate/existing-schema-body.js';
import { jsonSchemaBody } from '../../src/generate/schema-body.js';
import { statusRow } from './status-row.js';

const NOT_FOUND = statusRow();
const SERVER_ERROR = statusRow({
  status: '500',
  name: 'InternalServerError',
  title: 'Internal Server Error',
  phrase: 'Internal Server Error',
});

function bodyOf(schema: Record<string, unknown>) {
  return existingSchemaBody({ name: 'Error', schema, version: '3.1' });
}

const text = { type: 'string' };
const integer = { type: 'integer' };
const object = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});

describe('the code of google.rpc.Status', () => {
  const any = object({ '@type': text });
  const schema = object({
    code: integer,
    message: text,
    details: { type: 'array', items: { $ref: '#/components/schemas/protobufAny' } },
  });
  const body = existingSchemaBody({ name: 'rpcStatus', schema, version: '3.1', lookUp: () => any });

  it.each([
    ['400', 3],
    ['401', 16],
    ['403', 7],
    ['404', 5],
    ['429', 8],
    ['500', 13],
    ['503', 14],
    ['5XX', 13],
  ])('%s is %d', (status, code) => {
    expect(body.example(statusRow({ status, name: 'Jar', title: 'Jar', phrase: 'Jar' }), {})).toStrictEqual({
      code,
      message: 'Jar',
    });
  });
});

describe('an example made property by property', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    [
      'the body of Spring Boot',
      object({ timestamp: { ...text, format: 'date-time' }, status: integer, error: text, path: text }, [
        'timestamp',
        'status',
        'error',
        'path',
      ]),
      { timestamp: '2025-01-01T00:00:00Z', status: 404, error: 'Not Found', path: 'string' },
    ],
    [
      'the body of Laravel',
      object(
        { message: text, errors: { type: 'object', additionalProperties: { type: 'array', items: text } } },
        ['message', 'errors'],
      ),
      { message: 'Not Found', errors: {} },
    ],
    [
      'the body of FastAPI',
      object({
        detail: {
          type: 'array',
          items: object(
            { loc: { type: 'array', items: { anyOf: [text, integer] } }, msg: text, type: text },
            ['loc', 'msg', 'type'],
          ),
        },
      }),
      { detail: [{ loc: [], msg: 'Not Found', type: 'string' }] },
    ],
    [
      'formats',
      object(
        { id: { ...text, format: 'uuid' }, see: { ...text, format: 'uri' }, on: { ...text, format: 'date' } },
        ['id', 'see', 'on'],
      ),
      { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', see: 'https://example.com', on: '2025-01-01' },
    ],
    [
      'bounds',
      object(
        {
          a: { ...integer, minimum: 1000 },
          b: { type: 'number', exclusiveMaximum: 0 },
          c: { ...text, minLength: 8 },
          d: { ...text, maxLength: 2 },
          e: { ...integer, multipleOf: 7, minimum: 1 },
          f: { type: 'array', minItems: 2, items: text },
        },
        ['a', 'b', 'c', 'd', 'e', 'f'],
      ),
      { a: 1000, b: -1, c: 'stringst', d: 'st', e: 7, f: ['string', 'string'] },
    ],
    [
      'a constant, a default, an enum and a boolean',
      object(
        { a: { const: 7 }, b: { ...text, default: 'b' }, c: { enum: ['x', 'y'] }, d: { type: 'boolean' } },
        ['a', 'b', 'c', 'd'],
      ),
      { a: 7, b: 'b', c: 'x', d: false },
    ],
    [
      'a union: the first option that says something',
      { oneOf: [object({ when: text }, ['when']), object({ message: text }, ['message'])] },
      { message: 'Not Found' },
    ],
    [
      'an enum with a word for the status',
      object({ code: { enum: ['key_exists', 'index_not_found'] } }, ['code']),
      { code: 'index_not_found' },
    ],
    [
      'an enum that has no word for the status, but one for unknown errors',
      object({ code: { enum: ['invalid_lid', 'jar_full', 'unknown'] } }, ['code']),
      { code: 'unknown' },
    ],
    [
      'an id and a time where the name says so',
      object({ message: text, debug_id: text, timestamp: text, paid: text }, [
        'debug_id',
        'timestamp',
        'paid',
      ]),
      {
        message: 'Not Found',
        debug_id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
        timestamp: '2025-01-01T00:00:00Z',
        paid: 'string',
      },
    ],
    [
      'a category that is not of another error',
      object({ message: text, category: { ...text, examples: ['VALIDATION_ERROR'] } }, ['category']),
      { message: 'Not Found', category: 'NOT_FOUND' },
    ],
    [
      'a status where the error is a number',
      object({ error: integer, title: text }, ['error']),
      { error: 404, title: 'Not Found' },
    ],
    [
      'a message in any member but one for developers',
      object({ 'jar-err-msg': text, responseMessage: text, internal_message: text }),
      { 'jar-err-msg': 'Not Found', responseMessage: 'Not Found' },
    ],
    [
      'no detail of another error where it is required',
      object({ message: text, cause: { ...text, examples: ['The lid is too small.'] } }, ['cause']),
      { message: 'Not Found', cause: 'Not Found' },
    ],
    [
      'detail only where it is required, and not the description',
      object({ title: text, detail: text }, ['detail']),
      { title: 'Not Found', detail: 'Not Found' },
    ],
    ['no detail where it is optional', object({ title: text, detail: text }), { title: 'Not Found' }],
    [
      'no problem type where the members of RFC 9457 are missing',
      object({ type: text, title: text, detail: text }),
      { title: 'Not Found' },
    ],
    [
      'a code of the application’s own',
      object({ code: { ...integer, examples: [1001] }, message: text }),
      { code: 1001, message: 'Not Found' },
    ],
    [
      'a code in the form of the author’s example',
      object({ code: { ...text, examples: ['invalid_request'] } }),
      { code: 'not_found' },
    ],
    [
      'the example of an item, with the row’s facts',
      object({
        errors: {
          type: 'array',
          items: {
            ...object({ code: text, message: text }),
            examples: [{ code: 'CONFLICT', message: 'Box is taken' }],
          },
        },
      }),
      { errors: [{ code: 'NOT_FOUND', message: 'Not Found' }] },
    ],
    [
      'an optional time and id of the author’s, but nothing about another error',
      object({
        message: text,
        traceId: { ...text, examples: ['4bf92f35'] },
        hint: { ...text, examples: ['Check the card number.'] },
      }),
      { message: 'Not Found', traceId: '4bf92f35' },
    ],
    [
      'a list of errors',
      { type: 'array', items: object({ code: integer, message: text }) },
      [{ code: 404, message: 'Not Found' }],
    ],
    ['a list of texts', { type: 'array', items: text }, ['Not Found']],
    [
      'the author’s list of errors, each of them once',
      {
        type: 'array',
        items: object({ code: text, message: text }),
        examples: [
          [
            { code: 'JAR_GONE', message: 'Gone' },
            { code: 'JAR_HELD', message: 'Conflict' },
          ],
        ],
      },
      [{ code: 'NOT_FOUND', message: 'Not Found' }],
    ],
    [
      'a text, whatever the author’s example says',
      { ...text, examples: ['The device is gone.'] },
      'Not Found',
    ],
    [
      'members of another name that hold the error, where nothing else says anything',
      object({ 'odata.error': object({ code: text, message: text }), extra: text }),
      { 'odata.error': { code: 'NOT_FOUND', message: 'Not Found' } },
    ],
    [
      'the same below a member that is alone',
      object({ state: object({ entries: { type: 'array', items: object({ code: integer }) } }) }),
      { state: { entries: [{ code: 404 }] } },
    ],
    [
      'a detail where nothing else says anything',
      object({ developerMessage: text, violations: { type: 'array', items: text } }),
      { developerMessage: 'Not Found' },
    ],
    [
      'a detail and a name of the error, where the error has nothing else',
      object({ error: object({ details: text, name: text }) }),
      { error: { details: 'Not Found', name: 'NOT_FOUND' } },
    ],
    [
      'a fault and its reason code',
      object({ Fault: object({ faultString: text, ReasonCode: text }) }),
      { Fault: { faultString: 'Not Found', ReasonCode: 'NOT_FOUND' } },
    ],
    [
      'a list whose items are described twice',
      {
        allOf: [
          object({ errors: { type: 'array', items: { type: 'object' } } }, ['errors']),
          object({ errors: { type: 'array', items: object({ code: integer }, ['code']) } }),
        ],
      },
      { errors: [{ code: 404 }] },
    ],
  ])('%s', (_, schema, expected) => {
    expect(bodyOf(schema).example(NOT_FOUND, {})).toStrictEqual(expected);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a pattern', object({ at: { ...text, pattern: '^[a-f]{32}$' } }, ['at']), '"at" must match ^[a-f]{32}$'],
    [
      'a member of a member',
      object({ error: object({ at: { ...text, pattern: '^[a-f]{32}$' } }, ['at']) }, ['error']),
      '"error.at" must match ^[a-f]{32}$',
    ],
    [
      'a body of which nothing is known',
      object({ x: text }),
      'none of its properties is required or has a known name',
    ],
    [
      'an error of which nothing is known',
      object({ error: object({ x: text, y: text }) }),
      'none of its properties is required or has a known name',
    ],
    [
      'a code that has to be another status',
      object({ message: text, code: { enum: [400, 403, 409] } }, ['code']),
      '"code" must be one of 400, 403, 409',
    ],
    ['a number', { type: 'integer' }, 'it is not an object, a list or a string'],
    ['a text that is too short for a message', { ...text, maxLength: 3 }, 'it must be a valid string'],
    ['a list of numbers', { type: 'array', items: integer }, 'it has no place for a message'],
    [
      'a list of which nothing is known',
      { type: 'array', items: object({ x: text }) },
      'it has no place for a message',
    ],
  ])('fails for %s, and says why', (_, schema, problem) => {
    const body = bodyOf(schema);
    expect(body.example(NOT_FOUND, {})).toBeUndefined();
    expect(body.problem?.(NOT_FOUND, {})).toBe(problem);
  });

  it('fails for a case too where the code has to be another status', () => {
    const body = bodyOf(object({ message: text, code: { enum: [400, 403] } }, ['code']));
    expect(body.example({ ...NOT_FOUND, errorCode: 'JAR_GONE' }, {})).toBeUndefined();
    expect(body.example({ ...NOT_FOUND, errorCode: '403' }, {})).toMatchObject({ code: 403 });
  });
});

describe('a code, a status or a level', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['code', { ...text, examples: ['E503'] }, 'E404'],
    ['code', { ...text, examples: ['ERR_503'] }, 'ERR_404'],
    ['code', { ...text, examples: ['E1503'] }, 'E1503'],
    ['code', { ...text, examples: ['jar.held_by_other'] }, 'not_found'],
    ['code', { ...text, examples: ['jars/JarHeld'] }, 'NotFound'],
    ['code', { ...text, examples: ['JAR-HELD'] }, 'NOT_FOUND'],
    ['code', { ...text, examples: ['It is held. Wait.'] }, 'Not Found'],
    ['severity', { ...text, enum: ['INFO', 'WARNING', 'ERROR'] }, 'ERROR'],
    ['reason', { ...text, enum: ['SERVER_DOWN', 'INFORMATION_MISSING'] }, 'INFORMATION_MISSING'],
  ])('is in the form of the author’s: %s %j', (name, schema, value) => {
    const body = bodyOf(object({ [name]: schema, message: text }, [name]));
    expect(body.example(NOT_FOUND, {})).toEqual({ [name]: value, message: 'Not Found' });
  });

  it('is not the error code where a phrase of a status is', () => {
    const body = bodyOf(object({ httpStatus: { ...text, examples: ['CONFLICT'] }, code: text }));
    const example = body.example({ ...NOT_FOUND, errorCode: 'JAR_GONE' }, {});
    expect(example).toEqual({ httpStatus: 'NOT_FOUND', code: 'JAR_GONE' });
  });

  it('is the error of OAuth 2.0', () => {
    const body = bodyOf(object({ error: text, error_description: text }, ['error']));
    expect(body.example(NOT_FOUND, {})).toEqual({ error: 'not_found' });
    expect(body.example({ ...NOT_FOUND, errorCode: 'no_jar' }, {})).toEqual({ error: 'no_jar' });
  });
});

describe('what an author says of success', () => {
  const flag = { type: 'boolean' };
  it.each<[string, Record<string, unknown>, unknown]>([
    ['success', { ...flag, examples: [true] }, false],
    ['isSuccess', { ...flag, examples: [true] }, false],
    ['error', { ...flag, examples: [false] }, true],
    ['hasError', { ...flag, examples: [false] }, true],
    ['status', { ...flag, examples: [true] }, false],
    ['status', { ...text, examples: ['success'] }, 'error'],
    ['status', { ...text, examples: ['SUCCESS'], enum: ['SUCCESS', 'FAILED'] }, 'FAILED'],
    ['status', { ...text, enum: ['success', 'error'] }, 'error'],
    ['code', { ...integer, examples: [0] }, 404],
    ['code', { ...text, examples: ['00000'] }, '404'],
    ['text_message', { ...text, examples: ['OK'] }, 'Not Found'],
  ])('is not in an error: %s %j', (name, schema, value) => {
    const body = bodyOf(object({ [name]: schema, message: text }, [name]));
    expect(body.example(NOT_FOUND, {})).toEqual({ [name]: value, message: 'Not Found' });
  });

  it('is not in an error made from an example of the whole body', () => {
    const example = { success: true, code: 0, message: 'Saved.' };
    const body = bodyOf({ ...object({ success: flag, code: integer, message: text }), examples: [example] });
    expect(body.example(NOT_FOUND, {})).toEqual({ success: false, code: 404, message: 'Not Found' });
    const held = { ...NOT_FOUND, errorCode: '4041' };
    expect(body.example(held, {})).toMatchObject({ success: false, code: 4041 });
  });
});

describe('the author’s own example of the whole body', () => {
  const schemaOf = (
    example: unknown,
    properties: Record<string, unknown>,
    required: readonly string[] = [],
  ) => ({
    ...object(properties, required),
    examples: [example],
  });

  it.each<[string, Record<string, unknown>, unknown, unknown]>([
    [
      'keeps what is of no status',
      schemaOf({ code: 400, message: 'Bad Request', requestId: 'r-1' }, { code: integer }),
      { code: 404, message: 'Not Found', requestId: 'r-1' },
      { code: 500, message: 'Internal Server Error', requestId: 'r-1' },
    ],
    [
      'leaves its detail out, which is of one occurrence',
      schemaOf({ status: 404, title: 'Not Found', detail: 'There is no pet 7.' }, { detail: text }),
      { status: 404, title: 'Not Found' },
      { status: 500, title: 'Internal Server Error' },
    ],
    [
      'says the message where a detail of another status is required',
      schemaOf({ status: 404, detail: 'There is no pet 7.' }, { detail: text }, ['detail']),
      { status: 404, detail: 'There is no pet 7.' },
      { status: 500, detail: 'Internal Server Error' },
    ],
    [
      'keeps the form of codes',
      schemaOf({ error: { code: 'PetNotFound', status: '404', type: 'client-error' } }, {}),
      { error: { code: 'NotFound', status: '404', type: 'client-error' } },
      { error: { code: 'InternalServerError', status: '500', type: 'client-error' } },
    ],
    [
      'keeps codes of the application',
      schemaOf({ code: 1001, error: 'E-17', status: 'error' }, {}),
      { code: 1001, error: 'Not Found', status: 'error' },
      { code: 1001, error: 'Internal Server Error', status: 'error' },
    ],
    [
      'keeps what the schema does not let go',
      schemaOf({ status: 404, message: 'gone' }, { message: { enum: ['gone'] } }),
      { status: 404, message: 'gone' },
      { status: 500, message: 'gone' },
    ],
    [
      'leaves a list of another status out',
      schemaOf({ status: 404, message: 'Not Found', errors: [{ field: 'id', message: 'unknown' }] }, {}),
      { status: 404, message: 'Not Found', errors: [{ field: 'id', message: 'unknown' }] },
      { status: 500, message: 'Internal Server Error' },
    ],
  ])('%s', (_, schema, notFound, serverError) => {
    expect(bodyOf(schema).example(NOT_FOUND, {})).toStrictEqual(notFound);
    expect(bodyOf(schema).example(SERVER_ERROR, {})).toStrictEqual(serverError);
  });

  it('that the schema rejects is not used', () => {
    const schema = { ...object({ message: text }, ['message']), examples: [{ message: 7 }] };
    expect(bodyOf(schema).example(NOT_FOUND, {})).toStrictEqual({ message: 'Not Found' });
  });
});

it('Markdown and entities of a message stay out', () => {
  const row = statusRow({ title: '**Pet** &amp; [owner](https://example.com) `gone`' });
  const { body } = jsonSchemaBody(object({ message: text }), { name: 'E', file: 'e.json' });
  expect(body?.example(row, {})).toStrictEqual({ message: 'Pet & owner gone' });
});

describe('what a schema fixes for each status', () => {
  const nameOf = (schema: Record<string, unknown>, row = NOT_FOUND) => bodyOf(schema).example(row, {});
  const fixed = (name: string) => object({ name: { ...text, enum: [name] } });

  it('is the option of a union that says the status', () => {
    const schema = {
      oneOf: [fixed('INVALID_REQUEST'), fixed('RESOURCE_NOT_FOUND'), fixed('INTERNAL_SERVER_ERROR')],
    };
    expect(nameOf(schema)).toStrictEqual({ name: 'RESOURCE_NOT_FOUND' });
    expect(nameOf(schema, SERVER_ERROR)).toStrictEqual({ name: 'INTERNAL_SERVER_ERROR' });
  });

  it('is the option of a union that does not say another status', () => {
    const option = (status: number) =>
      object({ title: text, status: { enum: [status] } }, ['title', 'status']);
    const schema = { anyOf: [option(409), option(404), option(500)] };
    expect(nameOf(schema)).toStrictEqual({ title: 'Not Found', status: 404 });
    expect(nameOf(schema, SERVER_ERROR)).toStrictEqual({ title: 'Internal Server Error', status: 500 });
  });

  it('is the option of a union whose schema is called so', () => {
    const schemas = { error_400: fixed('BAD_INPUT'), error_404: fixed('MISSING') };
    const schema = {
      oneOf: [{ $ref: '#/components/schemas/error_400' }, { $ref: '#/components/schemas/error_404' }],
    };
    const lookUp = (ref: string): unknown =>
      Object.entries(schemas).find(([name]) => ref.endsWith(name))?.[1];
    const body = existingSchemaBody({ name: 'Error', schema, version: '3.1', lookUp });
    expect(body.example(NOT_FOUND, {})).toStrictEqual({ name: 'MISSING' });
  });

  it('is the value of an enum that says whose fault it is', () => {
    const schema = object({ message: text, type: { enum: ['auth', 'internal', 'invalid_request'] } }, [
      'type',
    ]);
    expect(nameOf(schema)).toStrictEqual({ message: 'Not Found', type: 'invalid_request' });
    expect(nameOf(schema, SERVER_ERROR)).toStrictEqual({
      message: 'Internal Server Error',
      type: 'internal',
    });
  });

  it('is not a value of an enum that is the phrase of another status', () => {
    const schema = object({ code: { enum: ['Found', 'Conflict', 'NotFound'] } }, ['code']);
    expect(nameOf(schema)).toStrictEqual({ code: 'NotFound' });
    const general = object({ code: { enum: ['Conflict', 'BadRequest', 'InternalServerError'] } }, ['code']);
    expect(nameOf(general)).toStrictEqual({ code: 'BadRequest' });
  });

  it('is the value of an enum that says the status rather than the example', () => {
    const code = { ...text, enum: ['name_invalid', 'not_found'], examples: ['name_invalid'] };
    expect(nameOf(object({ code, reason: { ...text, enum: ['NotFound'] } }))).toStrictEqual({
      code: 'not_found',
      reason: 'NotFound',
    });
  });

  it('is the value of an enum that ends the phrase', () => {
    const schema = object({ code: { enum: ['internal error', 'unavailable'] } }, ['code']);
    const unavailable = { ...SERVER_ERROR, status: '503', name: 'ServiceUnavailable' };
    const phrase = 'Service Unavailable';
    expect(nameOf(schema, { ...unavailable, title: phrase, phrase })).toStrictEqual({ code: 'unavailable' });
  });
});
