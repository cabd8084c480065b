import { describe, expect, test } from 'vitest';
import { applyPlan } from '../../src/merge/apply-plan.js';
import type { MergeFacts } from '../../src/merge/merge-plan.js';
import { planMerge } from '../../src/merge/plan-merge.js';
import { planRemove } from '../../src/merge/plan-remove.js';
import { open } from '../openapi/open.js';
import {
  COMPONENTS,
  LINES,
  merge,
  NOT_FOUND,
  operations,
  POLICY,
  PROBLEM,
  ref,
  response,
  TOO_LARGE,
  WRITTEN,
} from './merge-fixture.js';

const NOTHING = { responses: [], schemas: [] };
const USED = operations({ 200: { description: 'Fine.' } });
const prune = { prune: true };

describe('--prune', () => {
  test('removes entries no longer in the table, then their schema, then empty containers', () => {
    const { steps, after, changed, reasons } = merge({ ...USED, components: WRITTEN }, prune, {
      components: NOTHING,
    });
    expect(steps).toEqual([
      'remove responses/NotFound',
      'remove responses/ContentTooLarge',
      'remove schemas/Problem',
    ]);
    expect(reasons[0]).toBe('unused');
    expect(changed).toEqual(['remove components']);
    expect(after).not.toHaveProperty('components');
  });

  test('keeps referenced entries and what they refer to', () => {
    const document = { ...operations({ 404: ref('NotFound') }), components: WRITTEN };
    const { after } = merge(document, prune, { components: NOTHING });
    expect(after.components).toEqual({
      responses: { NotFound: NOT_FOUND },
      schemas: { Problem: PROBLEM },
      'x-gen-responses': { responses: { NotFound: LINES.NotFound }, schemas: { Problem: LINES.Problem } },
    });
  });

  test('keeps entries that an extension of the author refers to', () => {
    const document = { ...USED, 'x-errors': [{ use: ref('NotFound') }], components: WRITTEN };
    const { steps } = merge(document, prune, { components: NOTHING });
    expect(steps).toEqual(['keep responses/NotFound', 'remove responses/ContentTooLarge']);
  });

  test('keeps entries that another file refers to', () => {
    const externalReferences = new Map([['#/components/responses/NotFound', []]]);
    const { steps } = merge({ ...USED, components: WRITTEN }, prune, {
      components: NOTHING,
      facts: { externalReferences },
    });
    expect(steps).toEqual(['keep responses/NotFound', 'remove responses/ContentTooLarge']);
  });

  test('leaves what an extension refers to that a reference leads to', () => {
    const document = {
      ...operations({ 404: { $ref: '#/components/x-shared/Missing' } }),
      components: { ...WRITTEN, 'x-shared': { Missing: ref('NotFound') } },
    };
    expect(merge(document, prune, { components: NOTHING }).steps).toEqual([
      'keep responses/NotFound',
      'remove responses/ContentTooLarge',
    ]);
  });

  test('leaves what a mapping of a discriminator leads to', () => {
    const discriminator = { propertyName: 'kind', mapping: { problem: 'Problem' } };
    const components = { ...WRITTEN, schemas: { ...WRITTEN.schemas, Own: { discriminator } } };
    expect(merge({ ...USED, components }, prune, { components: NOTHING }).steps).toEqual([
      'remove responses/NotFound',
      'remove responses/ContentTooLarge',
    ]);
  });

  test('keeps entries written or edited by hand', () => {
    const Mine = response('Written by hand.');
    const components = { ...WRITTEN, responses: { Mine, NotFound: Mine, ContentTooLarge: TOO_LARGE } };
    const { after, steps } = merge({ ...USED, components }, prune, { components: NOTHING });
    expect(steps).toEqual(['remove responses/ContentTooLarge']);
    expect(after.components).toHaveProperty('responses', { Mine, NotFound: Mine });
  });

  test('removes schemas that refer to each other together', () => {
    const A = { properties: { b: ref('B', 'schemas') } };
    const B = { properties: { a: ref('A', 'schemas') } };
    const schemas = [
      { name: 'A', value: A },
      { name: 'B', value: B },
    ];
    const NotFound = { name: 'NotFound', status: '404', value: { schema: ref('A', 'schemas') } };
    const { after } = merge(USED, {}, { components: { responses: [NotFound], schemas } });
    expect(merge(after, prune, { components: NOTHING }).after).toEqual({ openapi: '3.1.0', ...USED });
  });

  test('an object that the author shares with ours keeps what it refers to', () => {
    const components = { ...WRITTEN, responses: { Old: NOT_FOUND, Mine: NOT_FOUND } };
    const ledger = { responses: { Old: LINES.NotFound }, schemas: { Problem: LINES.Problem } };
    const document = { ...USED, components: { ...components, 'x-gen-responses': ledger } };
    const { steps } = merge(document, prune, { components: NOTHING });
    expect(steps).toEqual(['remove responses/Old']);
  });

  test('does not remove entries of the table', () => {
    const { plan } = merge({ ...USED, components: WRITTEN }, prune);
    expect(plan.changes).toEqual([]);
  });

  test('with --only-referenced removes unreferenced entries of the table', () => {
    const document = { ...operations({ 404: ref('NotFound') }), components: WRITTEN };
    const { steps, changed } = merge(document, { ...prune, onlyReferenced: true });
    expect(steps).toEqual([
      'unchanged responses/NotFound',
      'unchanged schemas/Problem',
      'remove responses/ContentTooLarge',
    ]);
    expect(changed).toEqual([
      'remove components/responses/ContentTooLarge',
      'remove components/x-gen-responses/responses/ContentTooLarge',
    ]);
  });

  test('replaces the entries when the naming style changes', () => {
    const components = { ...COMPONENTS, responses: [{ name: 'not_found', status: '404', value: NOT_FOUND }] };
    const { after } = merge({ ...USED, components: WRITTEN }, prune, { components });
    expect(after.components).toEqual({
      responses: { not_found: NOT_FOUND },
      schemas: { Problem: PROBLEM },
      'x-gen-responses': { responses: { not_found: LINES.NotFound }, schemas: { Problem: LINES.Problem } },
    });
  });

  test('strikes the lines of what the author removed', () => {
    const components = { ...WRITTEN, responses: { ContentTooLarge: TOO_LARGE } };
    const table = { ...COMPONENTS, responses: COMPONENTS.responses.slice(1) };
    const { changed } = merge({ ...USED, components }, prune, { components: table });
    expect(changed).toEqual(['remove components/x-gen-responses/responses/NotFound']);
    expect(merge({ ...USED, components }, {}, { components: table }).changed).toEqual([]);
  });
});

describe('a document without operations', () => {
  test('is not pruned, with a warning', () => {
    const { plan, findings } = merge({ components: WRITTEN }, prune, { components: NOTHING });
    expect(plan.changes).toEqual([]);
    expect(findings).toEqual(['warning NOTHING_PRUNED api']);
  });

  test('is pruned with --force', () => {
    const { after } = merge({ components: WRITTEN }, { ...prune, force: true }, { components: NOTHING });
    expect(after).toEqual({ openapi: '3.1.0' });
  });

  test('gives no warning if nothing was generated', () => {
    expect(merge({ components: {} }, prune, { components: NOTHING }).findings).toEqual([]);
  });

  test('operations in other files do, when those files were read', () => {
    const document = { paths: { '/a': { $ref: 'a.yaml' } }, components: WRITTEN };
    const facts = { externalReferences: new Map() };
    expect(merge(document, prune, { components: NOTHING }).findings).toEqual(['warning NOTHING_PRUNED api']);
    expect(merge(document, prune, { components: NOTHING, facts }).steps).toHaveLength(3);
  });
});

describe('planRemove', () => {
  function remove(document: Record<string, unknown>, facts: MergeFacts = {}, force = false) {
    const spec = open(document);
    const { plan, diagnostics } = planRemove(spec, { force }, facts);
    const after = applyPlan(spec.document, plan.changes);
    expect(planRemove(open(after), { force }, facts).plan.changes).toEqual([]);
    return {
      after,
      steps: plan.steps.map(({ action, pointer }) => `${action} ${pointer.replace('#/components/', '')}`),
      findings: diagnostics.map(({ code }) => code),
    };
  }

  test.each([
    ['no components', USED],
    [
      'components of its own',
      { ...USED, components: { schemas: { Own: {} }, responses: { Mine: {} }, headers: {} } },
    ],
  ])('undoes what a merge into %s did', (_, document) => {
    const spec = open(document);
    const merged = applyPlan(spec.document, planMerge(spec, COMPONENTS, POLICY).plan.changes);
    expect(merged).not.toEqual(spec.document);
    expect(remove(merged).after).toEqual(spec.document);
  });

  test('keeps referenced entries and their record', () => {
    const { after, steps } = remove({ ...operations({ 404: ref('NotFound') }), components: WRITTEN });
    expect(steps).toEqual([
      'remove responses/ContentTooLarge',
      'keep responses/NotFound',
      'keep schemas/Problem',
    ]);
    expect(after.components).toEqual({
      responses: { NotFound: NOT_FOUND },
      schemas: { Problem: PROBLEM },
      'x-gen-responses': { responses: { NotFound: LINES.NotFound }, schemas: { Problem: LINES.Problem } },
    });
  });

  test('keeps entries edited by hand, without their record', () => {
    const Mine = response('Written by hand.');
    const { after, steps } = remove({ ...USED, components: { ...WRITTEN, responses: { NotFound: Mine } } });
    expect(steps).toEqual(['keep responses/NotFound', 'keep schemas/Problem']);
    expect(after.components).toEqual({
      responses: { NotFound: Mine },
      schemas: { Problem: PROBLEM },
      'x-gen-responses': { schemas: { Problem: LINES.Problem } },
    });
  });

  test('counts the references of other files', () => {
    const externalReferences = new Map([['#/components/schemas/Problem', []]]);
    const { steps } = remove({ ...USED, components: WRITTEN }, { externalReferences });
    expect(steps).toEqual([
      'remove responses/NotFound',
      'remove responses/ContentTooLarge',
      'keep schemas/Problem',
    ]);
  });

  test('a document without operations is left alone unless by force', () => {
    expect(remove({ components: WRITTEN })).toMatchObject({ steps: [], findings: ['NOTHING_PRUNED'] });
    expect(remove({ components: WRITTEN }, {}, true)).toMatchObject({
      after: { openapi: '3.1.0' },
      findings: [],
    });
  });

  test('leaves a document without generated entries unchanged', () => {
    expect(remove({ ...USED, components: { responses: {} } })).toMatchObject({ steps: [], findings: [] });
    expect(remove({ components: {} })).toMatchObject({ steps: [], findings: [] });
  });
});
