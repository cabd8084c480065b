import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { decodeText } from '../node/decode-text.js';
import type { FileText } from '../node/read-file.js';
import type { GenResponsesResult } from '../options.js';
import type { SpecOutcome } from '../report/run-outcome.js';
import { SourceText } from '../report/source-text.js';
import { unifiedDiff } from '../report/unified-diff.js';
import { checkTarget } from './check-target.js';
import type { SpecSource } from './expand-specs.js';
import type { SpecJob } from './plan-job.js';
import { readTarget, writeTarget } from './target.js';
import type { World } from './world.js';

/** Reads one spec, runs the pipeline, and writes what comes out, with other runs kept away from the file. */
export async function processSpec(
  job: SpecJob,
  world: World,
  sources: Map<string, SourceText>,
): Promise<SpecOutcome> {
  const { target, write, source } = job;
  if (!write || target.kind === 'stdout') return transformSpec(job, world, sources);
  const release = await world.files.lock(target.path, target.name);
  if (typeof release !== 'function') return failed(source, [release]);
  try {
    return await transformSpec(job, world, sources);
  } finally {
    release();
  }
}

async function transformSpec(
  job: SpecJob,
  world: World,
  sources: Map<string, SourceText>,
): Promise<SpecOutcome> {
  const { source, target } = job;
  const input = await readSpec(source, world);
  if ('code' in input) return failed(source, [input]);
  sources.set(source.name, new SourceText(input.text));
  const standing = target.kind === 'file' ? readTarget(target, world) : input;
  if (standing !== undefined && 'code' in standing) return failed(source, [standing]);
  const result = await runPipeline(input.text, job, world);
  if ('code' in result) return failed(source, [result]);

  const findings = [...result.diagnostics, ...(await checkTarget(source, target, input.text, world.cwd))];
  const version = result.specVersion === undefined ? {} : { specVersion: result.specVersion };
  const outcome = { file: source.name, ...version, steps: result.plan.steps };
  if (hasErrors(findings)) return { ...outcome, changed: false, written: false, diagnostics: findings };
  const changed = standing?.text !== result.text;
  const due = job.write && (changed || target.kind !== 'in-place');
  const fault = due ? writeTarget(target, result.text, standing, world) : undefined;
  return {
    ...outcome,
    changed,
    written: due && fault?.severity !== 'error',
    diagnostics: fault === undefined ? findings : [...findings, fault],
    ...(job.diff ? { diff: await unifiedDiff(diffName(job), standing?.text, result.text) } : {}),
  };
}

async function readSpec({ path, name }: SpecSource, world: World): Promise<FileText | Diagnostic> {
  if (path !== undefined) return world.files.read(path, name);
  const text = decodeText(await world.stdin(), name);
  return typeof text === 'string' ? { text, fingerprint: '' } : text;
}

async function runPipeline(
  text: string,
  { transform, options, source, verbose }: SpecJob,
  world: World,
): Promise<GenResponsesResult | Diagnostic> {
  try {
    return await transform(text, options);
  } catch (error) {
    if (verbose && error instanceof Error) world.stderr(`${error.stack}\n`);
    const detail = error instanceof Error ? error.message : String(error);
    return diagnose('UNEXPECTED', { detail }, { file: source.name });
  }
}

function diffName({ target, source }: SpecJob): string {
  return target.kind === 'stdout' ? source.name : target.name;
}

function failed({ name }: SpecSource, diagnostics: readonly Diagnostic[]): SpecOutcome {
  return { file: name, changed: false, written: false, steps: [], diagnostics };
}
