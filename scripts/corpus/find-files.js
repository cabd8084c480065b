import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

const SKIPPED = new Set(['.git', 'node_modules']);
const SPEC_EXTENSIONS = new Set(['.yaml', '.yml', '.json']);

/** Every file under a folder, as paths relative to it, in a fixed order. Links are followed, once around. */
export function findFiles(folder, under = '', above = new Set()) {
  const { ino, dev } = statSync(join(folder, under));
  const identity = `${dev}:${ino}`;
  if (above.has(identity)) return [];
  const entries = readdirSync(join(folder, under)).filter((name) => !SKIPPED.has(name));
  return entries.sort().flatMap((name) => {
    const path = join(under, name);
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    if (found?.isDirectory()) return findFiles(folder, path, new Set([...above, identity]));
    return found?.isFile() ? [path] : [];
  });
}

export function mayBeSpec(path) {
  return SPEC_EXTENSIONS.has(extname(path).toLowerCase());
}

/** Copies files from folder to folder, writable whatever the originals are. */
export function copyFiles(paths, from, to) {
  for (const path of paths) {
    const target = join(to, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(from, path), target);
    chmodSync(target, 0o644);
  }
}
