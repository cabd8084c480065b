import {
  closeSync,
  fstatSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileKind } from './paths.js';

/** Milliseconds. */
const DAY = 86_400_000;
/** Milliseconds without use after which a text is removed. */
const KEPT = 30 * DAY;
const SWEPT = 'swept';

export type CacheFolder = NonNullable<ReturnType<typeof openCacheFolder>>;

/**
 * The cache in the nearest folder at or above the given one that has a `node_modules`: texts by name, any of which may
 * be missing. Never throws, because an unusable cache is not an error.
 */
export function openCacheFolder(from: string) {
  let project = from;
  while (fileKind(join(project, 'node_modules')) !== 'folder') {
    if (dirname(project) === project) return undefined;
    project = dirname(project);
  }
  const parent = join(project, 'node_modules/.cache');
  const path = join(parent, 'gen-responses');
  return {
    project,
    /** A file where a folder belongs. */
    blockedBy: [parent, path].find((one) => fileKind(one) === 'file'),
    read: (name: string) => attempt(() => readUsed(join(path, name))),
    write: (name: string, text: string) => attempt(() => replace(path, name, text)),
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Reads a file, and marks it as used; once a day is enough. */
function readUsed(path: string): string {
  const file = openSync(path, 'r');
  try {
    const now = Date.now();
    if (now - fstatSync(file).mtimeMs > DAY) attempt(() => futimesSync(file, now / 1000, now / 1000));
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** Other processes see the whole text or none of it. */
function replace(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `${name}.${process.pid}`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, join(folder, name));
  } catch {
    rmSync(temporary, { force: true });
  }
  sweep(folder, Date.now());
}

/** Removes what was not used for long, at most once a day. */
function sweep(folder: string, now: number): void {
  const unusedFor = (name: string) => now - (attempt(() => statSync(join(folder, name)).mtimeMs) ?? 0);
  if (unusedFor(SWEPT) < DAY) return;
  writeFileSync(join(folder, SWEPT), '');
  for (const name of readdirSync(folder))
    if (unusedFor(name) > KEPT) rmSync(join(folder, name), { force: true });
}
