import { type Diagnostic, diagnose, hasErrors, type Place } from '../diagnostic.js';
import { decodeText } from '../node/decode-text.js';
import { reasonOf } from '../node/error-reason.js';
import type { FileText } from '../node/read-file.js';
import { handleSignals } from '../node/signals.js';
import { escapeLines } from '../report/escape-lines.js';
import type { SpecOutcome } from '../report/run-outcome.js';
import { SourceText } from '../report/source-text.js';
import { unifiedDiff } from '../report/unified-diff.js';
import { checkTarget } from './check-target.js';
import type { SpecSource } from './expand-specs.js';
import type { SpecJob } from './plan-job.js';
import { RETRIES, readTarget, writeTarget } from './target.js';
import type { World } from './world.js';

/**
 * Reads one spec, runs the pipeline, and writes what comes out. A bug that
 * one spec brings out is reported for it; the next one goes on.
 *
 * @param sources takes the text, where a finding points into it
 */
export async function processSpec(
  job: SpecJob,
  world: World,
  sources: Map<string, SourceText>,
): Promise<SpecOutcome> {
  const { source, verbose } = job;
  try {
    return await retry(job, world, sources);
  } catch (error) {
    if (verbose && error instanceof Error) world.stderr(`${escapeLines(error.stack ?? '')}\n`);
    const detail = error instanceof Error ? error.message : String(error);
    return failed(source, [diagnose('UNEXPECTED', { detail }, { file: source.name })]);
  }
}

async function retry(job: SpecJob, world: World, sources: Map<string, SourceText>): Promise<SpecOutcome> {
  let stdin: Promise<Uint8Array> | undefined;
  const readOnce = () => {
    stdin ??= world.stdin();
    return stdin;
  };
  for (let retries = 0; ; retries += 1) {
    const outcome = await readAndTransform(job, { ...world, stdin: readOnce }, sources);
    const isStale = outcome.diagnostics.some(({ code }) => code === 'FILE_CHANGED_MEANWHILE');
    if (!isStale || retries === RETRIES) return outcome;
  }
}

async function readAndTransform(
  job: SpecJob,
  world: World,
  sources: Map<string, SourceText>,
): Promise<SpecOutcome> {
  const { name } = job.source;
  const input = await readSpec(job.source, world);
  if ('code' in input) return failed(job.source, [input]);
  const outcome = await transformSpec(job, input, world);
  const isQuoted = outcome.diagnostics.some(({ place }) => place.file === name && isInText(place));
  if (isQuoted) sources.set(name, new SourceText(input.text));
  return outcome;
}

function isInText({ offset, line }: Place): boolean {
  return offset !== undefined || line !== undefined;
}

async function transformSpec(job: SpecJob, input: FileText, world: World): Promise<SpecOutcome> {
  const { source, target } = job;
  const standing = target.kind === 'file' ? readTarget(target, world) : input;
  if (standing !== undefined && 'code' in standing) return failed(source, [standing]);
  const result = await job.transform(input.text, job.options);
  const findings = [...result.diagnostics, ...(await checkTarget(source, target, input.text))];
  const version = result.specVersion === undefined ? {} : { specVersion: result.specVersion };
  const outcome = { file: source.name, ...version, steps: result.plan.steps };
  if (hasErrors(findings)) return { ...outcome, changed: false, written: false, diagnostics: findings };
  const changed = standing?.text !== result.text;
  const due = job.write && (changed || target.kind !== 'in-place');
  const edits = standing === input ? result.edits : undefined;
  await handleSignals(); // before anything is written
  const fault = due ? await writeTarget(target, result.text, standing, world) : undefined;
  return {
    ...outcome,
    changed,
    written: due && fault?.severity !== 'error',
    diagnostics: fault === undefined ? findings : [...findings, fault],
    ...(job.diff ? { diff: await unifiedDiff(diffName(job), standing?.text, result.text, edits) } : {}),
  };
}

async function readSpec({ path, name }: SpecSource, world: World): Promise<FileText | Diagnostic> {
  if (path !== undefined) return world.files.read(path, name);
  const bytes = await world.stdin().catch(reasonOf);
  if (!(bytes instanceof Uint8Array))
    return diagnose('FILE_NOT_READABLE', { reason: bytes.text, stdin: true }, { file: name });
  const text = decodeText(bytes, name);
  return typeof text === 'string' ? { text, fingerprint: '' } : text;
}

function diffName({ target, source }: SpecJob): string {
  return target.kind === 'stdout' ? source.name : target.name;
}

function failed({ name }: SpecSource, diagnostics: readonly Diagnostic[]): SpecOutcome {
  return { file: name, changed: false, written: false, steps: [], diagnostics };
}
