import { asErrorIfDangling, type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { decodeText } from '../node/decode-text.js';
import { reasonOf } from '../node/error-reason.js';
import type { FileText } from '../node/read-file.js';
import type { Resolver } from '../openapi/spec-files.js';
import type { GenResponsesOptions, GenResponsesResult } from '../options.js';
import { Sources } from '../report/code-frame.js';
import { reportFindings, reportSteps, type SpecReport } from '../report/report.js';
import { checkTarget } from './check-output.js';
import { deliver, readTarget, retryChanged, type Target } from './deliver.js';
import type { SpecFile } from './expand-specs.js';
import { renderTrace } from './finish.js';
import { type Request, recordRequests, type SpecInputs } from './record-files.js';
import type { Run } from './run.js';

/** One spec to work on. Plain data. */
export interface SpecJob {
  readonly spec: SpecFile;
  readonly target: Target;
}

/** What happened to a spec. Plain data. */
export interface SpecResult {
  readonly report: SpecReport;
  /** Absent when the spec could not be read. */
  readonly inputs?: SpecInputs;
}

/** What a command does to the text of each spec. */
export interface Transform {
  readonly apply: (text: string, options: GenResponsesOptions) => Promise<GenResponsesResult>;
  /** Options that do not come from the settings. */
  readonly options: Pick<GenResponsesOptions, 'table' | 'errorBody' | 'rowSchemas' | 'rules'>;
}

/**
 * Reads one spec, transforms it and writes the result. A bug is reported for the spec that shows it; the run goes on.
 *
 * @param sources texts that findings may point into, besides the spec
 * @returns plain data
 */
export async function processSpec(
  job: SpecJob,
  transform: Transform,
  run: Run,
  sources: Sources,
): Promise<SpecResult> {
  const { name: file } = job.spec;
  let stdin: Promise<FileText | Diagnostic> | undefined;
  const read = () => {
    if (job.spec.path !== undefined) return readSpec(job.spec, run);
    stdin ??= readSpec(job.spec, run);
    return stdin;
  };
  const attempt = async (): Promise<SpecResult> => {
    const input = await read();
    if ('code' in input) return { report: reportRefusal(file, [input], sources) };
    const requests: Request[] = [];
    const resolver = recordRequests(resolverFor(job.spec, run), requests);
    const all = new Sources(sources).add(file, input.text);
    const report = await transformSpec({ ...job, resolver }, input, transform, run, all);
    return { report, inputs: { fingerprint: input.fingerprint, requests } };
  };
  try {
    return await retryChanged(attempt, ({ report }) => report.diagnostics);
  } catch (error) {
    if (run.settings.verbose) run.io.stderr(renderTrace(error));
    const detail = error instanceof Error ? error.message : String(error);
    return { report: reportRefusal(file, [diagnose('UNEXPECTED', { detail }, { file })], sources) };
  }
}

/** The text of a spec file, or of standard input, which can be read once. */
export async function readSpec({ path, name }: SpecFile, { files, io }: Run): Promise<FileText | Diagnostic> {
  if (path !== undefined) return files.read(path, name);
  const bytes = await io.stdin().catch(reasonOf);
  if (!(bytes instanceof Uint8Array))
    return diagnose('FILE_NOT_READABLE', { reason: bytes.text, stdin: true }, { file: name });
  const text = decodeText(bytes, name);
  return typeof text === 'string' ? { text, fingerprint: '' } : text;
}

async function transformSpec(
  { spec, target, resolver }: SpecJob & { readonly resolver: Resolver },
  input: FileText,
  { apply, options }: Transform,
  run: Run,
  sources: Sources,
): Promise<SpecReport> {
  const file = spec.name;
  const standing = target.kind === 'file' ? readTarget(target, run) : input;
  if (standing !== undefined && 'code' in standing) return reportRefusal(file, [standing], sources);
  const result = await apply(input.text, { ...optionsOf(spec, run), resolver, ...options });
  if (spec.mayBeOther && isOther(input.text, result)) {
    const skipped = [diagnose('FILE_SKIPPED', {}, { file })];
    return { ...reportRefusal(file, skipped, sources), refused: false };
  }
  const found = [...result.diagnostics, ...(await checkTarget(spec, target, input.text))];
  const head = { file, ...(result.specVersion !== undefined && { specVersion: result.specVersion }) };
  const steps = reportSteps(result.plan.steps);
  if (hasErrors(found)) return { ...reportRefusal(file, found, sources), ...head, steps };
  const reported = run.settings.check ? found.map(asErrorIfDangling) : found;
  const { diagnostics, diff, ...delivered } = await deliver(target, result.text, standing, run);
  return {
    ...{ ...head, ...delivered, steps, refused: hasErrors(diagnostics) },
    diagnostics: reportFindings([...reported, ...diagnostics], sources),
    ...(diff !== undefined && { diff }),
  };
}

/** A root key of every OpenAPI document, in block style or between braces. */
const VERSION_KEY = /(?:^|[{,]\s*)["']?(?:openapi|swagger)["']?\s*:/m;

/** Not an OpenAPI document, and not one that cannot be read. */
function isOther(text: string, { specVersion, diagnostics }: GenResponsesResult): boolean {
  if (specVersion !== undefined || !hasErrors(diagnostics)) return false;
  return diagnostics.some(({ code }) => code === 'NOT_A_SPEC') || !VERSION_KEY.test(text);
}

function reportRefusal(file: string, diagnostics: readonly Diagnostic[], sources: Sources): SpecReport {
  return {
    ...{ file, changed: false, written: false, steps: [], refused: true },
    diagnostics: reportFindings(diagnostics, sources),
  };
}

/** Reads the files that a spec refers to. */
export function resolverFor({ folder }: SpecFile, { settings, files, cwd }: Run): Resolver {
  const { refRoot = files.repositoryRoot(folder), allowRemoteRefs } = settings;
  return files.references({ root: refRoot, cwd, allowRemoteRefs });
}

export function optionsOf({ name }: SpecFile, { settings }: Run): GenResponsesOptions {
  const {
    errorName,
    problemBase,
    headers,
    onConflict,
    reuse,
    ledger,
    attach,
    fill,
    onlyReferenced,
    prune,
    force,
    strict,
    validate,
  } = settings;
  return {
    ...{ file: name, errorName, mediaTypes: settings.mediaType, problemBase, headers },
    ...{ onConflict, reuse, ledger },
    ...{ attach, fill, onlyReferenced, prune, force, strict, validate },
  };
}
