import { createHash } from 'node:crypto';
import type { Files } from '../node/files.js';
import type { Resolver } from '../openapi/spec-files.js';
import type { SpecFile } from './expand-specs.js';
import type { Run } from './run.js';

/** Files by path, with the fingerprint that each had; empty for one that could not be read. Plain data. */
export type ReadFiles = readonly (readonly [path: string, fingerprint: string])[];

/**
 * File access that remembers which files were read, those of modules included. The list is `undefined` if it cannot be
 * complete.
 */
export function recordFiles(files: Files): {
  readonly files: Files;
  readonly readFiles: () => ReadFiles | undefined;
} {
  const read = new Map<string, string>();
  let isComplete = true;
  return {
    files: {
      ...files,
      read: (path, name) => {
        const found = files.read(path, name);
        read.set(path, 'text' in found ? found.fingerprint : '');
        return found;
      },
      load: async (path, name) => {
        const found = await files.load(path, name);
        if ('code' in found) return found;
        isComplete &&= found.files !== undefined;
        for (const file of found.files ?? []) read.set(file, files.fingerprint(file) ?? '');
        return found;
      },
    },
    readFiles: () => (isComplete ? [...read] : undefined),
  };
}

/** A request for another file of a spec, with a digest of the answer. Plain data. */
export type Request = readonly [reference: string, from: string, digest: string];

/** What the report of a spec depends on besides the settings. Plain data. */
export interface SpecInputs {
  /** That of the text of the spec. */
  readonly fingerprint: string;
  readonly requests: readonly Request[];
}

/** Reads the files that a spec refers to. */
export function resolverFor({ folder }: SpecFile, { settings, files, cwd }: Run): Resolver {
  const { refRoot = files.repositoryRoot(folder), allowRemoteRefs } = settings;
  return files.references({ root: refRoot, cwd, allowRemoteRefs });
}

export function recordRequests(resolver: Resolver, requests: Request[]): Resolver {
  return {
    async read(reference, from) {
      const answer = await resolver.read(reference, from);
      requests.push([reference, from, digestOf(answer)]);
      return answer;
    },
  };
}

/** Whether the requests, in their order, get the same answers again. */
export async function getSameAnswers(resolver: Resolver, requests: readonly Request[]): Promise<boolean> {
  for (const [reference, from, digest] of requests) {
    if (digestOf(await resolver.read(reference, from)) !== digest) return false;
  }
  return true;
}

export function digestOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
