import type { ReportedSpec } from './report-schema.js';

/** An error stood in the way: the steps of the spec were planned, and not done. */
export function isRefused({ diagnostics }: Pick<ReportedSpec, 'diagnostics'>): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
