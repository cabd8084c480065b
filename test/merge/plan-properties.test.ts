import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPlan } from '../../src/merge/apply-plan.js';
import { planMerge } from '../../src/merge/plan-merge.js';
import { planRemove } from '../../src/merge/plan-remove.js';
import type { SpecDocument } from '../../src/openapi/open-spec.js';
import { toPointer } from '../../src/values/pointer.js';
import { open } from '../openapi/open.js';
import {
  COMPONENTS,
  LINES,
  NOT_FOUND,
  operations,
  POLICY,
  PROBLEM,
  ref,
  response,
  TOO_LARGE,
} from './merge-fixture.js';

const names = fc.constantFrom(
  'NotFound',
  'not_found',
  'ContentTooLarge',
  'PayloadTooLarge',
  'Old',
  '__proto__',
);
const responses = fc.constantFrom<unknown>(
  NOT_FOUND,
  TOO_LARGE,
  response('Own.'),
  { description: 'Own.' },
  null,
);
const schemas = fc.constantFrom<unknown>(PROBLEM, { type: 'string' }, { items: ref('Old', 'schemas') });
const lines = fc.constantFrom<unknown>(LINES.NotFound, LINES.ContentTooLarge, LINES.Problem, 'no line', 7);

const map = <T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>) =>
  fc.option(fc.dictionary(keys, values, { maxKeys: 4, noNullPrototype: true }), { nil: null });

const documents = fc
  .record({
    paths: fc.array(
      map(
        fc.constantFrom('404', '413', '4XX'),
        names.map((name) => ref(name)),
      ),
      { maxLength: 4 },
    ),
    responses: map(names, responses),
    schemas: map(fc.constantFrom('Problem', 'Old'), schemas),
    ledger: fc.option(
      fc.record({ responses: map(names, lines), schemas: map(fc.constantFrom('Problem', 'Old'), lines) }),
      { nil: null },
    ),
  })
  .map(({ paths, responses, schemas, ledger }) => ({
    ...operations(...paths.map((each) => each ?? {})),
    components: { responses, schemas, 'x-gen-responses': ledger },
  }));

const policies = fc.record({
  onConflict: fc.constantFrom('keep' as const, 'replace' as const, 'fail' as const),
  ledger: fc.boolean(),
  reuse: fc.boolean(),
  onlyReferenced: fc.boolean(),
  prune: fc.boolean(),
  force: fc.boolean(),
});

test('a second run changes nothing; changes are disjoint; the document is not touched', () => {
  fc.assert(
    fc.property(documents, policies, (document, options) => {
      const policy = { ...POLICY, ...options };
      const spec = open(document);
      const before = structuredClone(spec.document);
      const { plan } = planMerge(spec, COMPONENTS, policy);
      expect(spec.document).toEqual(before);
      const places = plan.changes.map(({ path }) => `${toPointer(path)}/`);
      for (const place of places) {
        expect(places.filter((other) => other.startsWith(place))).toEqual([place]);
      }
      const after = applyPlan(spec.document, plan.changes);
      expect(planMerge(open(after), COMPONENTS, policy).plan.changes).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('what is removed once is not there to be removed again, and nothing dangles for it', () => {
  fc.assert(
    fc.property(documents, fc.boolean(), (document, force) => {
      const spec = open(document);
      const { plan } = planRemove(spec, { force });
      const after = open(applyPlan(spec.document, plan.changes));
      expect(planRemove(after, { force }).plan.changes).toEqual([]);
      const dangling = (each: SpecDocument) =>
        planMerge(each, { responses: [], schemas: [] }, POLICY).diagnostics.filter(
          ({ code }) => code === 'DANGLING_RESPONSE',
        ).length;
      expect(dangling(after)).toBe(dangling(spec));
    }),
    { numRuns: 300 },
  );
});
