import { hasErrors } from '../diagnostic.js';
import { Sources } from '../report/code-frame.js';
import { prepare } from './prepare.js';
import type { Io, Run, ThreadData } from './run.js';
import { reportRefusal, type SpecJob, type TransformedSpec, transformSpec } from './transform-spec.js';

interface Message {
  readonly job: SpecJob;
  /** Index of the settings. */
  readonly group: number;
}

/** Standard output belongs to the main thread. */
const IO: Io = {
  argv: [],
  stdin: () => Promise.reject(new Error('a thread has no standard input')),
  stdout: () => {},
  stderr: (text) => void process.stderr.write(text),
  env: {},
  isTTY: { stdout: false, stderr: false },
  now: () => performance.now(),
};

/**
 * Answers the messages of a thread. Each group is prepared once per thread; the main thread has reported the findings of
 * that.
 */
export function answerJobs({ settings: all, cwd, files }: ThreadData & Pick<Run, 'files'>) {
  const sources = new Sources();
  const runs = all.map((settings) => ({ settings, cwd, files, sources, io: IO }));
  const prepared = new Map<number, ReturnType<typeof prepare>>();
  return async ({ job, group }: Message): Promise<TransformedSpec> => {
    const run = runs[group];
    if (run === undefined) throw new RangeError(`There is no group ${group}.`);
    const preparation = prepared.get(group) ?? prepare(run);
    prepared.set(group, preparation);
    const { diagnostics, ...transform } = await preparation;
    return hasErrors(diagnostics)
      ? { report: reportRefusal(job.spec.name, diagnostics, run) }
      : transformSpec(job, transform, run);
  };
}
