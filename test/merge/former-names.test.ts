import { describe, expect, test } from 'vitest';
import type { GeneratedComponents } from '../../src/generate/generated-components.js';
import type { MergePolicy } from '../../src/merge/merge-plan.js';
import {
  COMPONENTS,
  LINES,
  merge,
  NOT_FOUND,
  operations,
  ref,
  response,
  TOO_LARGE,
  WRITTEN,
} from './merge-fixture.js';

const CHANGED = response('It is gone.');

/** The table after a change: the 404 has another name and another text. */
const RENAMED: GeneratedComponents = {
  ...COMPONENTS,
  responses: [
    { name: 'Missing', status: '404', value: CHANGED },
    { name: 'ContentTooLarge', status: '413', value: TOO_LARGE },
  ],
};
const USED = { ...operations({ 404: ref('NotFound') }, { 404: ref('NotFound') }), components: WRITTEN };

const rename = (document: Record<string, unknown>, policy: Partial<MergePolicy> = {}, facts = {}) =>
  merge(document, policy, { components: RENAMED, facts });
const changes = ({ steps, reasons }: ReturnType<typeof merge>) =>
  steps.map((step, index) => `${step}: ${reasons[index]}`).filter((step) => !step.startsWith('unchanged'));

describe('a generated response whose status has a row of another name', () => {
  test('follows that row while something refers to it, and is reported', () => {
    const result = rename(USED);
    expect(changes(result)).toEqual([
      'add responses/Missing: new',
      'update responses/NotFound: former name of Missing',
    ]);
    expect(result.after.components).toMatchObject({ responses: { NotFound: CHANGED, Missing: CHANGED } });
    expect(result.diagnostics).toMatchObject([
      {
        code: 'FORMER_NAME_USED',
        severity: 'warning',
        args: { name: 'NotFound', now: 'Missing', here: 2, elsewhere: 0 },
      },
    ]);
  });

  test('is left if nothing refers to it, and removed by prune', () => {
    const unused = { ...operations({ 413: ref('ContentTooLarge') }), components: WRITTEN };
    const result = rename(unused);
    expect(changes(result)).toEqual([
      'add responses/Missing: new',
      'keep responses/NotFound: no longer generated; --prune removes it',
    ]);
    expect(result.after.components).toMatchObject({ responses: { NotFound: NOT_FOUND } });
    expect(result.diagnostics).toEqual([]);
    expect(changes(rename(unused, { prune: true }))).toContain('remove responses/NotFound: unused');
  });

  test('is not one if the author edited it', () => {
    const edited = { ...WRITTEN, responses: { ...WRITTEN.responses, NotFound: { description: 'Ours.' } } };
    const result = rename({ ...USED, components: edited });
    expect(changes(result)).toEqual(['keep responses/NotFound: 2 of 2 responses under 404']);
  });

  test('keeps a name that is supplied because a $ref needs it, with a note', () => {
    const responses = [...RENAMED.responses, { name: 'NotFound', status: '404', value: CHANGED }];
    const policy = { supplied: new Set(['NotFound']) };
    const { steps, diagnostics } = merge(USED, policy, { components: { ...RENAMED, responses } });
    expect(steps).toContain('update responses/NotFound');
    expect(diagnostics).toMatchObject([{ code: 'FORMER_NAME_USED', severity: 'info', args: { here: 2 } }]);
  });

  test('of an entry that no row has the status of, only its presence is reported', () => {
    const components = { ...COMPONENTS, responses: COMPONENTS.responses.slice(1) };
    const { steps, reasons, findings } = merge(USED, {}, { components });
    expect(steps.at(-1)).toBe('keep responses/NotFound');
    expect(reasons.at(-1)).toBe('no longer generated, but referenced');
    expect(findings).toEqual([]);
  });
});

describe('renameRefs', () => {
  test('rewrites the $refs of this document', () => {
    const result = rename(USED, { renameRefs: true });
    expect(changes(result)).toEqual([
      'reference #/paths/~10/get/responses/404: NotFound is now Missing',
      'reference #/paths/~11/get/responses/404: NotFound is now Missing',
      'add responses/Missing: referenced',
      'keep responses/NotFound: no longer generated; --prune removes it',
    ]);
    expect(result.after.paths).toEqual(operations({ 404: ref('Missing') }, { 404: ref('Missing') }).paths);
    expect(result.diagnostics).toEqual([]);
  });

  test('and with prune removes the former entry', () => {
    const { after } = rename(USED, { renameRefs: true, prune: true });
    expect(after.components).toMatchObject({ responses: { Missing: CHANGED, ContentTooLarge: TOO_LARGE } });
    expect(after.components).not.toHaveProperty('responses.NotFound');
    expect(after.components).not.toHaveProperty(['x-gen-responses', 'responses', 'NotFound']);
  });

  test('adds the new entry where only referenced ones are added', () => {
    const { after } = rename(USED, { renameRefs: true, onlyReferenced: true });
    expect(after.components).toHaveProperty('responses.Missing', CHANGED);
  });

  test('rewrites what points into the response', () => {
    const inside = { $ref: '#/components/responses/NotFound/content/a~1b/schema' };
    const document = {
      ...USED,
      components: { ...WRITTEN, schemas: { ...WRITTEN.schemas, Other: { properties: { one: inside } } } },
    };
    expect(rename(document, { renameRefs: true }).after).toHaveProperty(
      ['components', 'schemas', 'Other', 'properties', 'one'],
      { $ref: '#/components/responses/Missing/content/a~1b/schema' },
    );
  });

  test('counts those in other files, and keeps the entry for them', () => {
    const location = { in: { file: 'b.yaml', source: { text: '' } as never }, path: [] };
    const externalReferences = new Map([['#/components/responses/NotFound', [location, location, location]]]);
    const result = rename(USED, { renameRefs: true, prune: true }, { externalReferences });
    expect(changes(result)).toContain('update responses/NotFound: former name of Missing');
    expect(result.diagnostics).toMatchObject([{ args: { name: 'NotFound', here: 0, elsewhere: 3 } }]);
  });

  test('leaves those in lists', () => {
    const inList = { oneOf: [{ $ref: '#/components/responses/NotFound/content/a~1b/schema' }] };
    const document = {
      ...operations({ 404: ref('NotFound') }),
      components: { ...WRITTEN, schemas: { ...WRITTEN.schemas, Other: inList } },
    };
    const { diagnostics, after } = rename(document, { renameRefs: true });
    expect(diagnostics).toMatchObject([{ args: { here: 1, elsewhere: 0, renameRefs: true } }]);
    expect(after.components).toHaveProperty('schemas.Other', inList);
  });

  test('keeps the record of attached $refs', () => {
    const attached = { 'GET /0': '404' };
    const components = { ...WRITTEN, 'x-gen-responses': { ...WRITTEN['x-gen-responses'], attached } };
    const { after } = rename({ ...USED, components }, { renameRefs: true });
    expect(after.components).toMatchObject({
      'x-gen-responses': { attached, responses: { ContentTooLarge: LINES.ContentTooLarge } },
    });
  });
});
