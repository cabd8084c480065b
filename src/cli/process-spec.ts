import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { handleSignals } from '../node/signals.js';
import { NoAnswer } from '../node/thread.js';
import { Sources } from '../report/code-frame.js';
import { reportFindings, type SpecReport } from '../report/report.js';
import { retryChanged, writeOutput } from './deliver.js';
import type { Run } from './run.js';
import {
  reportBug,
  reportRefusal,
  type SpecJob,
  type SpecResult,
  type TransformedSpec,
} from './transform-spec.js';

/** Transforms a spec, in this thread or in another. */
export type Transformer = (job: SpecJob) => Promise<TransformedSpec | NoAnswer>;

/**
 * Transforms one spec, and writes the result. This thread does all the writing, so that a signal cannot end the process
 * within a write.
 */
export async function processSpec(job: SpecJob, transform: Transformer, run: Run): Promise<SpecResult> {
  const { name: file } = job.spec;
  const attempt = async (): Promise<SpecResult> => {
    const transformed = await transform(job);
    await handleSignals();
    if (transformed instanceof NoAnswer) {
      const { reason } = transformed;
      return { report: reportRefusal(file, [diagnose('WORKER_ENDED', { reason }, { file })]) };
    }
    const { output, ...result } = transformed;
    if (output === undefined) return result;
    const found = await writeOutput(job.target, output, run);
    return { ...result, report: withWrite(result.report, found) };
  };
  try {
    return await retryChanged(attempt, ({ report }) => report.diagnostics);
  } catch (error) {
    return { report: reportBug(error, file, run) };
  }
}

function withWrite(report: SpecReport, found: readonly Diagnostic[]): SpecReport {
  const refused = hasErrors(found);
  const diagnostics = [...report.diagnostics, ...reportFindings(found, new Sources())];
  return { ...report, written: !refused, refused, diagnostics };
}
