import { describe, expect, test } from 'vitest';
import { applyPlan } from '../../src/merge/apply-plan.js';
import { ledgerLine } from '../../src/merge/ledger.js';
import { planMerge } from '../../src/merge/plan-merge.js';
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

const OTHER = response('Written by hand.');
const record = (responses: Record<string, string>, schemas: Record<string, string> = {}) => ({
  'x-gen-responses': { responses, schemas },
});

describe('the table of the merge', () => {
  test('no entry: adds and records it', () => {
    const { after, steps, reasons, plan, findings } = merge({ info: {} });
    expect(after).toEqual({ openapi: '3.1.0', info: {}, components: WRITTEN });
    expect(steps).toEqual(['add responses/NotFound', 'add responses/ContentTooLarge', 'add schemas/Problem']);
    expect(new Set(reasons)).toEqual(new Set(['new']));
    expect(findings).toEqual([]);
    expect(plan.changes.map(({ path }) => path.slice(1).join('/'))).toEqual([
      'responses/NotFound',
      'responses/ContentTooLarge',
      'schemas/Problem',
      'x-gen-responses/responses/NotFound',
      'x-gen-responses/responses/ContentTooLarge',
      'x-gen-responses/schemas/Problem',
    ]);
  });

  test('Swagger 2.0 keeps everything at the root', () => {
    const NotFound = { description: 'No such thing.', schema: { $ref: '#/definitions/Problem' } };
    const components = {
      responses: [{ name: 'NotFound', status: '404', value: NotFound }],
      schemas: [{ name: 'Problem', value: PROBLEM }],
    };
    const spec = open({ swagger: '2.0', responses: null });
    const { plan } = planMerge(spec, components, POLICY);
    expect(applyPlan(spec.document, plan.changes)).toEqual({
      swagger: '2.0',
      responses: { NotFound },
      definitions: { Problem: PROBLEM },
      ...record({ NotFound: ledgerLine(NotFound, '404') }, { Problem: LINES.Problem }),
    });
  });

  test('equal entry, in any key order: unchanged, and not recorded', () => {
    const NotFound = { content: NOT_FOUND.content, description: NOT_FOUND.description };
    const components = { responses: { NotFound, ContentTooLarge: TOO_LARGE }, schemas: { Problem: PROBLEM } };
    const { plan, steps, reasons } = merge({ components });
    expect(plan.changes).toEqual([]);
    expect(steps).toEqual([
      'unchanged responses/NotFound',
      'unchanged responses/ContentTooLarge',
      'unchanged schemas/Problem',
    ]);
    expect(reasons[0]).toBe('same as the table');
  });

  test('generated entry that differs: updates it and its ledger line', () => {
    const before = response('An older sentence.');
    const components = {
      ...WRITTEN,
      responses: { NotFound: before, ContentTooLarge: TOO_LARGE },
      ...record(
        { ...WRITTEN['x-gen-responses'].responses, NotFound: ledgerLine(before, '404') },
        { Problem: LINES.Problem },
      ),
    };
    const { after, steps, changed, findings } = merge({ components });
    expect(steps[0]).toBe('update responses/NotFound');
    expect(changed).toEqual([
      'set components/responses/NotFound',
      'set components/x-gen-responses/responses/NotFound',
    ]);
    expect(after.components).toEqual(WRITTEN);
    expect(findings).toEqual([]);
  });

  test('generated entry with a comment, an anchor or an alias: kept', () => {
    const before = response('An older sentence.');
    const components = {
      responses: { NotFound: before },
      ...record({ NotFound: ledgerLine(before, '404') }),
    };
    const isPlain = (path: readonly string[]) => !path.includes('NotFound');
    const { steps, findings } = merge({ components }, {}, { facts: { isPlain } });
    expect(steps[0]).toBe('keep responses/NotFound');
    expect(findings).toEqual(['info ENTRY_TAKEN_OVER #/components/responses/NotFound']);
  });

  test('entry edited by hand: kept, reported on every run, its ledger line unchanged', () => {
    const components = { ...WRITTEN, responses: { NotFound: OTHER, ContentTooLarge: TOO_LARGE } };
    const { plan, steps, reasons, findings } = merge({ components });
    expect(plan.changes).toEqual([]);
    expect(steps[0]).toBe('keep responses/NotFound');
    expect(reasons[0]).toBe('edited by hand');
    expect(findings).toEqual(['info ENTRY_TAKEN_OVER #/components/responses/NotFound']);
  });

  test('taken over, and changed to what the table gives: unchanged', () => {
    const components = { ...WRITTEN, ...record({ NotFound: LINES.ContentTooLarge }) };
    const { plan, steps, findings } = merge({ components });
    expect(steps[0]).toBe('unchanged responses/NotFound');
    expect(plan.changes).toEqual([]);
    expect(findings).toEqual([]);
  });

  test.each([
    ['a response', OTHER],
    ['null', null],
    ['a $ref', ref('Elsewhere')],
  ])('never ours: kept (%s)', (_, own) => {
    const { after, steps, reasons } = merge({ components: { responses: { NotFound: own } } });
    expect(steps[0]).toBe('keep responses/NotFound');
    expect(reasons[0]).toBe('not generated');
    expect(after.components).toMatchObject({ responses: { NotFound: own } });
  });

  test('a code that moved to a row of the same name: its line is kept up to date', () => {
    const components = { ...COMPONENTS, responses: [{ name: 'NotFound', status: '410', value: NOT_FOUND }] };
    const { changed, after } = merge({ components: WRITTEN }, {}, { components });
    expect(changed).toEqual(['set components/x-gen-responses/responses/NotFound']);
    expect(after.components).toHaveProperty(
      ['x-gen-responses', 'responses', 'NotFound'],
      LINES.NotFound.replace('404', '410'),
    );
  });

  test('generated entry no longer in the table: kept', () => {
    const components = { ...COMPONENTS, responses: COMPONENTS.responses.slice(1) };
    const { plan, steps, reasons } = merge({ components: WRITTEN }, {}, { components });
    expect(plan.changes).toEqual([]);
    expect(steps).toEqual([
      'unchanged responses/ContentTooLarge',
      'unchanged schemas/Problem',
      'keep responses/NotFound',
    ]);
    expect(reasons[2]).toBe('no longer generated; --prune removes it');
  });

  test.each(['__proto__', 'constructor', 'toString'])('no name is special: %s', (name) => {
    const components = { responses: [{ name, status: '404', value: NOT_FOUND }], schemas: [] };
    const { steps, after } = merge({ ...operations({ 404: ref(name) }) }, { prune: true }, { components });
    expect(steps).toEqual([`add responses/${name}`]);
    expect(JSON.parse(JSON.stringify(after.components)).responses).toEqual(
      JSON.parse(`{"${name}":${JSON.stringify(NOT_FOUND)}}`),
    );
  });
});

describe('--on-conflict', () => {
  test('replace overwrites responses and records them', () => {
    const components = { responses: { NotFound: OTHER }, schemas: { Problem: { type: 'string' } } };
    const { steps, after } = merge({ components }, { onConflict: 'replace' });
    expect(steps).toEqual([
      'replace responses/NotFound',
      'add responses/ContentTooLarge',
      'keep schemas/Problem',
    ]);
    expect(after.components).toMatchObject({
      responses: WRITTEN.responses,
      schemas: { Problem: { type: 'string' } },
      'x-gen-responses': { responses: { NotFound: LINES.NotFound } },
    });
  });

  test('fail reports an error at the entry', () => {
    const components = { responses: { NotFound: OTHER }, schemas: { Problem: { type: 'string' } } };
    const { steps, findings } = merge({ components }, { onConflict: 'fail' });
    expect(steps[0]).toBe('keep responses/NotFound');
    expect(findings).toEqual([
      'error ENTRY_CONFLICT #/components/responses/NotFound',
      'error ENTRY_CONFLICT #/components/schemas/Problem',
    ]);
  });

  test.each(['replace', 'fail'] as const)(
    '%s has nothing against an equal entry, nor against ours',
    (onConflict) => {
      const { plan, findings } = merge({ components: WRITTEN }, { onConflict });
      expect(plan.changes).toEqual([]);
      expect(findings).toEqual([]);
    },
  );
});

describe('--no-ledger', () => {
  test('writes none', () => {
    expect(merge({}, { ledger: false }).after.components).toEqual({
      responses: WRITTEN.responses,
      schemas: WRITTEN.schemas,
    });
  });

  test('keeps the lines that stand up to date', () => {
    const before = response('An older sentence.');
    const components = {
      responses: { NotFound: before },
      ...record({ NotFound: ledgerLine(before, '404') }),
    };
    const { after } = merge({ components }, { ledger: false });
    expect(after.components).toMatchObject(record({ NotFound: LINES.NotFound }, {}));
    expect(after.components).not.toHaveProperty(['x-gen-responses', 'responses', 'ContentTooLarge']);
  });
});

describe('a malformed ledger', () => {
  test('is kept, with a warning', () => {
    const { after, findings } = merge({ components: { 'x-gen-responses': true } });
    expect(after.components).toMatchObject({ 'x-gen-responses': true, responses: WRITTEN.responses });
    expect(findings).toEqual(['warning MALFORMED_LEDGER #/components/x-gen-responses']);
  });

  test("a line that is not one makes its entry the author's", () => {
    const components = { ...WRITTEN, responses: { NotFound: OTHER }, ...record({ NotFound: 'yes' }) };
    const { steps, findings } = merge({ components });
    expect(steps[0]).toBe('keep responses/NotFound');
    expect(findings).toEqual(['warning MALFORMED_LEDGER #/components/x-gen-responses/responses/NotFound']);
  });
});

describe('schemas', () => {
  test('does not add an unused schema', () => {
    const own = { responses: { NotFound: { description: 'No.' }, ContentTooLarge: { description: 'No.' } } };
    expect(merge({ components: own }).steps).toEqual([
      'keep responses/NotFound',
      'keep responses/ContentTooLarge',
    ]);
  });

  test('one that another of ours refers to is', () => {
    const Problem = { properties: { errors: ref('Detail', 'schemas') } };
    const Detail = { properties: { inner: ref('Detail', 'schemas') } };
    const schemas = [
      { name: 'Problem', value: Problem },
      { name: 'Detail', value: Detail },
      { name: 'Unused', value: { not: ref('Unused', 'schemas') } },
    ];
    const { after } = merge({}, {}, { components: { ...COMPONENTS, schemas } });
    expect(after.components).toHaveProperty('schemas', { Problem, Detail });
  });

  test("the spec's own that bodies refer to is kept", () => {
    const components = { ...COMPONENTS, schemas: [] };
    const { steps, reasons } = merge(
      { components: { schemas: { Problem: { type: 'string' } } } },
      { keptSchema: { isChosen: true, target: '#/components/schemas/Problem' } },
      { components },
    );
    expect(steps).toEqual([
      'keep schemas/Problem',
      'add responses/NotFound',
      'add responses/ContentTooLarge',
    ]);
    expect(reasons[0]).toBe('error body');
  });
});

describe('dangling references', () => {
  const names = { suppliableNames: () => ['Gone', 'Conflict'] };

  test.each([
    ['a name like one that could be supplied', 'Conflct', { nearest: 'Conflict' }],
    ['a name that could be supplied but is not', 'Gone', {}],
    ['a name like one of ours', 'NotFond', { nearest: 'NotFound' }],
    ['a name like one of the spec', 'Teapott', { nearest: 'Teapot' }],
    ['a name like none', 'Unrelated', {}],
  ])('%s', (_, name, args) => {
    const { diagnostics } = merge(
      { ...operations({ 404: ref(name) }), components: { responses: { Teapot: OTHER } } },
      names,
    );
    expect(diagnostics).toEqual([
      {
        code: 'DANGLING_RESPONSE',
        severity: 'warning',
        args: { name, nearest: undefined, ...args },
        place: { file: 'api', pointer: '#/paths/~10/get/responses/404/$ref' },
      },
    ]);
  });

  test('supplies a name of the table', () => {
    const { findings, steps, reasons } = merge(operations({ 404: ref('NotFound') }));
    expect(findings).toEqual([]);
    expect([steps[0], reasons[0]]).toEqual(['add responses/NotFound', 'referenced']);
  });
});

describe('--only-referenced', () => {
  test('adds referenced responses and their schemas', () => {
    const { steps } = merge(operations({ 404: ref('NotFound') }), { onlyReferenced: true });
    expect(steps).toEqual(['add responses/NotFound', 'add schemas/Problem']);
  });

  test("supplies the schema that the author's own response lacks", () => {
    expect(merge(operations({ 404: OTHER }), { onlyReferenced: true }).steps).toEqual([
      'add schemas/Problem',
    ]);
  });

  test('adds nothing without references', () => {
    expect(merge(operations({ 404: { description: 'No.' } }), { onlyReferenced: true }).plan).toEqual({
      steps: [],
      changes: [],
    });
  });

  test('counts the references of other files', () => {
    const externalReferences = new Map([['#/components/responses/ContentTooLarge', []]]);
    const { steps } = merge({}, { onlyReferenced: true }, { facts: { externalReferences } });
    expect(steps).toEqual(['add responses/ContentTooLarge', 'add schemas/Problem']);
  });

  test.each(['replace', 'fail'] as const)(
    'does not report a conflict for an unreferenced entry (%s)',
    (onConflict) => {
      const { plan, findings } = merge(
        { components: { responses: { NotFound: { description: 'No.' } } } },
        { onlyReferenced: true, onConflict },
      );
      expect(plan.steps).toEqual([]);
      expect(findings).toEqual([]);
    },
  );

  test('keeps existing entries up to date', () => {
    const before = response('An older sentence.');
    const components = {
      responses: { NotFound: before },
      ...record({ NotFound: ledgerLine(before, '404') }),
    };
    expect(merge({ components }, { onlyReferenced: true }).steps).toEqual([
      'update responses/NotFound',
      'add schemas/Problem',
    ]);
  });
});
