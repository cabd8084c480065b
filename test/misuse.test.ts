import { describe, expect, it } from 'vitest';
import {
  augmentDocument,
  buildStatusTable,
  type GenResponsesOptions,
  genResponses,
  jsonSchemaBody,
  planMerge,
  presetBody,
  readRules,
  readTable,
  removeResponses,
  validateSpec,
  zodBody,
} from '../src/index.js';

const wrong = <T>(value: unknown) => value as T;

describe('a TypeError names the argument', () => {
  it.each([
    ['nothing', undefined],
    ['a buffer', Buffer.from('openapi: 3.1.0')],
    ['a list', []],
  ])('%s for a text', async (_, value) => {
    const text = wrong<string>(value);
    for (const call of [genResponses(text), removeResponses(text), validateSpec(text)])
      await expect(call).rejects.toThrow(new TypeError('The text of a spec must be a string.'));
  });

  it.each([
    ['no options', null, 'The options must be an object.'],
    ['a file name for options', 'openapi.yaml', 'The options must be an object.'],
    [
      'rows that no table was built from',
      { table: { rows: [{ status: '404', message: 'Gone' }] } },
      'The option table must be the table that readTable or buildStatusTable returned.',
    ],
    [
      'the text of a table',
      { table: '| Code |' },
      'The option table must be the table that readTable or buildStatusTable returned.',
    ],
    [
      'one media type',
      { mediaTypes: 'text/x' },
      "The option mediaTypes must be an array of media types, such as ['application/json'].",
    ],
    ['a policy', { onConflict: 'merge' }, 'The option onConflict must be one of keep, replace, fail.'],
    ['a misspelt option', { onconflict: 'keep' }, 'Unknown option onconflict. Did you mean onConflict?'],
    ['codes', { codes: '404' }, 'Unknown option codes: pass codes to readTable or buildStatusTable.'],
    [
      'a base with spaces',
      { problemBase: 'our problems' },
      "The option problemBase must be a URI such as 'https://example.com/problems/', or a reference such as '/problems/'.",
    ],
    [
      'a name with spaces',
      { errorName: 'our error' },
      'The option errorName must be a component name: letters, digits, ".", "_" and "-".',
    ],
    ['a switch', { reuse: 'no' }, 'The option reuse must be true or false.'],
    [
      'a rule set',
      { attach: true, rules: 'owaps' },
      'The option rules must be one of recommended, owasp, azure, zalando, camara, nlgov, or the rules that readRules returned.',
    ],
    [
      'a JSON Schema for a body',
      { errorBody: { type: 'object' } },
      'The option errorBody must be a preset name, a pointer, a Zod schema, or a body from jsonSchemaBody.',
    ],
    [
      'a schema of Zod 3',
      { errorBody: { _def: {} } },
      'The option errorBody is a Zod schema that cannot be used (NOT_A_ZOD_SCHEMA). Call zodBody for details.',
    ],
  ])('%s', async (_, value, message) => {
    const options = wrong<GenResponsesOptions>(value);
    await expect(genResponses('openapi: 3.1.0\n', options)).rejects.toThrow(new TypeError(message));
    expect(() => augmentDocument({ openapi: '3.1.0' }, options)).toThrow(new TypeError(message));
  });

  it.each([
    ['a map', new Map([['openapi', '3.1.0']])],
    ['an instance of a class', new (class Spec {})()],
    ['a list', []],
    ['a text', 'openapi: 3.1.0'],
    ['nothing', undefined],
  ])('%s for a document', (_, value) => {
    expect(() => augmentDocument(wrong<object>(value))).toThrow(
      new TypeError('The document must be a plain object, as JSON.parse returns it.'),
    );
  });

  it.each([
    ['paths', { paths: new Map() }],
    ['components', { components: new Map() }],
    ['components.responses', { components: { responses: new Map() } }],
  ])('a map for %s', (name, parts) => {
    expect(() => augmentDocument({ openapi: '3.1.0', ...parts })).toThrow(
      new TypeError(`${name} of the document must be a plain object, not a Map.`),
    );
  });

  it.each<[string, readonly unknown[], string]>([
    ['no text', [undefined, { file: 'a.md' }], 'The text of a table must be a string.'],
    ['a buffer', [Buffer.from('| Code |'), { file: 'a.md' }], 'The text of a table must be a string.'],
    [
      'no file name',
      ['| Code |'],
      'The second argument of readTable must be { file }; the file name gives the format.',
    ],
    [
      'a file name alone',
      ['| Code |', 'a.md'],
      'The second argument of readTable must be { file }; the file name gives the format.',
    ],
    [
      'codes that are a list',
      ['| Code |', { file: 'a.md', codes: ['404'] }],
      "The option codes must be a string such as '400,404' or '4xx'.",
    ],
    [
      'a misspelt option',
      ['| Code |', { file: 'a.md', colums: {} }],
      'Unknown option colums. Did you mean columns?',
    ],
    [
      'an unknown style',
      ['| Code |', { file: 'a.md', naming: 'Pascal' }],
      'The option naming must be one of pascal, camel, snake, kebab, code.',
    ],
  ])('readTable: %s', async (_, args, message) => {
    const read = wrong<(...args: readonly unknown[]) => Promise<unknown>>(readTable);
    await expect(read(...args)).rejects.toThrow(new TypeError(message));
  });

  it.each<[string, () => unknown, string]>([
    [
      'planMerge: the whole result of generateComponents',
      () => planMerge({ openapi: '3.1.0' }, wrong({ components: { responses: [], schemas: [] } })),
      'The second argument of planMerge must be the components of the result of generateComponents.',
    ],
    [
      'jsonSchemaBody: a schema alone',
      () => jsonSchemaBody({ type: 'object' }, wrong(undefined)),
      'The second argument of jsonSchemaBody must be { name, file }, two strings.',
    ],
    [
      'zodBody: a name alone',
      () => zodBody({}, wrong('ApiError')),
      'The second argument of zodBody must be { name, file }, two strings.',
    ],
    [
      'buildStatusTable: a text',
      () => buildStatusTable({ source: wrong('| Code |') }),
      'The option source must be an object with rows; readTable reads text.',
    ],
    ['buildStatusTable: codes', () => buildStatusTable(wrong('404')), 'The options must be an object.'],
    [
      'readRules: no text',
      () => readRules(wrong(undefined), 'rules.yaml'),
      'The text of a rule file must be a string.',
    ],
    [
      'presetBody: an unknown name',
      () => presetBody(wrong('problem')),
      'The preset must be one of problem-details, validation-problem, problem-details-strict, google, microsoft, jsonapi, simple, camara.',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(new TypeError(message));
  });
});
