import type { GeneratedComponents } from '../../src/generate/generated-components.js';
import { applyPlan } from '../../src/merge/apply-plan.js';
import { ledgerLine } from '../../src/merge/ledger.js';
import type { MergeFacts, MergePolicy } from '../../src/merge/merge-plan.js';
import { planMerge } from '../../src/merge/plan-merge.js';
import { describeReason } from '../../src/report/messages/reason.js';
import { open } from '../openapi/open.js';

export const ref = (name: string, kind = 'responses') => ({ $ref: `#/components/${kind}/${name}` });

/** A response as the table gives it, with a body. */
export const response = (description: string) => ({
  description,
  content: { 'a/b': { schema: ref('Problem', 'schemas') } },
});

export const NOT_FOUND = response('No such thing.');
export const TOO_LARGE = response('Too much.');
export const PROBLEM = { type: 'object' };

/** What the table of the tests comes to: 404, 413, and the body they share. */
export const COMPONENTS: GeneratedComponents = {
  responses: [
    { name: 'NotFound', status: '404', value: NOT_FOUND },
    { name: 'ContentTooLarge', status: '413', value: TOO_LARGE },
  ],
  schemas: [{ name: 'Problem', value: PROBLEM }],
};

export const POLICY: MergePolicy = {
  onConflict: 'keep',
  ledger: true,
  reuse: true,
  onlyReferenced: false,
  prune: false,
  force: false,
  renameRefs: false,
};

export const LINES = {
  NotFound: ledgerLine(NOT_FOUND, '404'),
  ContentTooLarge: ledgerLine(TOO_LARGE, '413'),
  Problem: ledgerLine(PROBLEM),
};

/** A document that the tool wrote everything into before. */
export const WRITTEN = {
  responses: { NotFound: NOT_FOUND, ContentTooLarge: TOO_LARGE },
  schemas: { Problem: PROBLEM },
  'x-gen-responses': {
    responses: { NotFound: LINES.NotFound, ContentTooLarge: LINES.ContentTooLarge },
    schemas: { Problem: LINES.Problem },
  },
};

/** An operation for each list of responses, given as status and `$ref` or response. */
export function operations(...lists: Record<string, unknown>[]) {
  return {
    paths: Object.fromEntries(lists.map((responses, index) => [`/${index}`, { get: { responses } }])),
  };
}

/** Merges, and proves on the way that a second run changes nothing. */
export function merge(
  document: Record<string, unknown>,
  policy: Partial<MergePolicy> = {},
  { components = COMPONENTS, facts = {} }: { components?: GeneratedComponents; facts?: MergeFacts } = {},
) {
  const spec = open(document);
  const { plan, diagnostics } = planMerge(spec, components, { ...POLICY, ...policy }, facts);
  const after = applyPlan(spec.document, plan.changes);
  const second = planMerge(open(after), components, { ...POLICY, ...policy }, facts).plan;
  if (second.changes.length > 0) throw new Error(`A second run changes ${JSON.stringify(second.changes)}`);
  return {
    plan,
    after,
    steps: plan.steps.map(({ action, pointer }) => `${action} ${pointer.replace('#/components/', '')}`),
    reasons: plan.steps.map(({ reason }) => describeReason(reason)),
    changed: plan.changes.map(({ kind, path }) => `${kind} ${path.join('/')}`),
    findings: diagnostics.map(
      ({ code, severity, place }) => `${severity} ${code} ${place.pointer ?? place.file}`,
    ),
    diagnostics,
  };
}
