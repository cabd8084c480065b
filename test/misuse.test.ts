import { describe, expect, it } from 'vitest';
import {
  augmentDocument,
  type GenResponsesOptions,
  genResponses,
  removeResponses,
  validateSpec,
} from '../src/index.js';

const wrong = <T>(value: unknown) => value as T;

describe('a TypeError says what was wrong with', () => {
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
    ['null', null, 'The options must be an object.'],
    ['a name', 'openapi.yaml', 'The options must be an object.'],
    [
      'the text of a table',
      { table: '| Code |' },
      'The table must be one that readTable or buildStatusTable gave.',
    ],
  ])('%s for options', async (_, value, message) => {
    const options = wrong<GenResponsesOptions>(value);
    await expect(genResponses('openapi: 3.1.0\n', options)).rejects.toThrow(new TypeError(message));
    expect(() => augmentDocument({ openapi: '3.1.0' }, options)).toThrow(new TypeError(message));
  });
});
