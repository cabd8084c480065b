import { describe, expect, test } from 'vitest';
import { collectNodes, localTarget } from '../../src/openapi/references.js';
import { toPointer } from '../../src/values/pointer.js';

const found = (value: unknown, isTree = false) =>
  collectNodes(value, 'document', isTree).references.map(({ ref, path }) => `${toPointer(path)} > ${ref}`);

describe('collectNodes', () => {
  test('local ones and those into other files, in document order', () => {
    const value = {
      paths: {
        '/a': { $ref: 'a.yaml' },
        '/b': {
          parameters: [{ $ref: '#/components/parameters/P' }],
          get: { responses: { 404: { $ref: '#/components/responses/N' } } },
        },
      },
      components: { schemas: { S: { allOf: [{ $ref: '#/components/schemas/T' }, { type: 'object' }] } } },
    };
    expect(found(value)).toEqual([
      '#/paths/~1a > a.yaml',
      '#/paths/~1b/parameters/0 > #/components/parameters/P',
      '#/paths/~1b/get/responses/404 > #/components/responses/N',
      '#/components/schemas/S/allOf/0 > #/components/schemas/T',
    ]);
  });

  const data = { $ref: 'no reference' };
  test.each([
    ['an example', { example: data }],
    ['examples', { examples: { one: data, two: { value: data } } }],
    ['a default', { default: { deep: [data] } }],
    ['an enum', { enum: [data] }],
    ['a const', { const: data }],
    ['an extension', { 'x-internal': data }],
    ['an extension among paths', { paths: { 'x-p': data } }],
    [
      'an extension among the responses of an operation',
      { paths: { '/': { get: { responses: { 'x-r': data } } } } },
    ],
    ['a property named $ref', { properties: { $ref: { type: 'string' } } }],
    ['a $ref that is no string', { items: { $ref: 1 } }],
  ])('passes over %s', (_, value) => {
    expect(found(value)).toEqual([]);
  });

  const ref = { $ref: 'r' };
  test.each([
    ['a property named example', { properties: { example: ref } }, '#/properties/example'],
    ['a property named x-id', { properties: { 'x-id': ref } }, '#/properties/x-id'],
    ['a property named properties', { properties: { properties: ref } }, '#/properties/properties'],
    ['a property named discriminator', { properties: { discriminator: ref } }, '#/properties/discriminator'],
    [
      'a default response',
      { paths: { '/': { get: { responses: { default: ref } } } } },
      '#/paths/~1/get/responses/default',
    ],
    [
      'a component named default',
      { components: { responses: { default: ref } } },
      '#/components/responses/default',
    ],
    ['a component named x-e', { components: { responses: { 'x-e': ref } } }, '#/components/responses/x-e'],
    ['a 2.0 component named x-e', { responses: { 'x-e': ref } }, '#/responses/x-e'],
    ['the schema of a parameter in a list', { parameters: [{ schema: ref }] }, '#/parameters/0/schema'],
    ['the sibling of a $ref', { items: { $ref: 1, not: ref } }, '#/items/not'],
    ['a container', { components: { responses: ref } }, '#/components/responses'],
    [
      'a __proto__',
      JSON.parse('{ "properties": { "__proto__": { "$ref": "r" } } }'),
      '#/properties/__proto__',
    ],
  ])('finds %s', (_, value, pointer) => {
    expect(found(value)).toEqual([`${pointer} > r`]);
    expect(found(value, true)).toEqual([`${pointer} > r`]);
  });

  test('a $ref does not hide its siblings', () => {
    expect(found({ items: { $ref: 'a', properties: { b: { $ref: 'b' } } } })).toEqual([
      '#/items > a',
      '#/items/properties/b > b',
    ]);
  });

  test('a discriminator mapping refers to schemas, by name or by reference', () => {
    const mapping = { a: 'Cat', b: '#/components/schemas/Dog', c: 'other.yaml#/Cow' };
    expect(found({ discriminator: { propertyName: 'kind', mapping } })).toEqual([
      '#/discriminator/mapping > #/components/schemas/Cat',
      '#/discriminator/mapping > #/components/schemas/Dog',
      '#/discriminator/mapping > other.yaml#/Cow',
    ]);
  });

  test('walks a shared object once and survives cycles', () => {
    const shared: Record<string, unknown> = { items: { $ref: 'r' } };
    shared.not = shared;
    expect(found({ a: shared, b: shared })).toEqual(['#/a/items > r']);
  });

  test('sees through an object that is data in one place and a schema in another', () => {
    const shared = { $ref: 'r' };
    expect(found({ example: shared, items: shared })).toEqual(['#/items > r']);
  });

  test('shared objects are not walked repeatedly', () => {
    let value: unknown = { $ref: 'r' };
    for (let level = 0; level < 60; level++) value = { allOf: [value, value] };
    expect(collectNodes(value).references).toHaveLength(1);
  });

  test('handles any depth', () => {
    let value: unknown = { $ref: 'r' };
    for (let level = 0; level < 50_000; level++) value = { not: value };
    expect(collectNodes(value).references[0]?.path).toHaveLength(50_000);
  });

  test('walks an extension that a reference points to', () => {
    const value = {
      items: [{ $ref: '#/x-shared/a' }, { $ref: '#/x-shared/a' }],
      'x-shared': { a: { $ref: '#/x-other/b' }, c: { $ref: 'nobody asked' } },
      'x-other': { b: { not: { $ref: '#/items/0' } } },
    };
    const expected = [
      '#/items/0 > #/x-shared/a',
      '#/items/1 > #/x-shared/a',
      '#/x-shared/a > #/x-other/b',
      '#/x-other/b/not > #/items/0',
    ];
    expect(found(value)).toEqual(expected);
    expect(found(value, true)).toEqual(expected);
  });

  test.each([false, true])('a reference gives a node of unknown type its type; in a tree: %s', (isTree) => {
    const value = {
      components: { schemas: { A: { $ref: '#/own/B' } } },
      own: { B: { items: { $ref: '#/components/schemas/A' } }, C: { $ref: '#/own/B' } },
    };
    const { references, fragments } = collectNodes(value, 'document', isTree);
    expect(references.map(({ path, expected }) => `${toPointer(path)}: ${expected}`)).toEqual([
      '#/components/schemas/A: schema',
      '#/own/B/items: schema',
      '#/own/C: unknown',
    ]);
    expect(fragments.map(({ path }) => toPointer(path))).toEqual(['#/own/B']);
  });

  test('a $dynamicRef is one', () => {
    expect(found({ items: { $dynamicRef: '#/$defs/A' } })).toEqual(['#/items > #/$defs/A']);
  });
});

test.each([
  ['#/a/b~1c/d%20e', ['a', 'b/c', 'd e']],
  ['#', []],
  ['other.yaml#/a', undefined],
  ['#anchor', undefined],
  ['#/%E0%A4%A', undefined],
])('localTarget(%s)', (ref, target) => {
  expect(localTarget(ref)).toEqual(target);
});
