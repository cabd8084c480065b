import { describe, expect, test } from 'vitest';
import { openDocument } from '../../src/openapi/open-spec.js';
import { SpecIndex } from '../../src/openapi/spec-index.js';
import { toPointer } from '../../src/values/pointer.js';
import { open } from './open.js';

const index = (document: Record<string, unknown>) => open(document).index;

function first(document: Record<string, unknown>) {
  const found = index(document);
  const [operation] = found.operations;
  if (operation === undefined) throw new Error('The fixture has no operation.');
  return { found, operation };
}

describe('the security of an operation', () => {
  const security = [{ key: [] }];
  test.each([
    ['is its own', { security: [{ own: [] }] }, [{ own: [] }]],
    ['may be none, whatever the document asks for', { security: [] }, []],
    ['is else that of the document', {}, security],
  ])('%s', (_, get, expected) => {
    const { found, operation } = first({ security, paths: { '/a': { get } } });
    expect(found.securityOf(operation)).toEqual(expected);
  });
});

describe('the parameters of an operation', () => {
  const names = (document: Record<string, unknown>) => {
    const { found, operation } = first(document);
    return found.parametersOf(operation).map(({ name, $ref, in: place }) => `${place} ${name ?? $ref}`);
  };

  test('are those of the path item too, and replace them by name and place', () => {
    const parameters = [
      { name: 'id', in: 'path' },
      { name: 'id', in: 'query' },
    ];
    const get = {
      parameters: [
        { name: 'id', in: 'query', required: true },
        { name: 'page', in: 'query' },
      ],
    };
    const document = { paths: { '/a': { parameters, get } } };
    expect(names(document)).toEqual(['path id', 'query id', 'query page']);
    const { found, operation } = first(document);
    expect(found.parametersOf(operation)[1]).toHaveProperty('required', true);
  });

  test('follow a local $ref, and a $ref of that; one into another file stays', () => {
    const parameters = [
      { $ref: '#/components/parameters/One' },
      { $ref: 'shared.yaml#/Two' },
      'no parameter',
    ];
    const components = {
      parameters: { One: { $ref: '#/components/parameters/Real' }, Real: { name: 'real', in: 'header' } },
    };
    expect(names({ paths: { '/a': { get: { parameters } } }, components })).toEqual([
      'header real',
      'undefined shared.yaml#/Two',
    ]);
  });
});

test.each([
  ['requestBody', '3.1.0', { requestBody: { $ref: '#/components/requestBodies/B' } }, true],
  ['no requestBody', '3.1.0', {}, false],
  ['in: body', '2.0', { parameters: [{ name: 'b', in: 'body' }] }, true],
  ['in: formData', '2.0', { parameters: [{ $ref: '#/parameters/F' }] }, true],
  ['in: query', '2.0', { parameters: [{ name: 'b', in: 'query' }] }, false],
])('a request body by %s of %s: %o', (_, version, post, expected) => {
  const head = version === '2.0' ? { openapi: undefined, swagger: '2.0' } : { openapi: version };
  const parameters = { F: { name: 'f', in: 'formData' } };
  const document = JSON.parse(JSON.stringify({ ...head, paths: { '/a': { post } }, parameters }));
  const { spec } = openDocument(document, 'api');
  const [operation] = spec?.index.operations ?? [];
  expect(operation && spec?.index.hasRequestBody(operation)).toBe(expected);
});

test('paths that share a path item share the location of its operations', () => {
  const $ref = '#/components/pathItems/Shared';
  const pathItems = { Shared: { get: {} } };
  const found = index({
    paths: { '/a': { $ref }, '/b': { $ref }, '/c': { get: {} } },
    components: { pathItems },
  });
  const groups = [...found.operationsByLocation].map(([at, all]) => [at, all.map(({ path }) => path)]);
  expect(groups).toEqual([
    ['#/components/pathItems/Shared/get', ['/a', '/b']],
    ['#/paths/~1c/get', ['/c']],
  ]);
});

test('path items and callbacks in other files are listed', () => {
  const callbacks = { done: { $ref: 'done.yaml' } };
  const document = {
    paths: {
      '/a': { $ref: 'a.yaml' },
      '/b': { $ref: '#/components/pathItems/B' },
      '/c': { get: { callbacks } },
    },
    webhooks: { born: { $ref: 'born.yaml#/x' } },
    components: { pathItems: { B: { $ref: 'b.yaml' } } },
  };
  const listed = index(document).externalPathItems.map(
    ({ kind, path, ref, location }) => `${kind} ${path}: ${ref} at ${toPointer(location)}`,
  );
  expect(listed).toEqual([
    'path /a: a.yaml at #/paths/~1a',
    'path /b: b.yaml at #/components/pathItems/B',
    'callback done: done.yaml at #/paths/~1c/get/callbacks/done',
    'webhook born: born.yaml#/x at #/webhooks/born',
  ]);
});

test.each([
  [{ $ref: 'paths.yaml' }, [], ['paths: paths.yaml']],
  [{ $ref: '#/x-paths' }, ['#/x-paths/~1a/get'], []],
])('the $ref of all paths is followed, or listed: %j', (paths, operations, external) => {
  const found = index({ paths, 'x-paths': { '/a': { get: {} } } });
  expect(found.operations.map(({ location }) => toPointer(location))).toEqual(operations);
  expect(found.externalPathItems.map(({ path, ref }) => `${path}: ${ref}`)).toEqual(external);
});

describe('a chain of $refs', () => {
  const ref = (name: string) => ({ $ref: `#/components/responses/${name}` });
  test.each([
    [{ A: ref('B'), B: { description: 'End.' } }, '#/components/responses/B'],
    [{ A: ref('B'), B: { $ref: 'b.yaml' } }, '#/components/responses/B'],
    [{ A: ref('B') }, '#/components/responses/B'],
    [{ A: ref('B'), B: ref('A') }, '#/components/responses/B'],
  ])('ends where %j has no next one', (responses, expected) => {
    const { path = [] } = index({ components: { responses } }).endOfChain(ref('A'));
    expect(toPointer(path)).toBe(expected);
  });

  test('is followed once, however many places enter it', () => {
    const names = Array.from({ length: 100 }, (_, at) => `R${at}`);
    const chain = Object.fromEntries(names.map((name, at) => [name, ref(`R${at + 1}`)]));
    let reads = 0;
    const get = (target: typeof chain, name: string) => {
      reads += 1;
      return target[name];
    };
    const found = index({ components: { responses: new Proxy(chain, { get }) } });
    for (const name of names) found.resolve(ref(name));
    expect(reads).toBeLessThan(2 * names.length);
  });
});

describe('references', () => {
  const response = { $ref: '#/components/responses/NotFound' };
  const schema = { $ref: '#/components/schemas/Error' };
  const document = {
    paths: { '/a': { get: { responses: { 404: response, 410: { ...response } } } } },
    components: { responses: { NotFound: { content: { 'a/b': { schema } } } } },
    'x-own': { $ref: '#/nowhere' },
  };

  test('have the type of their target, and are grouped by text', () => {
    const { references, referencesByRef } = index(document);
    expect(references.map(({ ref, expected }) => `${expected}: ${ref}`)).toEqual([
      'response: #/components/responses/NotFound',
      'response: #/components/responses/NotFound',
      'schema: #/components/schemas/Error',
    ]);
    const counts = [...referencesByRef].map(([ref, all]) => `${ref} ${all.length}`);
    expect(counts).toEqual(['#/components/responses/NotFound 2', '#/components/schemas/Error 1']);
  });

  test('outside of a place', () => {
    const inComponent = (path: readonly string[]) => path[0] === 'components';
    expect([...index(document).refsOutside(inComponent)]).toEqual(['#/components/responses/NotFound']);
  });

  test('of an object that stands inside and outside of a place count outside, too', () => {
    const shared = { description: 'a', content: { 'a/b': { schema } } };
    const twice = {
      components: { responses: { A: shared } },
      paths: { '/a': { get: { responses: { 404: shared } } } },
    };
    const refs = (out: string) => [...index(twice).refsOutside((path) => path[0] === out)];
    expect(refs('components')).toEqual(['#/components/schemas/Error']);
    expect(refs('paths')).toEqual(['#/components/schemas/Error']);
  });

  test('a node that only a $ref points to gets its type from it', () => {
    const shared = { type: 'object', properties: { a: { type: 'string' } } };
    const found = index({
      components: { schemas: { A: { $ref: '#/x-shared/A' } } },
      'x-shared': { A: shared },
    });
    const at = ['x-shared', 'A'];
    expect(found.typeAt(at)).toBe('schema');
    expect(found.typeAt([...at, 'properties', 'a'])).toBe('schema');
    expect(found.typeAt([...at, 'properties'])).toBeUndefined();
    expect(found.fragments.map(({ type, path }) => `${type} ${toPointer(path)}`)).toEqual([
      'schema #/x-shared/A',
    ]);
  });
});

describe('the index after changes is that of the new document', () => {
  const schema = { $ref: '#/components/schemas/Error' };
  const response = { description: 'Not Found', content: { 'a/b': { schema } } };
  const before = {
    openapi: '3.1.0',
    paths: { '/a': { get: { responses: { 200: response } } } },
    components: { schemas: { Error: { type: 'object' } } },
  };
  const withFragment = { ...before, 'x-own': { A: {} }, webhooks: { a: { $ref: '#/x-own/A' } } };
  const components = { ...before.components, responses: { NotFound: response } };
  test.each([
    ['a new response', before, { ...before, components }, ['components', 'responses', 'NotFound']],
    ['a record, which is data', before, { ...before, 'x-gen-responses': { a: schema } }, ['x-gen-responses']],
    [
      'a new $ref in an operation',
      before,
      { ...before, paths: { '/a': { get: { responses: { 200: response, 404: schema } } } } },
      ['paths', '/a', 'get', 'responses', '404'],
    ],
    [
      'a response that is replaced',
      { ...before, components },
      { ...before, components: { ...components, responses: { NotFound: { description: 'Gone' } } } },
      ['components', 'responses', 'NotFound'],
    ],
    [
      'a response that is removed',
      { ...before, components },
      { ...before, components: { ...components, responses: {} } },
      ['components', 'responses', 'NotFound'],
    ],
    [
      'an addition to a node that only a $ref points to',
      withFragment,
      { ...withFragment, 'x-own': { A: { get: { responses: { 404: response } } } } },
      ['x-own', 'A', 'get'],
    ],
  ])('%s', (_, from, to, path) => {
    const show = ({ references, fragments }: SpecIndex) => ({
      references: references
        .map(({ ref, path: at, expected }) => `${expected} ${toPointer(at)} ${ref}`)
        .sort(),
      fragments,
    });
    const [old, fresh] = [new SpecIndex(from, '3.1', true), new SpecIndex(to, '3.1', true)];
    expect(old.references).not.toHaveLength(0);
    const after = old.after(to, [path]);
    expect(show(after)).toEqual(show(fresh));
    expect(after.typeAt(path)).toBe(fresh.typeAt(path));
  });
});
