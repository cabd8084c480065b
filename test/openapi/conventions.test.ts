import { describe, expect, test } from 'vitest';
import { findConventions } from '../../src/openapi/conventions.js';
import { openDocument } from '../../src/openapi/open-spec.js';
import {
  COMPONENTS,
  LINES,
  merge,
  NOT_FOUND,
  open,
  operations,
  ref,
  response,
  TOO_LARGE,
  WRITTEN,
} from '../merge/merge-fixture.js';

const OWN = response('The own one.');
const own = { components: { responses: { not_found: OWN } } };
const three = (...names: string[]) => operations(...names.map((name) => ({ 404: ref(name) })));

describe('findConventions', () => {
  const conventions = (document: Record<string, unknown>) => [
    ...findConventions(open(document), () => false),
  ];

  test.each([
    ['all', ['not_found', 'not_found'], true],
    ['most', ['not_found', 'not_found', 'NotFound'], true],
    ['half', ['not_found', 'NotFound'], false],
    ['none', ['NotFound'], false],
  ])('%s of the $refs', (_, names, isOne) => {
    expect(conventions({ ...own, ...three(...names) })).toEqual(isOne ? [['404', 'not_found']] : []);
  });

  test('inline responses do not count, those in other files do', () => {
    const inline = [{ 404: OWN }, { 404: OWN }, { 404: ref('not_found') }];
    const external = [{ 404: { $ref: 'common.yaml#/N' } }, { 404: ref('not_found') }];
    expect(conventions({ ...own, ...operations(...inline) })).toEqual([['404', 'not_found']]);
    expect(conventions({ ...own, ...operations(...external) })).toEqual([]);
  });

  test('a range is the same in either case', () => {
    const document = operations({ '4xx': ref('not_found') }, { '4XX': ref('not_found') });
    expect(conventions({ ...own, ...document })).toEqual([['4XX', 'not_found']]);
  });

  test('no component that is missing, ours, or of another kind', () => {
    const document = { ...own, ...three('not_found', 'not_found') };
    expect(conventions(three('not_found'))).toEqual([]);
    expect([...findConventions(open(document), (name) => name === 'not_found')]).toEqual([]);
    expect(conventions({ ...own, ...operations({ 404: ref('not_found', 'schemas') }) })).toEqual([]);
    expect(conventions({ ...own, ...operations({ 404: ref('not_found/content') }) })).toEqual([]);
  });

  test('a path item that is shared counts once', () => {
    const paths = {
      '/a': { $ref: '#/components/pathItems/P' },
      '/b': { $ref: '#/components/pathItems/P' },
      '/c': { get: { responses: { 404: ref('NotFound') } } },
    };
    const pathItems = { P: { get: { responses: { 404: ref('not_found') } } } };
    expect(conventions({ paths, components: { responses: { not_found: OWN }, pathItems } })).toEqual([]);
  });

  test('Swagger 2.0', () => {
    const document = {
      ...operations({ 404: { $ref: '#/responses/not_found' } }),
      swagger: '2.0',
      responses: { not_found: OWN },
    };
    const { spec } = openDocument(document, 'api');
    expect(spec && [...findConventions(spec, () => false)]).toEqual([['404', 'not_found']]);
  });
});

describe('the merge follows the convention', () => {
  test('no second response is added', () => {
    const { steps, reasons, after } = merge({ ...own, ...three('not_found') });
    expect(steps).toEqual([
      'keep responses/not_found',
      'add responses/ContentTooLarge',
      'add schemas/Problem',
    ]);
    expect(reasons[0]).toBe("the spec's own response for 404");
    expect(after.components).toHaveProperty('responses', { not_found: OWN, ContentTooLarge: TOO_LARGE });
  });

  test('one response for several statuses is one step', () => {
    const document = operations({ 404: ref('not_found'), 413: ref('not_found') });
    const { steps, reasons } = merge({ ...own, ...document });
    expect(steps).toEqual(['keep responses/not_found', 'add schemas/Problem']);
    expect(reasons[0]).toBe("the spec's own response for 404, 413");
  });

  test('our name is added where something refers to it', () => {
    const { steps } = merge({ ...own, ...three('not_found', 'not_found', 'NotFound') });
    expect(steps[0]).toBe('add responses/NotFound');
  });

  test('reuse off', () => {
    expect(merge({ ...own, ...three('not_found') }, { reuse: false }).steps[0]).toBe(
      'add responses/NotFound',
    );
  });

  test('a generated response with another name is not a convention', () => {
    const components = {
      responses: { not_found: NOT_FOUND },
      'x-gen-responses': { responses: { not_found: LINES.NotFound } },
    };
    expect(merge({ components, ...three('not_found') }).steps[0]).toBe('add responses/NotFound');
  });

  test('a response that this run replaces is not a convention', () => {
    const document = {
      components: { responses: { NotFound: OWN } },
      ...operations({ 413: ref('NotFound') }),
    };
    expect(merge(document).steps[1]).toBe('keep responses/NotFound');
    expect(merge(document, { onConflict: 'replace' }).steps.slice(0, 2)).toEqual([
      'replace responses/NotFound',
      'add responses/ContentTooLarge',
    ]);
  });

  test('only the first row of a status has a stand-in, and no other row of it is one', () => {
    const second = { name: 'NoSuchVersion', status: '404', value: NOT_FOUND };
    const components = { ...COMPONENTS, responses: [...COMPONENTS.responses.slice(0, 1), second] };
    expect(merge({ ...own, ...three('not_found') }, {}, { components }).steps).toEqual([
      'keep responses/not_found',
      'add responses/NoSuchVersion',
      'add schemas/Problem',
    ]);
    expect(merge(three('NoSuchVersion'), {}, { components }).steps).toEqual([
      'add responses/NotFound',
      'add responses/NoSuchVersion',
      'add schemas/Problem',
    ]);
  });
});

describe('former phrases', () => {
  const former = { PayloadTooLarge: OWN };

  test('only the former name there: it is used', () => {
    const { steps, reasons } = merge({ components: { responses: former } });
    expect(steps).toEqual([
      'add responses/NotFound',
      'keep responses/PayloadTooLarge',
      'add schemas/Problem',
    ]);
    expect(reasons[1]).toBe("the spec's own response for 413");
  });

  test.each(['keep', 'replace', 'fail'] as const)(
    'both there: neither is touched (--on-conflict %s)',
    (onConflict) => {
      const responses = { ...former, ContentTooLarge: OWN };
      const { steps, reasons, findings } = merge({ components: { responses } }, { onConflict });
      expect(steps[1]).toBe('keep responses/ContentTooLarge');
      expect(reasons[1]).toBe('the spec has both ContentTooLarge and its former name PayloadTooLarge');
      expect(findings).toEqual([]);
    },
  );

  test('both there, ours too: neither is touched', () => {
    const written = {
      ...WRITTEN,
      responses: { ...former, ...WRITTEN.responses },
    };
    const responses = [{ name: 'ContentTooLarge', status: '413', value: { description: 'New.' } }];
    const { steps, after } = merge({ components: written }, {}, { components: { responses, schemas: [] } });
    expect(steps).toEqual(['keep responses/ContentTooLarge']);
    expect(after.components).toEqual(written);
  });

  test('a name that is referenced is added beside it', () => {
    const document = { components: { responses: former }, ...operations({ 413: ref('ContentTooLarge') }) };
    expect(merge(document).steps[1]).toBe('add responses/ContentTooLarge');
  });

  test('reuse off', () => {
    expect(merge({ components: { responses: former } }, { reuse: false }).steps[1]).toBe(
      'add responses/ContentTooLarge',
    );
  });
});
