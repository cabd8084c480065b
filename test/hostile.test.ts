import { describe, expect, it } from 'vitest';
import { genResponses } from '../src/pipeline.js';
import { buildStatusTable } from '../src/table/build-status-table.js';

/** Specs that were made to hurt: an answer comes, soon, and prototypes stay clean. */
const HEAD = 'openapi: 3.1.0\ninfo:\n  title: T\n  version: v1\npaths: {}\n';
/** Behind this the reader indents brackets and parses again. */
const UNDERINDENTED = `${HEAD}x: {\n  a: 1\n}\n`;
const { table } = buildStatusTable({ codes: '404' });

async function answer(text: string) {
  const { diagnostics, edits, text: result } = await genResponses(text, { table, validate: false });
  const [error] = diagnostics.filter(({ severity }) => severity === 'error');
  if (error !== undefined) expect(result).toBe(text);
  return error?.code ?? (edits.length > 0 ? 'edited' : 'unchanged');
}

const times = (text: string, count: number) => text.repeat(count);
const list = (count: number, item: (index: number) => string, separator: string) =>
  Array.from({ length: count }, (_, index) => item(index)).join(separator);

const nested = (count: number) => list(count, (index) => `${times(' ', index + 1)}a:`, '\n');
const bomb = list(30, (n) => `a${n}: &a${n} [${times(n === 0 ? 'x, ' : `*a${n - 1}, `, 9)}]`, '\n');
const merges = list(2000, (n) => `m${n}: &m${n} {${n === 0 ? '' : `<<: *m${n - 1}, `}k${n}: 1}`, '\n');

describe.each([
  ['a plain head', HEAD],
  ['an underindented bracket', UNDERINDENTED],
])('behind %s, the reader answers', (_, head) => {
  it.each([
    ['aliases of aliases', bomb, 'EXCESSIVE_ALIASES'],
    ['merges of merges', merges, 'TOO_DEEP'],
    ['block maps, 10,000 deep', `y:\n${nested(10_000)}`, 'TOO_DEEP'],
    ['flow lists, 10,000 deep', `y: ${times('[', 10_000)}${times(']', 10_000)}`, 'TOO_DEEP'],
    ['flow maps, 10,000 deep', `y: ${times('{a: ', 10_000)}${times('}', 10_000)}`, 'TOO_DEEP'],
    ['lists in lists, 10,000 deep', `y:\n${times('- ', 10_000)}a`, 'TOO_DEEP'],
    ['explicit keys, 10,000 deep', `${times('? ', 10_000)}a`, 'TOO_DEEP'],
    ['flow lists, 400 deep', `y: ${times('&a [', 400)}${times(']', 400)}`, 'edited'],
    ['explicit keys, 400 deep', `${times('? ', 400)}a`, 'NOT_PARSEABLE'],
    [
      'anchors and tags at every level',
      list(
        200,
        (n) => `${times(' ', n)}a:\n${times(' ', n + 1)}&a${n}\n${times(' ', n + 1)}!!map`,
        '\n',
      ).replace(/\s*!!map$/, ' b'),
      'edited',
    ],
    ['5,000 tags before one node', `y: ${times('!!str ', 5000)}a`, 'NOT_PARSEABLE'],
    ['a million of signs on a line', `y: "${times(': # - ', 160_000)}"`, 'edited'],
    ['a line of 5 MB', `y: ${times('ab ', 1_700_000)}`, 'edited'],
    ['50,000 blank lines', `y: a\n${times('\n', 50_000)}`, 'edited'],
    ['50,000 lines of space', `y: a\n${times('   \n', 50_000)}`, 'edited'],
    ['50,000 comments', times('# a\n', 50_000), 'edited'],
    ['5,000 aliases as keys', `y: &a k\nz:\n${times('  - {*a : 1}\n', 5000)}`, 'edited'],
    [
      '10,000 responses',
      `components:\n  responses:\n${list(10_000, (n) => `    r${n}: {description: x}`, '\n')}`,
      'edited',
    ],
    ['a lone surrogate', 'y: "\\ud800"', 'edited'],
    [
      'prototypes in flow style',
      '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}',
      'edited',
    ],
    [
      'aliases that nest deeper than the text',
      `y:\n${list(3, (n) => `  - &n${n} ${'['.repeat(200)}${n === 0 ? 'a' : `*n${n - 1}`}${']'.repeat(200)}`, '\n')}`,
      'TOO_DEEP',
    ],
    ['a map as key that is no primitive value', 'y: {{toString: 1, valueOf: 2}: 3}', 'NOT_PARSEABLE'],
    ['prototypes by merge', 'y: &a {__proto__: {polluted: 1}}\nz: {<<: *a}', 'edited'],
    [
      'prototypes as components',
      'components: {responses: {__proto__: {description: x}, constructor: {}}, __proto__: {a: 1}}',
      'edited',
    ],
  ])('to %s', { timeout: 20_000 }, async (_what, tail, expected) => {
    expect(await answer(`${head}${tail}\n`)).toBe(expected);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('JSON is answered', () => {
  it.each([
    ['100,000 deep', `{"openapi":"3.1.0","x":${times('[', 100_000)}${times(']', 100_000)}}`, 'TOO_DEEP'],
    ['100,000 deep and never closed', `{"openapi":"3.1.0","x":${times('[', 100_000)}`, 'TOO_DEEP'],
    ['with backslashes to the end', `{"openapi":"3.1.0","x":"${times('\\\\', 500_000)}\\""}`, 'edited'],
    [
      'with the first of 50,000 keys twice',
      `{"openapi":"3.1.0",${list(50_000, (n) => `"k${n}":1`, ',')},"k0":1}`,
      'DUPLICATE_KEY',
    ],
    [
      'with prototypes',
      '{"openapi":"3.1.0","__proto__":{"polluted":1},"components":{"responses":{"__proto__":{}}}}',
      'edited',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await answer(text)).toBe(expected);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('what is no text of a spec is answered', () => {
  it.each([
    ['comments full of marks before the root', `${times('# ', 100_000)}\n%a\n---\n${HEAD}`, 'edited'],
    ['100,000 directives', `${times('%a\n', 100_000)}---\n${HEAD}`, 'edited'],
    ['more values than memory holds', `${HEAD}x: [${times('a,', 10_000_001)}]`, 'TOO_LARGE'],
    ['a NUL', '\0', 'NOT_PARSEABLE'],
    ['NULs', times('\0', 100_000), 'NOT_PARSEABLE'],
    ['nothing but brackets', times('[', 100_000), 'TOO_DEEP'],
    ['nothing but quotes', times('"', 20_001), 'NOT_PARSEABLE'],
    ['nothing but marks', times('? - : ', 100_000), 'TOO_DEEP'],
  ])('%s', async (_, text, expected) => {
    expect(await answer(text)).toBe(expected);
  });
});

describe('schemas that refer to each other are answered', () => {
  const twice = (n: number) =>
    `E${n}: { allOf: [${times(`{ $ref: '#/components/schemas/E${n + 1}' },`, 2)}] }`;
  const wide = list(200, (n) => `q${n}: { format: uuid }`, ', ');
  it.each([
    ['allOf of itself', `E0: { allOf: [{ $ref: '#/components/schemas/E0' }] }`],
    ['allOf that doubles 40 times', `${list(40, twice, '\n    ')}\n    E40: { required: [message] }`],
    [
      '200 references to a large schema',
      `E0: { properties: { ${list(200, (n) => `p${n}: { $ref: '#/components/schemas/Wide' }`, ', ')} } }
    Wide: { properties: { ${wide} } }`,
    ],
  ])('%s', { timeout: 20_000 }, async (_, schemas) => {
    const response = `{ description: x, content: { application/json: { schema: { $ref: '#/components/schemas/E0' } } } }`;
    const responses = list(3, (n) => `'${409 + n}': ${response}`, ', ');
    const paths = `paths: { /a: { get: { responses: { ${responses}, '404': { $ref: '#/components/responses/NotFound' } } } } }`;
    const spec = HEAD.replace('paths: {}', paths);
    expect(await answer(`${spec}components:\n  schemas:\n    ${schemas}\n`)).toBe('edited');
  });
});

describe('validation answers', () => {
  it('to 1,000 missing targets beside 5,000 similar names', { timeout: 20_000 }, async () => {
    const long = times('x', 60);
    const missing = list(1_000, (n) => `{ $ref: '#/components/schemas/No${long}${n}' }`, ', ');
    const names = list(5_000, (n) => `    Ok${long}${n}: {}`, '\n');
    const spec = `${HEAD}components:\n  schemas:\n    All: { allOf: [${missing}] }\n${names}\n`;
    const { diagnostics } = await genResponses(spec, { table });
    expect(diagnostics.filter(({ code }) => code === 'PRE_EXISTING_FAULT')).toHaveLength(50);
  });
});
