import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { NoAnswer, type Thread } from '../node/thread.js';
import { escapeControl } from '../report/display.js';
import { reportFindings, type SpecReport } from '../report/report.js';
import { chooseTarget, retryChanged, writeOutput } from './deliver.js';
import type { Group, SpecFile } from './expand-specs.js';
import type { Transform } from './prepare.js';
import type { Io, Run } from './run.js';
import {
  reportBug,
  reportRefusal,
  type SpecJob,
  type SpecResult,
  type TransformedSpec,
  transformSpec,
} from './transform-spec.js';

/** A group of specs that is ready to be processed. */
export interface Work extends Group {
  /** Absent if every report is known. */
  readonly transform?: Transform;
  /** Reports from the cache. */
  readonly known: ReadonlyMap<SpecFile, SpecReport>;
  readonly onResult?: (spec: SpecFile, result: SpecResult) => void;
}

/** A spec, with what a thread is sent for it. */
interface Due {
  readonly job: SpecJob;
  /** Index of its group. */
  readonly group: number;
  readonly work: Work & Required<Pick<Work, 'transform'>>;
}

/** Transforms a spec, in this thread or in another. */
type Transformer = (due: Due) => Promise<TransformedSpec | NoAnswer>;

/** Bytes of specs for which another thread saves more than its start takes, which is about a second of a processor. */
const WORTH_A_THREAD = 10_000_000;
/** Milliseconds after which a thread is taken to hang; specs of 100 MB take less. */
const TIME_LIMIT = 300_000;

/** Processes the specs, in this thread or in several, and returns their reports in the order of the specs. */
export async function processAll(
  specs: readonly SpecFile[],
  works: readonly Work[],
  run: Run,
): Promise<SpecReport[]> {
  const reports = new Map(works.flatMap(({ known }) => [...known]));
  const due = listDue(specs, works);
  const threads = startThreads(due, works, run);
  const queue = (threads.length === 0 ? due : largestFirst(due, run)).values();
  const progress = createProgress(run.io, run.settings.quiet);
  let started = reports.size;
  const processQueue = async (transform: Transformer) => {
    for (const next of queue) {
      const { spec } = next.job;
      started += 1;
      progress.at(`${started}/${specs.length} ${spec.name}`);
      const result = await processSpec(next, transform);
      next.work.onResult?.(spec, result);
      reports.set(spec, result.report);
    }
  };
  try {
    if (threads.length === 0) await processQueue(inThisThread(run));
    await Promise.all(threads.map((thread) => processQueue(inThread(thread))));
  } finally {
    progress.end();
    await Promise.all(threads.map(({ end }) => end()));
  }
  return specs.flatMap((spec) => reports.get(spec) ?? []);
}

/** The specs without a report, in order. */
function listDue(specs: readonly SpecFile[], works: readonly Work[]): Due[] {
  const dueOf = new Map<SpecFile, Due>();
  for (const [group, { transform, ...work }] of works.entries()) {
    for (const spec of work.specs) {
      if (transform === undefined || work.known.has(spec)) continue;
      const job = { spec, target: chooseTarget(spec, work.run) };
      dueOf.set(spec, { job, group, work: { ...work, transform } });
    }
  }
  return specs.flatMap((spec) => dueOf.get(spec) ?? []);
}

/** Transforms one spec, and writes the result. This thread does all the writing: signals are held in it alone. */
async function processSpec(due: Due, transform: Transformer): Promise<SpecResult> {
  const { job, work } = due;
  const { name: file } = job.spec;
  const attempt = async (): Promise<SpecResult> => {
    const transformed = await transform(due);
    if (transformed instanceof NoAnswer) {
      const { reason } = transformed;
      return { report: reportRefusal(file, [diagnose('WORKER_ENDED', { reason }, { file })], work.run) };
    }
    const { output, ...result } = transformed;
    if (output === undefined) return result;
    const found = await writeOutput(job.target, output, work.run);
    return { ...result, report: withWrite(result.report, found, work.run) };
  };
  try {
    return await retryChanged(attempt, ({ report }) => report.diagnostics);
  } catch (error) {
    return { report: reportBug(error, file, work.run) };
  }
}

function withWrite(report: SpecReport, found: readonly Diagnostic[], { sources }: Run): SpecReport {
  const refused = hasErrors(found);
  const diagnostics = [...report.diagnostics, ...reportFindings(found, sources)];
  return { ...report, written: !refused, refused, diagnostics };
}

function inThread({ ask }: Thread): Transformer {
  return ({ job, group }) => ask({ job, group }, TIME_LIMIT) as ReturnType<Transformer>;
}

function inThisThread({ io }: Run): Transformer {
  let stdin: Promise<Uint8Array> | undefined;
  const readOnce = () => {
    stdin ??= io.stdin();
    return stdin;
  };
  return ({ job, work: { run, transform } }) =>
    transformSpec(job, transform, { ...run, io: { ...io, stdin: readOnce } });
}

/** None where they would not pay, or `--jobs 1` asks for none. */
function startThreads(due: readonly Due[], works: readonly Work[], { settings, threads, cwd, files }: Run) {
  if (threads === undefined) return [];
  const bytes = due.reduce((sum, { job }) => sum + sizeOf(job, files), 0);
  const wanted =
    settings.jobs === undefined
      ? Math.min(threads.available, Math.floor(bytes / WORTH_A_THREAD))
      : Number(settings.jobs);
  const count = Math.min(wanted, due.length);
  const data = { cwd, settings: works.map((work) => work.run.settings) };
  return count < 2 ? [] : Array.from({ length: count }, () => threads.create(data));
}

/** So that the threads end at about the same time. */
function largestFirst(due: readonly Due[], { files }: Run): Due[] {
  const sizes = new Map(due.map(({ job }) => [job, sizeOf(job, files)]));
  return due.toSorted((a, b) => (sizes.get(b.job) ?? 0) - (sizes.get(a.job) ?? 0));
}

function sizeOf({ spec }: SpecJob, files: Run['files']): number {
  return spec.path === undefined ? 0 : files.size(spec.path);
}

const PATIENCE = 1000;
const CLEAR_LINE = '\r\u001b[K';

/** A progress line on a terminal, for work that takes longer than a second. */
export function createProgress({ stderr, isTTY, now }: Pick<Io, 'stderr' | 'isTTY' | 'now'>, quiet: boolean) {
  const started = now();
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;
  const show = (text: string): void => {
    isShown = true;
    stderr(`${CLEAR_LINE}${escapeControl(text)}`);
  };
  return {
    /** Shows what is processed: now, or when the second is over. */
    at(text: string): void {
      if (quiet || !isTTY.stderr) return;
      clearTimeout(timer);
      const left = PATIENCE - (now() - started);
      if (left <= 0) show(text);
      else timer = setTimeout(show, left, text).unref();
    },
    end(): void {
      clearTimeout(timer);
      if (isShown) stderr(CLEAR_LINE);
      isShown = false;
    },
  };
}
