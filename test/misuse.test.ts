import { describe, expect, it } from 'vitest';
import {
  augmentDocument,
  type GenResponsesOptions,
  genResponses,
  readTable,
  removeResponses,
  validateSpec,
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

  it('a table without a file name', async () => {
    await expect(wrong<(text: string) => Promise<unknown>>(readTable)('| Code |')).rejects.toThrow(
      new TypeError('The second argument of readTable must be { file }; the file name gives the format.'),
    );
  });
});
