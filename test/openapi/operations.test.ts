import { describe, expect, test } from 'vitest';
import { toPointer } from '../../src/values/pointer.js';
import { open } from './open.js';

const list = (document: Record<string, unknown>) =>
  open(document).index.operations.map(
    ({ kind, method, path, location }) => `${kind} ${method} ${path} at ${toPointer(location)}`,
  );

describe('operations', () => {
  test('paths first, then webhooks', () => {
    const document = {
      webhooks: { born: { post: {} } },
      paths: { '/a': { summary: 'A', parameters: [], post: {}, get: {}, servers: [] }, 'x-b': { get: {} } },
    };
    expect(list(document)).toEqual([
      'path post /a at #/paths/~1a/post',
      'path get /a at #/paths/~1a/get',
      'webhook post born at #/webhooks/born/post',
    ]);
  });

  test('a path item that is a local $ref, for each path that uses it', () => {
    const shared = { $ref: '#/components/pathItems/Shared' };
    const document = {
      paths: { '/a': shared, '/b': shared },
      components: { pathItems: { Shared: { get: {} } } },
    };
    expect(list(document)).toEqual([
      'path get /a at #/components/pathItems/Shared/get',
      'path get /b at #/components/pathItems/Shared/get',
    ]);
  });

  test.each([
    ['into another file', { '/a': { $ref: 'a.yaml' } }],
    ['to nothing', { '/a': { $ref: '#/components/pathItems/Missing' } }],
    ['in a circle', { '/a': { $ref: '#/paths/~1b' }, '/b': { $ref: '#/paths/~1a' } }],
    ['to what is no map', { '/a': { $ref: '#/openapi' }, '/b': null, '/c': [] }],
  ])('follows no $ref %s', (_, paths) => {
    expect(list({ paths })).toEqual([]);
  });

  test('callbacks, and the callbacks of callbacks', () => {
    const inner = { done: { '{$url}/done': { put: {} } } };
    const callbacks = {
      'x-no': {},
      event: { '{$url}': { post: { callbacks: inner } }, 'x-info': { get: {} } },
    };
    expect(list({ paths: { '/a': { get: { callbacks } } } })).toEqual([
      'path get /a at #/paths/~1a/get',
      'callback post {$url} at #/paths/~1a/get/callbacks/event/{$url}/post',
      'callback put {$url}/done at #/paths/~1a/get/callbacks/event/{$url}/post/callbacks/done/{$url}~1done/put',
    ]);
  });

  test('a callback that contains itself', () => {
    const callbacks = { again: { $ref: '#/components/callbacks/Again' } };
    const Again = { '{$url}': { post: { callbacks } } };
    expect(list({ paths: { '/a': { get: { callbacks } } }, components: { callbacks: { Again } } })).toEqual([
      'path get /a at #/paths/~1a/get',
      'callback post {$url} at #/components/callbacks/Again/{$url}/post',
    ]);
  });

  test('query and additionalOperations, from 3.2 on', () => {
    const paths = { '/a': { query: {}, additionalOperations: { LINK: {}, x: null } } };
    expect(list({ openapi: '3.2.0', paths })).toEqual([
      'path query /a at #/paths/~1a/query',
      'path LINK /a at #/paths/~1a/additionalOperations/LINK',
    ]);
    expect(list({ paths })).toEqual([]);
  });

  test.each([[undefined], [null], [[]], ['later']])('no operations in paths: %o', (paths) => {
    expect(list({ paths })).toEqual([]);
  });
});
