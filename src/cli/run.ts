import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Place } from '../diagnostic.js';
import type { Files } from '../node/files.js';
import type { Thread } from '../node/thread.js';
import type { Resolver } from '../openapi/spec-files.js';
import type { Sources } from '../report/code-frame.js';
import { COMMAND_LINE, type ConfigFile, type Settings, type SettingsLayer } from './settings.js';

/** The process as the command line sees it; a test passes its own. */
export interface Io {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  /** Width of the terminals, in columns, where it is known. */
  readonly columns?: { readonly stdout?: number | undefined; readonly stderr?: number | undefined };
  /** Milliseconds since any fixed point. */
  readonly now: () => number;
}

/** What a config file says about single specs. */
interface RunConfig extends Pick<ConfigFile, 'file' | 'overrides' | 'placeOf'> {
  readonly namesSpecs: boolean;
  /** Indexes of the overrides that the settings of the run have. */
  readonly chosen: readonly number[];
  /** The settings with those of some overrides, by index. */
  readonly settingsWith: (chosen: readonly number[]) => Settings;
  readonly flags: SettingsLayer;
}

/** What every part of the command line works with. */
export interface Run {
  readonly settings: Settings;
  readonly config?: RunConfig;
  readonly io: Io;
  readonly files: Files;
  /** The texts that findings point into, but for those of specs, which are many. */
  readonly sources: Sources;
  /** Absolute path of the working folder. */
  readonly cwd: string;
  /** Threads that transform specs. Absent: everything runs in this one. */
  readonly threads?: {
    readonly available: number;
    readonly create: (data: ThreadData) => Thread;
  };
}

/** What a thread is started with. Plain data. */
export interface ThreadData {
  readonly cwd: string;
  /** Of each group of specs. */
  readonly settings: readonly Settings[];
}

/** The place of findings about the value of a setting. */
export function placeOfSetting(name: keyof SettingsLayer, { config }: Pick<Run, 'config'>): Place {
  if (config === undefined || Object.hasOwn(config.flags, name)) return { file: COMMAND_LINE };
  const { chosen, overrides, placeOf } = config;
  const last = chosen.findLast((index) => Object.hasOwn(overrides[index]?.layer ?? {}, name));
  return placeOf(last === undefined ? [name] : ['overrides', String(last), name]);
}

/** The name of a file in reports: relative to the working folder, with `/`. */
export function displayPath(cwd: string, path: string): string {
  const short = relative(cwd, resolve(cwd, path));
  if (short === '') return '.';
  return isAbsolute(short) ? path : short.split(sep).join('/');
}

/** Reads a file that a setting names. */
export function readInput(
  path: string,
  { files, cwd, sources }: Pick<Run, 'files' | 'cwd' | 'sources'>,
): { readonly file: string; readonly text: string } | Diagnostic {
  const file = displayPath(cwd, path);
  const read = files.read(resolve(cwd, path), file);
  if ('code' in read) return read;
  sources.add(file, read.text);
  return { file, text: read.text };
}

/** Reads the files that a spec refers to. */
export function resolverFor(
  { folder }: { readonly folder: string },
  { settings, files, cwd }: Run,
): Resolver {
  const { refRoot = files.repositoryRoot(folder), allowRemoteRefs } = settings;
  return files.references({ root: refRoot, cwd, allowRemoteRefs });
}
