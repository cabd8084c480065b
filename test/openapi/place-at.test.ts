import { describe, expect, test } from 'vitest';
import { placeAt } from '../../src/openapi/place-at.js';
import { open, openText } from './open.js';

const TEXT = `openapi: 3.1.0
x-base: &base { shared: { deep: 1 } }
components:
  responses: &r
    <<: *base
    "Not": { list: [one, { key: 2 }] }
x-copy: *r
`;

describe('placeAt', () => {
  const spec = openText(TEXT);

  test.each([
    ['the root', [], 'openapi'],
    ['a key', ['components', 'responses'], 'responses: &r'],
    ['a quoted key', ['components', 'responses', 'Not'], '"Not"'],
    ['an item', ['components', 'responses', 'Not', 'list', '1'], '{ key'],
    ['a key in an item', ['components', 'responses', 'Not', 'list', '1', 'key'], 'key: 2'],
    ['what is missing', ['components', 'schemas', 'S'], 'components'],
    ['what came by <<', ['components', 'responses', 'shared', 'deep'], 'responses: &r'],
    ['what came by an alias', ['x-copy', 'Not'], 'x-copy'],
    ['what is below a scalar', ['openapi', 'deeper'], 'openapi'],
  ])('%s', (_, path, start) => {
    expect(placeAt(spec, path).offset).toBe(TEXT.indexOf(start));
  });

  test('a document without text has pointers alone', () => {
    expect(placeAt(open({}), ['paths', '/a'])).toEqual({ file: 'api', pointer: '#/paths/~1a' });
  });
});
