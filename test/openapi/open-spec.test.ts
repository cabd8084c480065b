import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { openDocument, openSpec } from '../../src/openapi/open-spec.js';
import { readSource } from '../../src/syntax/read-source.js';

function open(text: string) {
  const { document } = readSource(text, { file: 'api.yaml' });
  if (document === undefined) throw new Error('The fixture does not parse.');
  return openSpec(document, 'api.yaml');
}

const brief = ({ code, args, place }: Diagnostic) => ({ code, args, offset: place.offset });

describe('openSpec', () => {
  test.each([
    ["swagger: '2.0'", '2.0', '2.0'],
    ['openapi: 3.0.3', '3.0.3', '3.0'],
    ['openapi: 3.1.0', '3.1.0', '3.1'],
    ['openapi: 3.2.0', '3.2.0', '3.2'],
    ['openapi: 3.0.0-rc2', '3.0.0-rc2', '3.0'],
    ['openapi: 3.1.17', '3.1.17', '3.1'],
  ])('%s', (text, declaredVersion, version) => {
    const { spec, diagnostics } = open(`info: {}\n${text}\n`);
    expect(diagnostics).toEqual([]);
    expect(spec).toMatchObject({ file: 'api.yaml', declaredVersion, version });
  });

  test.each([
    // `swagger: 2.0` is the number 2 in YAML.
    ['swagger: 2.0', { key: 'swagger', version: '2.0', text: false, readAs: '2.0' }],
    ['openapi: 3.0', { key: 'openapi', version: '3.0', text: false, readAs: '3.0' }],
    ['openapi: 3.1', { key: 'openapi', version: '3.1', text: false, readAs: '3.1' }],
    ["openapi: '3.2'", { key: 'openapi', version: '3.2', text: true, readAs: '3.2' }],
  ] as const)('takes %s for what it means, with a warning', (text, args) => {
    const { spec, diagnostics } = open(`info: {}\n${text}\npaths: {}\n`);
    expect(spec).toMatchObject({ declaredVersion: args.version, version: args.readAs });
    const offset = 'info: {}\n'.length + text.indexOf(' ') + 1;
    expect(diagnostics.map(brief)).toEqual([{ code: 'INEXACT_VERSION', args, offset }]);
  });

  test.each([
    ["openapi: '3'", { key: 'openapi', version: '3', text: true }],
    ['openapi: 3.3.0', { key: 'openapi', version: '3.3.0', text: true }],
    ['openapi: 4.0.0', { key: 'openapi', version: '4.0.0', text: true }],
    ["openapi: '2.0'", { key: 'openapi', version: '2.0', text: true }],
    ["swagger: '1.2'", { key: 'swagger', version: '1.2', text: true }],
    ['openapi:', { key: 'openapi', version: 'null', text: false }],
    ['openapi: []', { key: 'openapi', version: 'a list', text: false }],
    ['openapi: { a: 1 }', { key: 'openapi', version: 'a map', text: false }],
  ])('refuses %s where the version stands', (text, args) => {
    const { spec, diagnostics } = open(`info: {}\n${text}\npaths: {}\n`);
    expect(spec).toBeUndefined();
    const offset = 'info: {}\n'.length + Math.max('openapi:'.length, text.indexOf(' ') + 1);
    expect(diagnostics.map(brief)).toEqual([{ code: 'UNSUPPORTED_VERSION', args, offset }]);
  });

  test.each([
    ['a list', '# c\n- openapi: 3.1.0\n', 4],
    ['a scalar', 'openapi', 0],
    ['a map without the key', 'info: {}\n', 0],
    ['an AsyncAPI document', 'asyncapi: 3.0.0\n', 0, 'an AsyncAPI'],
    ['an Arazzo document', 'arazzo: 1.0.1\n', 0, 'an Arazzo'],
    ['an Overlay', 'overlay: 1.0.0\n', 0, 'an Overlay'],
  ])('refuses %s', (_, text, offset, found?: string) => {
    const { spec, diagnostics } = open(text);
    expect(spec).toBeUndefined();
    expect(diagnostics.map(brief)).toEqual([{ code: 'NOT_A_SPEC', args: { found }, offset }]);
  });
});

describe('openDocument', () => {
  test('accepts a document object', () => {
    const document = { openapi: '3.1.0' };
    expect(openDocument(document, 'api').spec).toMatchObject({
      file: 'api',
      document,
      declaredVersion: '3.1.0',
      version: '3.1',
    });
  });

  test.each([[null], [[]], ['openapi'], [{}], [Object.create({ openapi: '3.1.0' })]])(
    'refuses %o',
    (document) => {
      expect(openDocument(document, 'api').diagnostics).toEqual([
        {
          code: 'NOT_A_SPEC',
          severity: 'error',
          args: { found: undefined },
          place: { file: 'api', pointer: '#' },
        },
      ]);
    },
  );
});
