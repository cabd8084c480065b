import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.js';
import type { FileText } from '../node/read-file.js';
import { handleSignals } from '../node/signals.js';
import { unifiedDiff } from '../report/diff.js';
import type { SpecFile } from './expand-specs.js';
import { displayPath, type Run } from './run.js';
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

interface Delivery {
  /** The text differs from what the target holds. */
  readonly changed: boolean;
  readonly written: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly diff?: string;
}

/**
 * Writes a result to its target: into a spec when it changed, elsewhere always; and not at all with `--check`,
 * `--dry-run` and `--diff`.
 *
 * @param standing what the target held when it was read
 */
export async function deliver(
  target: Target,
  text: string,
  standing: FileText | undefined,
  { settings, io, files }: Run,
): Promise<Delivery> {
  const changed = standing?.text !== text;
  const isDue = !isPreview(settings) && (changed || target.kind !== 'in-place');
  await handleSignals();
  if (isDue && target.kind === 'stdout') io.stdout(text);
  const found =
    isDue && target.kind !== 'stdout'
      ? await files.write(target.path, target.name, text, standing?.fingerprint)
      : undefined;
  return {
    changed,
    written: isDue && found?.severity !== 'error',
    diagnostics: found === undefined ? [] : [found],
    ...(showsDiff(settings) && { diff: unifiedDiff(target.name, standing?.text, text) }),
  };
}

/** A Markdown report of a check has the diff without asking. */
function showsDiff({ diff, check, format }: Settings): boolean {
  return diff || (check && format === 'markdown');
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
