import type { Action } from '../merge/merge-plan.js';
import type { ReportedSpec } from './report-schema.js';

/** What the counts of a report are called, in the order they are told, with the actions that each takes together. */
const COUNTED = {
  added: ['add'],
  updated: ['update', 'replace'],
  kept: ['keep'],
  removed: ['remove'],
  attached: ['attach'],
} as const satisfies Readonly<Record<string, readonly Action[]>>;

export type StepCounts = Record<keyof typeof COUNTED, number>;

/** How many of the steps did what. */
export function countSteps(steps: ReportedSpec['steps']): StepCounts {
  const count = (actions: readonly Action[]) => steps.filter(({ action }) => actions.includes(action)).length;
  return {
    added: count(COUNTED.added),
    updated: count(COUNTED.updated),
    kept: count(COUNTED.kept),
    removed: count(COUNTED.removed),
    attached: count(COUNTED.attached),
  };
}

/** `2 added, 1 kept`; empty where all are none. */
export function renderCounts({ added, updated, kept, removed, attached }: StepCounts): string {
  return Object.entries({ added, updated, kept, removed, attached })
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
}
