import { resolve } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import type { EmittedText } from '../emit/zod-module.js';
import type { FileText } from '../node/read-file.js';
import { unifiedDiff } from '../report/diff.js';
import { reportFindings } from '../report/report.js';
import type { SpecFile } from './expand-specs.js';
import { finish } from './finish.js';
import { displayPath, placeOfSetting, type Run } from './run.js';
import { isPreview, type Settings } from './settings.js';

/** Where a result goes: into the spec, to the file of `--output`, or to standard output. Plain data. */
export type Target =
  | { readonly kind: 'in-place' | 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'stdout'; readonly name: string };

/** Without a spec the result goes to standard output, unless `--output` names a file. */
export function chooseTarget(
  spec: SpecFile | undefined,
  { settings, cwd }: Pick<Run, 'settings' | 'cwd'>,
): Target {
  const { output } = settings;
  if (output !== undefined && output !== '-') {
    const path = resolve(cwd, output);
    return { kind: 'file', path, name: displayPath(cwd, path) };
  }
  if (output === '-' || spec?.path === undefined) return { kind: 'stdout', name: spec?.name ?? '<stdout>' };
  return { kind: 'in-place', path: spec.path, name: spec.name };
}

/** The content of the file of `--output`; `undefined` for one that does not exist, and for a pipe or a device. */
export function readTarget(target: Target, { files }: Pick<Run, 'files'>): FileText | Diagnostic | undefined {
  if (target.kind === 'stdout' || files.kind(target.path) === 'stream') return undefined;
  const standing = files.read(target.path, target.name);
  return 'code' in standing && standing.code === 'FILE_NOT_FOUND' ? undefined : standing;
}

/** A text that has to be written. Plain data. */
export interface Output {
  readonly parts: readonly string[];
  /** Of what the target held when it was read; absent for one that did not exist. */
  readonly fingerprint?: string;
}

/**
 * Decides what to write to a target: into a spec a text that differs, elsewhere always; and nothing with `--check`,
 * `--dry-run` and `--diff`.
 */
export function compareOutput(
  target: Target,
  text: string,
  standing: FileText | undefined,
  settings: Settings,
  parts: readonly string[] = [text],
) {
  const changed = standing?.text !== text;
  const isDue = !isPreview(settings) && (changed || target.kind !== 'in-place');
  return {
    changed,
    output: isDue ? { parts, fingerprint: standing?.fingerprint } : undefined,
    diff: showsDiff(settings) ? unifiedDiff(target.name, standing?.text, text) : undefined,
  };
}

/** A Markdown report of a check has the diff without asking. */
export function showsDiff({ diff, check, format }: Settings): boolean {
  return diff || (check && format === 'markdown');
}

/** @returns what went wrong, or what the file lost */
export async function writeOutput(
  target: Target,
  { parts, fingerprint }: Output,
  { io, files }: Pick<Run, 'io' | 'files'>,
): Promise<readonly Diagnostic[]> {
  if (target.kind === 'stdout') {
    io.stdout(parts.join(''));
    return [];
  }
  const found = await files.write(target.path, target.name, parts, fingerprint);
  return found === undefined ? [] : [found];
}

/** Writes a text that was made without a spec, if there is one. */
export async function deliverText(target: Target, text: string | undefined, run: Run) {
  const attempt = async () => {
    const standing = readTarget(target, run);
    const isUnreadable = standing !== undefined && 'code' in standing;
    if (text === undefined || isUnreadable)
      return { changed: false, written: false, diagnostics: isUnreadable ? [standing] : [] };
    const { changed, output } = compareOutput(target, text, standing, run.settings);
    const diagnostics = output === undefined ? [] : await writeOutput(target, output, run);
    return { changed, written: output !== undefined && !hasErrors(diagnostics), diagnostics };
  };
  return retryChanged(attempt, (result) => result.diagnostics);
}

/** Maximum number of retries after a change. */
const RETRIES = 3;

/** Runs again if the file changed before it was written. */
export async function retryChanged<T>(
  attempt: () => Promise<T>,
  findingsOf: (result: T) => readonly { readonly code: string }[],
): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    const result = await attempt();
    const isStale = findingsOf(result).some(({ code }) => code === 'FILE_CHANGED_MEANWHILE');
    if (!isStale || retries === RETRIES) return result;
  }
}

/**
 * The file of `--output` must not be one that the run reads.
 *
 * @param specs that it does not edit
 */
export function checkOutput(run: Run, specs: readonly string[] = []): Diagnostic[] {
  const { settings, files, cwd, config } = run;
  const { output, table, errorBody, rules } = settings;
  if (output === undefined || output === '-') return [];
  const identify = (path: string) => files.identify(resolve(cwd, path));
  const inputs = [
    ['--table', table],
    ['--error-body', errorBody?.replace(/#.*$/, '')],
    ['--rules', rules],
    ['--config', config?.file],
    ...specs.map((spec) => ['the spec', spec] as const),
  ] as const;
  return inputs.flatMap(([option, path]) =>
    path !== undefined && path !== '' && identify(path) === identify(output)
      ? [diagnose('OUTPUT_IS_INPUT', { option }, placeOfSetting('output', run))]
      : [],
  );
}

/** Makes a text and writes it to standard output or to the file of `--output`. */
export async function printText(run: Run, make: () => Promise<EmittedText>): Promise<ExitCode> {
  const misuse = checkOutput(run);
  const made: EmittedText = hasErrors(misuse) ? { diagnostics: [] } : await make();
  const found = [...misuse, ...made.diagnostics];
  const target = chooseTarget(undefined, run);
  const text = hasErrors(found) ? undefined : made.text;
  const { diagnostics, ...delivered } = await deliverText(target, text, run);
  return finish(
    {
      specs: [],
      diagnostics: reportFindings([...found, ...diagnostics], run.sources),
      output: { ...delivered, ...(target.kind !== 'stdout' && { file: target.name }) },
    },
    run,
  );
}
