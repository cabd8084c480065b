import { asErrorIfDangling, type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { reasonOf } from '../node/error-reason.js';
import type { FileText } from '../node/read-file.js';
import { decodeText } from '../node/read-file.js';
import type { Resolver } from '../openapi/spec-files.js';
import type { GenResponsesOptions } from '../options.js';
import { Sources } from '../report/code-frame.js';
import { reportFindings, reportSteps, type SpecReport } from '../report/report.js';
import { editedParts } from '../text/text-edit.js';
import { checkTarget } from './check-target.js';
import { compareOutput, type Output, readTarget, type Target } from './deliver.js';
import type { SpecFile } from './expand-specs.js';
import { renderTrace } from './finish.js';
import type { Transform } from './prepare.js';
import { type Run, resolverFor } from './run.js';
import type { Settings } from './settings.js';
import { type Request, recordRequests, type SpecInputs } from './spec-cache.js';

/** One spec to work on. Plain data. */
export interface SpecJob {
  readonly spec: SpecFile;
  readonly target: Target;
}

/** What happened to a spec. Plain data. */
export interface SpecResult {
  readonly report: SpecReport;
  /** Of a report that is worth keeping: without errors, of a spec that stays as it is. */
  readonly inputs?: SpecInputs;
}

/** A spec before its result is written. Plain data. */
export interface TransformedSpec extends SpecResult {
  /** Absent when nothing has to be written. */
  readonly output?: Output;
}

/** Reads and transforms one spec. A bug is reported for the spec that shows it; the run goes on. */
export async function transformSpec(job: SpecJob, transform: Transform, run: Run): Promise<TransformedSpec> {
  const { name: file } = job.spec;
  try {
    const input = await readSpec(job.spec, run);
    if ('code' in input) return { report: reportRefusal(file, [input], run) };
    const requests: Request[] = [];
    const resolver = recordRequests(resolverFor(job.spec, run), requests);
    const sources = new Sources(run.sources).add(file, input.text);
    const withText = { ...run, sources };
    const transformed = await transformText({ ...job, resolver, requests }, input, transform, withText);
    const { changed, refused } = transformed.report;
    if (changed || refused || !run.settings.cache) return transformed;
    return { ...transformed, inputs: { fingerprint: input.fingerprint, requests } };
  } catch (error) {
    return { report: reportBug(error, file, run) };
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

async function transformText(
  {
    spec,
    target,
    resolver,
    requests,
  }: SpecJob & { readonly resolver: Resolver; readonly requests: Request[] },
  input: FileText,
  { apply, options }: Transform,
  run: Run,
): Promise<TransformedSpec> {
  const file = spec.name;
  const standing = target.kind === 'file' ? readTarget(target, run) : input;
  if (standing !== undefined && 'code' in standing) return { report: reportRefusal(file, [standing], run) };
  const result = await apply(input.text, { ...optionsOf(spec, run), resolver, ...options });
  if (spec.mayBeOther && isOther(input.text, result)) {
    const skipped = [diagnose('FILE_SKIPPED', {}, { file })];
    return { report: { ...reportRefusal(file, skipped, run), refused: false } };
  }
  const found = [...result.diagnostics, ...checkTarget(spec, target, input.text, requests)];
  const head = { file, specVersion: result.specVersion };
  const steps = reportSteps(result.plan.steps);
  if (hasErrors(found)) return { report: { ...reportRefusal(file, found, run), ...head, steps } };
  const parts = editedParts(input.text, result.edits);
  const { changed, output, diff } = compareOutput(target, result.text, standing, run.settings, parts);
  const diagnostics = reportFindings(run.settings.check ? found.map(asErrorIfDangling) : found, run.sources);
  const report = { ...head, changed, written: false, steps, refused: false, diagnostics, diff };
  return { report, output };
}

/** A root key of every OpenAPI document, in block style or between braces. */
const VERSION_KEY = /(?:^|[{,]\s*)["']?(?:openapi|swagger)["']?\s*:/m;

/** What reading a text gave. */
export interface ReadText {
  readonly specVersion?: string;
  readonly diagnostics: readonly Pick<Diagnostic, 'code' | 'severity'>[];
}

/** Not an OpenAPI document, and not one that cannot be read. */
export function isOther(text: string, { specVersion, diagnostics }: ReadText): boolean {
  if (specVersion !== undefined || diagnostics.every(({ severity }) => severity !== 'error')) return false;
  return diagnostics.some(({ code }) => code === 'NOT_A_SPEC') || !VERSION_KEY.test(text);
}

export function reportRefusal(
  file: string,
  diagnostics: readonly Diagnostic[],
  { sources }: Pick<Run, 'sources'>,
): SpecReport {
  return {
    ...{ file, changed: false, written: false, steps: [], refused: true },
    diagnostics: reportFindings(diagnostics, sources),
  };
}

export function reportBug(error: unknown, file: string, run: Run): SpecReport {
  const { settings, io } = run;
  if (settings.verbose) io.stderr(renderTrace(error));
  const detail = error instanceof Error ? error.message : String(error);
  return reportRefusal(file, [diagnose('UNEXPECTED', { detail }, { file })], run);
}

/** The options of the library that settings hold as they are; what is read from files follows in `prepare`. */
type Passed = {
  readonly [K in Exclude<keyof GenResponsesOptions & keyof Settings, ReadFromFiles>]-?: unknown;
};
type ReadFromFiles = 'table' | 'errorBody' | 'rules';

export function optionsOf({ name }: SpecFile, { settings }: Run): GenResponsesOptions {
  const { mediaType: mediaTypes, errorName, problemBase, headers, onConflict, reuse, ledger } = settings;
  const { attach, fill, onlyReferenced, prune, force, renameRefs, strict, validate } = settings;
  return {
    ...{ file: name, mediaTypes, errorName, problemBase, headers, onConflict, reuse, ledger },
    ...{ attach, fill, onlyReferenced, prune, force, renameRefs, strict, validate },
  } satisfies Passed;
}
