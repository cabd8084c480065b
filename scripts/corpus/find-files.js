import { chmodSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';

const SKIPPED = ['.git', 'node_modules'];
const SPEC_EXTENSIONS = new Set(['.yaml', '.yml', '.json']);

/** Every file under a folder, as paths relative to it, in a fixed order. Links are not followed. */
export function findFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .filter((path) => !path.split(sep).some((part) => SKIPPED.includes(part)))
    .sort();
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
