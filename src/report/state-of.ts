import { isRefused } from './is-refused.js';
import type { ReportedSpec } from './report-schema.js';

type Outcome = Pick<ReportedSpec, 'changed' | 'written' | 'diagnostics'>;

/**
 * What became of a file, in a word or two.
 *
 * @param preview nothing was to be written
 * @param unchanged what a file is called that is as it should be
 */
export function stateOf(outcome: Outcome, preview: boolean, unchanged = 'up to date'): string {
  if (outcome.written) return outcome.changed ? 'written' : 'written, unchanged';
  if (isRefused(outcome)) return 'not written';
  if (!outcome.changed) return unchanged;
  return preview ? 'would change' : 'not written';
}
