import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { loadCompiled } from '../compiled.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { CacheFolder } from '../node/cache-folder.js';
import type { Files } from '../node/files.js';
import type { Resolver } from '../openapi/spec-files.js';
import type { Finding, SpecReport } from '../report/report.js';
import { showsDiff } from './deliver.js';
import type { SpecFile } from './expand-specs.js';
import { packageVersion } from './package-version.js';
import { displayPath, type Run, resolverFor } from './run.js';
import type { Settings } from './settings.js';

/** A report, and what it depends on besides the settings. Plain data. */
interface KnownSpec extends SpecInputs {
  /** The files of what specs have in common: the table, the rules, the error body. */
  readonly readFiles: ReadFiles;
  /** About these files. */
  readonly findings: readonly Finding[];
  readonly report: SpecReport;
}

/**
 * Reports of specs that a run left as they were, so that the next one need not even parse them. Only what depends on
 * nothing but settings and files is kept: neither errors, nor what was fetched.
 */
export class SpecCache {
  readonly #folder: CacheFolder;
  readonly #run: Run;
  readonly #common: string;
  readonly #fingerprints = new Map<string, string>();

  /** `undefined` for a run that cannot use one. */
  static open(run: Run): SpecCache | undefined {
    const { cache, allowRemoteRefs, output, specs } = run.settings;
    if (!cache || allowRemoteRefs || output !== undefined || specs.includes('-')) return undefined;
    const folder = run.files.cache(run.cwd);
    return folder === undefined ? undefined : new SpecCache(folder, run);
  }

  private constructor(folder: CacheFolder, run: Run) {
    this.#folder = folder;
    this.#run = run;
    const version = [packageVersion(), loadCompiled<string>('build') ?? ''];
    this.#common = digestOf([version, relevant(run.settings), this.#relative(run.cwd)]);
  }

  /** A file in the way, because the cache will not work until it is deleted. */
  get diagnostics(): Diagnostic[] {
    const { blockedBy } = this.#folder;
    if (blockedBy === undefined) return [];
    return [diagnose('CACHE_BLOCKED', {}, { file: displayPath(this.#run.cwd, blockedBy) })];
  }

  /** What earlier runs know of the specs that have not changed, nor the files that were read for them. */
  async find(specs: readonly SpecFile[]): Promise<ReadonlyMap<SpecFile, KnownSpec>> {
    const found = new Map<SpecFile, KnownSpec>();
    for (const spec of specs) {
      const known = this.#read<KnownSpec>(this.#nameOf(spec));
      if (known !== undefined && (await this.#isFresh(spec, known))) found.set(spec, known);
    }
    return found;
  }

  async #isFresh(spec: SpecFile, { readFiles, fingerprint, requests }: KnownSpec): Promise<boolean> {
    const isSame = ([path, digest]: ReadFiles[number]) => this.#fingerprintOf(path) === digest;
    if (spec.path === undefined || !readFiles.every(isSame)) return false;
    if (this.#run.files.fingerprint(spec.path) !== fingerprint) return false;
    return getSameAnswers(resolverFor(spec, this.#run), requests);
  }

  /** Of a file that many specs have in common. */
  #fingerprintOf(path: string): string {
    const known = this.#fingerprints.get(path);
    if (known !== undefined) return known;
    const found = this.#run.files.fingerprint(resolve(this.#folder.project, path)) ?? '';
    this.#fingerprints.set(path, found);
    return found;
  }

  /** Keeps the report of a spec that stays as it is. */
  keep(spec: SpecFile, { readFiles, ...known }: KnownSpec): void {
    const files = readFiles.map(([path, digest]) => [this.#relative(path), digest] as const);
    this.#write(this.#nameOf(spec), { ...known, readFiles: files });
  }

  #nameOf({ path = '', name, folder, mayBeOther }: SpecFile): string {
    const root = this.#relative(this.#run.files.repositoryRoot(folder));
    return digestOf([this.#common, root, this.#relative(path), name, mayBeOther]);
  }

  /** So that a cache is of use in another clone, as in CI. */
  #relative(path: string): string {
    return relative(this.#folder.project, path).split(sep).join('/');
  }

  /** A text is its digest, then JSON: it may be cut off, or be anything. */
  #read<T>(name: string): T | undefined {
    const text = this.#folder.read(name);
    const end = text?.indexOf('\n') ?? -1;
    if (text === undefined || end < 0) return undefined;
    const content = text.slice(end + 1);
    return text.slice(0, end) === digestOf([name, content]) ? (JSON.parse(content) as T) : undefined;
  }

  #write(name: string, data: unknown): void {
    const content = JSON.stringify(data);
    this.#folder.write(name, `${digestOf([name, content])}\n${content}`);
  }
}

/** The settings without those that only decide how a report looks. */
function relevant(settings: Settings): Record<string, unknown> {
  const { specs, format, quiet, verbose, color, cache, jobs, stdinFilename, ...rest } = settings;
  const all = { ...rest, diff: showsDiff(settings) };
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Files by path, with the fingerprint that each had; empty for one that could not be read. Plain data. */
type ReadFiles = readonly (readonly [path: string, fingerprint: string])[];

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
async function getSameAnswers(resolver: Resolver, requests: readonly Request[]): Promise<boolean> {
  for (const [reference, from, digest] of requests) {
    if (digestOf(await resolver.read(reference, from)) !== digest) return false;
  }
  return true;
}

function digestOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
