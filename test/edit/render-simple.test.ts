import { describe, expect, it } from 'vitest';
import { renderSimpleEntries } from '../../src/edit/render-simple.js';
import { renderYamlEntries, type YamlStyle } from '../../src/edit/render-yaml.js';

const STYLE: YamlStyle = {
  ...{ step: 2, indentSequences: true, quote: 'single', newline: '\n' },
  ...{ refs: undefined, brackets: undefined, width: undefined, endsBeforeSpaces: false },
  quotes: { names: undefined, keys: undefined, values: undefined, codes: undefined },
};

const RECORD = {
  responses: { NotFound: '404 sha256-9f86d081884c' },
  schemas: { ProblemDetails: 'sha256-9f86d081884c' },
  attached: { 'GET /pets/{id}': '401 404', 'POST /pets:sell': '401' },
};
const RESPONSES = {
  404: { $ref: '#/components/responses/NotFound' },
  default: { $ref: '#/components/responses/Any' },
};

const quotes = (change: Partial<YamlStyle['quotes']>) => ({ quotes: { ...STYLE.quotes, ...change } });
const refs = (braces?: { padding: boolean }): Partial<YamlStyle> => ({
  refs: { key: 'plain', value: 'double', braces },
});

describe('are written as the package `yaml` writes them', () => {
  it.each<[string, object, Partial<YamlStyle>]>([
    ['a record', { 'x-gen-responses': RECORD }, {}],
    [
      'a record in wider steps and Windows lines',
      { 'x-gen-responses': RECORD },
      { step: 4, newline: '\r\n' },
    ],
    ['a record among quotes', { 'x-gen-responses': RECORD }, quotes({ keys: 'single', values: 'double' })],
    ['responses', RESPONSES, {}],
    ['responses among plain codes', RESPONSES, quotes({ codes: 'plain' })],
    ['responses among codes in quotes', RESPONSES, quotes({ codes: 'double', names: 'single' })],
    ['responses among references', RESPONSES, refs()],
    ['a number in octal digits among plain codes', { '010': 'x y' }, quotes({ codes: 'plain' })],
    ['texts with a colon or brackets inside', { 'a:b': 'c [d]', 'e, f': '123 {g}' }, {}],
  ])('%s', (_, entries, change) => {
    const [list, style] = [Object.entries(entries), { ...STYLE, ...change }];
    expect(renderSimpleEntries(list, style, 4)).toBe(renderYamlEntries(list, style, 4));
  });
});

it.each<[string, object, Partial<YamlStyle>]>([
  ['what an engine might take for something else', { answer: 'No', born: '2001-12-14' }, {}],
  ['what needs escapes', { text: "it's" }, quotes({ values: 'single' })],
  ['what is not ASCII', { text: 'café' }, {}],
  ['a comment or a key inside', { a: 'b #c', d: 'e: f' }, {}],
  ['space in front', { text: ' a' }, quotes({ values: 'single' })],
  ['lists, numbers and empty maps', { list: ['a'], count: 1, map: {} }, {}],
  ['a line to be folded', { text: 'word '.repeat(20).trim() }, { width: 80 }],
  ['responses in braces', RESPONSES, refs({ padding: true })],
])('leave to the package: %s', (_, entries, change) => {
  for (const entry of Object.entries(entries))
    expect(renderSimpleEntries([entry], { ...STYLE, ...change }, 0)).toBeUndefined();
});
