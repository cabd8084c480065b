import { describe, expect, test } from 'vitest';
import { checkContainers } from '../../src/openapi/check-containers.js';
import { open, openText } from './open.js';

const PATHS = [
  ['components', 'responses', 'NotFound'],
  ['components', 'responses', 'Gone'],
  ['components', 'x-gen-responses', 'responses', 'NotFound'],
];

function check(text: string, paths: string[][] = PATHS) {
  return checkContainers(openText(text), paths).map(({ args, place }) => ({
    pointer: place.pointer,
    found: 'found' in args ? args.found : undefined,
    at: text.slice(place.offset).split('\n')[0],
  }));
}

describe('checkContainers', () => {
  test.each([
    ['missing', ''],
    ['null', 'components:\n'],
    ['empty', 'components: {}\n'],
    ['an empty list, as PHP writes an empty map', 'components: []\n'],
    [
      'below an explicit key of another entry',
      'components:\n  responses:\n    A: {}\npaths:\n  ? /a\n  : {}\n',
    ],
    ['with a question mark', 'x-a: 1 # ?\ncomponents: {}\n'],
    ['null inside', 'components:\n  responses:\n'],
    ['anchored, and never repeated', 'components: &c\n  responses: &r\n    A: { description: a }\n'],
    ['holding a merge key', 'x-a: &a { A: { description: a } }\ncomponents:\n  responses:\n    <<: *a\n'],
    ['broken where nothing is changed', 'components:\n  schemas: { $ref: other.yaml }\n'],
    ['with an entry named $ref', 'components: { responses: { $ref: { description: a } } }\n'],
  ])('lets pass what can be edited: %s', (_, text) => {
    expect(check(`openapi: 3.1.0\n${text}`)).toEqual([]);
  });

  test.each([
    ['components: { $ref: parts.yaml }', '#/components', 'reference', '{ $ref: parts.yaml }'],
    ['components:\n  responses: { $ref: r.yaml }', '#/components/responses', 'reference', '{ $ref: r.yaml }'],
    ['components:\n  responses: [1]', '#/components/responses', 'sequence', '[1]'],
    ['components:\n  responses: [ # none\n    ]', '#/components/responses', 'sequence', '[ # none'],
    ['components: !t\n  responses: {}', '#/components', 'tag', '!t'],
    ['? components\n: {}', '#', 'explicit key', '? components'],
    ['components: { ? responses : {} }', '#/components', 'explicit key', '? responses : {} }'],
    ['? x-a\n: 1', '#', 'explicit key', '? x-a'],
    [
      'components:\n  responses:\n    ? # a\n      Ok\n    : {}',
      '#/components/responses',
      'explicit key',
      '? # a',
    ],
    ['components: later', '#/components', 'scalar', 'later'],
    ['x-r: &r {}\ncomponents:\n  responses: *r', '#/components/responses', 'alias', '*r'],
    ['x-c: &c { responses: {} }\ncomponents: { <<: *c }', '#/components/responses', 'merge key', '<<: *c }'],
    ['<<: { components: {} }', '#/components', 'merge key', '<<: { components: {} }'],
    ['components:\n  responses: &r {}\nx-copy: *r', '#/components/responses', 'aliased anchor', '*r'],
  ])('refuses %s', (text, pointer, found, at) => {
    expect(check(`openapi: 3.1.0\n${text}\n`)).toEqual([{ pointer, found, at }]);
  });

  test('reports each container that cannot be edited once, and nothing inside it', () => {
    const text = 'openapi: 3.1.0\ncomponents:\n  responses: 1\n  x-gen-responses: 2\n';
    expect(check(text).map(({ pointer }) => pointer)).toEqual([
      '#/components/responses',
      '#/components/x-gen-responses',
    ]);
  });

  test('what stands beside a $ref can be edited, nothing can be added there', () => {
    const text = 'openapi: 3.1.0\npaths:\n  /a:\n    $ref: a.yaml\n    get: {}\n';
    expect(check(text, [['paths', '/a', 'get', 'responses', '404']])).toEqual([]);
    expect(check(text, [['paths', '/a', 'put', 'responses', '404']])).toMatchObject([
      { pointer: '#/paths/~1a' },
    ]);
  });

  const entry = (rest: string) => `openapi: 3.1.0\ncomponents:\n  responses:\n    NotFound: ${rest}\n`;
  test.each([
    ['without anchors', entry('{ description: a }'), []],
    ['with an anchor that nothing needs', entry('&n { description: &d a, x-d: *d }'), []],
    ['that is an alias', `x-n: &n {}\n${entry('*n')}`, []],
    ['with an anchor that an alias needs', `${entry('&n { description: a }')}x-n: *n`, ['*n']],
    ['with such an anchor inside', `${entry('{ description: &d a }')}x-d: *d`, ['*d']],
    ['whose alias is of an earlier anchor', `x-0: &n 0\nx-1: *n\n${entry('&n { description: a }')}`, []],
  ])('a changed place %s', (_, text, at) => {
    const found = check(text, [['components', 'responses', 'NotFound']]);
    expect(found).toEqual(
      at.map((start) => ({ pointer: '#/components/responses/NotFound', found: 'aliased anchor', at: start })),
    );
  });

  test('needs no text', () => {
    const spec = open({ swagger: '2.0', responses: [1], definitions: null });
    const paths = [
      ['responses', 'A'],
      ['definitions', 'B'],
      ['x-gen-responses', 'schemas', 'B'],
    ];
    expect(checkContainers(spec, paths)).toEqual([
      {
        code: 'CONTAINER_NOT_EDITABLE',
        severity: 'error',
        args: { pointer: '#/responses', found: 'sequence' },
        place: { file: 'api', pointer: '#/responses' },
      },
    ]);
  });
});
