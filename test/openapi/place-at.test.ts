import { describe, expect, test } from 'vitest';
import { openDocument, openSpec } from '../../src/openapi/open-spec.js';
import { placeAt } from '../../src/openapi/place-at.js';
import { readSource } from '../../src/syntax/read-source.js';

const TEXT = `openapi: 3.1.0
x-base: &base { shared: { deep: 1 } }
components:
  responses: &r
    <<: *base
    "Not": { list: [one, { key: 2 }] }
x-copy: *r
`;

describe('placeAt', () => {
  const { document } = readSource(TEXT, { file: 'api.yaml' });
  const { spec } = document === undefined ? {} : openSpec(document, 'api.yaml');
  if (spec === undefined) throw new Error('The fixture does not open.');

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
    const opened = openDocument({ openapi: '3.1.0' }, 'api').spec;
    if (opened === undefined) throw new Error('The fixture does not open.');
    expect(placeAt(opened, ['paths', '/a'])).toEqual({ file: 'api', pointer: '#/paths/~1a' });
  });
});
