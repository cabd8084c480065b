import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/syntax/read-source.js';
import { entryOf, nodeAt } from '../../src/syntax/source-node.js';

const read = (text: string, file = 'openapi.yaml') => readSource(text, { file });

describe('takes a text for', () => {
  it.each([
    ['JSON', '{"a": [1, null]}', 'json', { a: [1, null] }],
    ['JSON behind a byte order mark', '\ufeff{"a":1}', 'json', { a: 1 }],
    ['YAML in flow style', '{a: 1}', 'yaml', { a: 1 }],
    ['YAML with JSON in it', '--- {"a": 1}', 'yaml', { a: 1 }],
    ['YAML', 'a: 1', 'yaml', { a: 1 }],
  ])('%s', (_, text, format, value) => {
    expect(read(text).document).toMatchObject({ text, format, value });
  });
});

describe('refuses JSON', () => {
  it.each([
    ['with a key twice', '{"b": {"a": 1, "\\u0061": 2}}', 'DUPLICATE_KEY', 15],
    ['nested too deep', `{"a":${'['.repeat(600)}${']'.repeat(600)}}`, 'TOO_DEEP', 504],
  ])('%s', (_, text, code, offset) => {
    expect(read(text).diagnostics).toMatchObject([{ code, place: { file: 'openapi.yaml', offset } }]);
  });

  it.each([
    ['a comment', '{\n  "a": 1 // mine\n}', 'comment', 11],
    ['a comment before it', '/* mine */ {}', 'comment', 0],
    ['a YAML comment', '{"a": 1} # mine', 'comment', 9],
    ['a trailing comma in an object', '{"a": 1, }', 'trailing comma', 9],
    ['a trailing comma in an array', '["a", ]', 'trailing comma', 6],
    ['single quotes', "{'a': 1}", 'single quotes', 1],
    ['single quotes around a value', '{"a": \'b\'}', 'single quotes', 6],
    ['a key without quotes', '{a: 1}', 'unquoted key', 1],
    ['a value without quotes', '{"a": b}', 'other text', 6],
    ['a number with a leading zero', '[01]', 'other text', 1],
    ['an escape that JSON has not', '["\\x41"]', 'other text', 1],
    ['a line break in a string', '["a\nb"]', 'other text', 1],
    ['two commas', '{"a": 1,,}', 'other text', 8],
    ['a colon missing', '{"a" 1}', 'other text', 5],
    ['a comma missing', '{"a": 1 "b": 2}', 'other text', 8],
    ['a value missing', '{"a": }', 'other text', 6],
    ['a second value', '{} {}', 'other text', 3],
    ['the wrong bracket', '{"a": [1}', 'other text', 8],
    ['no end', '\ufeff{"a": [1, {"b": 2}]', 'end of file', 20],
    ['YAML in it', 'openapi: 3.1.0\n', 'other text', 0],
  ])('in a .json file that holds %s', (_, text, found, offset) => {
    expect(read(text, 'A.JSON').diagnostics).toMatchObject([
      { code: 'INVALID_JSON', args: { found }, place: { file: 'A.JSON', offset } },
    ]);
  });

  it('in a .json file that is empty', () => {
    expect(read(' \n', 'a.json').diagnostics).toMatchObject([{ code: 'EMPTY_DOCUMENT' }]);
  });

  it.each([
    ['a comment behind an entry', '{ "a": 1, // mine\n  "b": 2 }', 10],
    ['a comment behind a bracket', '{// mine\n  "b": 2 }', 1],
    ['a block comment', '{ "a": "/* \\" */", /* mine */ "b": 2 }', 19],
    ['a comment before the root', '// mine\n{ "a": 1 }', 0],
    ['a comment behind YAML', "{ a: 'it''s // text', # // text\n // mine\n b: 2 }", 33],
  ])('with %s, whatever the name of the file', (_, text, offset) => {
    expect(read(text).diagnostics).toMatchObject([
      { code: 'INVALID_JSON', args: { found: 'comment' }, place: { offset } },
    ]);
  });
});

it.each([
  ['a YAML comment', '{ a: 1, # // mine\n  b: "// text" }', { a: 1, b: '// text' }],
  ['a URL', '{ a: http://a.example/b, /b: {} }', { a: 'http://a.example/b', '/b': {} }],
  ['a comma before the bracket', "{ a: 'b // c', }", { a: 'b // c' }],
])('reads YAML in flow style with %s', (_, text, value) => {
  expect(read(text).document).toMatchObject({ format: 'yaml', value });
});

describe('places', () => {
  const JSON_TEXT = '{ "a" : [ 1 , { "b\\"" : "c" } ] , "d" : null }';

  it('values of JSON', () => {
    const root = read(JSON_TEXT).document?.root;
    const at = (...path: string[]) => {
      const node = root && nodeAt(root, path);
      return node && JSON_TEXT.slice(node.start, node.end);
    };
    expect(at()).toBe(JSON_TEXT);
    expect(at('a')).toBe('[ 1 , { "b\\"" : "c" } ]');
    expect(at('a', '1', 'b"')).toBe('"c"');
    expect(at('d')).toBe('null');
    expect(at('e')).toBeUndefined();
  });

  it.each([
    ['a value', 'a: b # c\n', 'a', 'b'],
    ['a value with its properties left out', 'a: !!str &x b\n', 'a', 'b'],
    ['a value that is not there', 'a:   # c\n', 'a', ''],
    ['a quoted value', 'a: "b\n  c" # d\n', 'a', '"b\n  c"'],
    ['a literal, its last line break too', 'a: | # b\n  c\n\nd: 1\n', 'a', '| # b\n  c\n'],
    ['a literal that keeps blank lines', 'a: |+\n  c\n\nd: 1\n', 'a', '|+\n  c\n\n'],
    ['an empty literal', 'a: |\nd: 1\n', 'a', '|\n'],
    ['a block map, no comment after it', 'a:\n  b: 1\n  # c\n', 'a', 'b: 1'],
    ['a flow map', 'a: { b: 1, } # c\n', 'a', '{ b: 1, }'],
    ['a list', 'a:\n- b\n-\n', 'a', '- b\n-'],
  ])('%s', (_, text, name, expected) => {
    const node = entryOf(read(text).document?.root, name)?.value;
    expect(text.slice(node?.start, node?.end)).toBe(expected);
  });

  it('properties before a value', () => {
    const text = 'a: !!str # c\n  &x b\n';
    const node = entryOf(read(text).document?.root, 'a')?.value;
    expect(node).toMatchObject({ outerStart: 3, start: text.indexOf('b'), anchor: 'x', tag: '!!str' });
  });
});

it.each([
  ['a character that must be escaped', 'a: "\u0007"\n'],
  ['a colon too many', 'a: {}:\n'],
  ['a list further in than a map', '? a\n: ? b\n  - : c\n'],
  ['a key that goes on at the column of its map', '? a\n: ? b\n  :? c\n'],
])('refuses %s', (_, text) => {
  expect(read(text).diagnostics).toMatchObject([{ code: 'NOT_PARSEABLE' }]);
});

it('words a syntax error by the yaml package, in a large text by js-yaml', () => {
  const padding = '# padding\n'.repeat(100_000);
  const detail = (text: string) => read(text).diagnostics[0]?.args;
  expect(detail('a: b: c\n')).toMatchObject({ detail: expect.stringContaining('Nested mappings') });
  expect(detail(`a: b: c\n${padding}`)).toMatchObject({ detail: 'bad indentation of a mapping entry' });
  expect(read(`a: {\n}\n${padding}`).document?.value).toEqual({ a: {} });
});

it('does not take a comment line full of marks for long', () => {
  const text = `${'# '.repeat(50_000)}\n${'#'.repeat(50_000)}\nopenapi: 3.1.0\n`;
  expect(read(text).document?.value).toEqual({ openapi: '3.1.0' });
});
