import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Resolver, ResolverAnswer } from '../openapi/spec-files.js';
import { reasonOf } from './error-reason.js';
import { readFile } from './read-file.js';

interface RefFilesOptions {
  /** Only files in this folder are read, symbolic links followed. */
  readonly root: string;
  /** The working folder. Names of files in findings are relative to it, with `/`. */
  readonly cwd: string;
  /** Fetches `http:` and `https:` references too. @default false */
  readonly allowRemoteRefs?: boolean;
}

/** Timeout for a remote reference, in milliseconds. */
const FETCH_TIMEOUT = 10_000;

export function createRefFiles({ root, cwd, allowRemoteRefs = false }: RefFilesOptions): Resolver {
  /** Names by real path, so that a file has one name even if several paths lead to it. */
  const names = new Map<string, string>();
  const realRoot = realPathOf(resolve(cwd, root));

  function readLocal(reference: string, from: string): ResolverAnswer {
    const holder = realPathOf(resolve(cwd, from));
    if (!names.has(holder)) names.set(holder, from);
    const wanted = pathOfReference(reference, dirname(holder));
    if (wanted === undefined) return { kind: 'unreadable', reason: 'it is not a valid file path' };
    const path = realPathOf(wanted);
    // With symbolic links followed, the file must be inside.
    if (!isInside(path, realRoot)) return { kind: 'outside', ...commonFolder(path) };
    try {
      if (!statSync(path).isFile()) return { kind: 'unreadable', reason: 'it is not a file' };
    } catch (error) {
      const { code, text } = reasonOf(error);
      return { kind: 'unreadable', reason: code === 'ENOENT' ? 'there is no such file' : text };
    }
    const name = names.get(path) ?? relative(cwd, path).split(sep).join('/');
    names.set(path, name);
    const content = readFile(path, name);
    if ('text' in content) return { kind: 'file', file: name, text: content.text };
    return {
      kind: 'unreadable',
      reason: content.code === 'NOT_UTF8' ? 'it is not UTF-8' : 'it is not readable',
    };
  }

  /** The folder that contains the root and a file, unless it is the whole file system. */
  function commonFolder(path: string): { root: string | undefined } {
    let folder = dirname(realRoot);
    while (!isInside(path, folder)) folder = dirname(folder);
    if (folder === dirname(folder)) return { root: undefined };
    return { root: relative(realPathOf(cwd), folder).split(sep).join('/') || '.' };
  }

  return {
    async read(reference, from) {
      const url = remoteUrlOf(reference, from);
      if (url === undefined) return readLocal(reference, from);
      return allowRemoteRefs && /^https?:/.test(url) ? fetchRemote(url) : { kind: 'remote' };
    },
  };
}

/** The absolute URL of a reference to another host, or from a file that came from one. */
function remoteUrlOf(reference: string, from: string): string | undefined {
  if (/^https?:/i.test(from))
    return URL.canParse(reference, from) ? new URL(reference, from).href : reference;
  if (reference.startsWith('//')) return `https:${reference}`;
  // A single letter is a Windows drive.
  return /^[a-z][a-z0-9+.-]+:/i.test(reference) && !/^file:/i.test(reference) ? reference : undefined;
}

function pathOfReference(reference: string, folder: string): string | undefined {
  try {
    if (/^file:/i.test(reference)) return fileURLToPath(reference);
    const path = resolve(folder, decodeURIComponent(reference.split('?')[0] ?? ''));
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** For a path that does not exist: the real path of its existing part, plus the rest. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Downwards, because a path may have thousands of parts, of which few exist.
    let { root: real } = parse(path);
    const parts = path.slice(real.length).split(sep);
    for (const [index, part] of parts.entries()) {
      try {
        real = realpathSync(join(real, part));
      } catch {
        return join(real, parts.slice(index).join(sep));
      }
    }
    return real;
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function fetchRemote(url: string): Promise<ResolverAnswer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT) });
    if (!response.ok) return { kind: 'unreadable', reason: `the server answered ${response.status}` };
    return { kind: 'file', file: url, text: await response.text() };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error).text };
  }
}
