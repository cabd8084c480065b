import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const QUIET = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
/** What a clone holds of the package, as far as packing goes. */
const PARTS = [
  'bin',
  'docs',
  'schemas',
  'scripts',
  'src',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'LICENSE',
  'README.md',
  'SKILL.md',
  'CHANGELOG.md',
];

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(cwd: string, command: string, ...args: string[]): Run {
  return spawnSync(command, args, { cwd, encoding: 'utf8', env: withoutNpm() });
}

/** Runs npm; throws what it says when it fails. */
export function npm(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = run(cwd, 'npm', ...args, ...QUIET);
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** What npm tells the scripts it runs would tell an inner npm to work elsewhere. */
function withoutNpm(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?:package|lifecycle|command)/.test(name),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

const made: string[] = [];

function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gen-responses-package-')));
  made.push(folder);
  return folder;
}

/** A folder of its own for npm, which else would install into the first project above. */
function emptyProject(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  return folder;
}

/** Takes away every folder that was made here. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The project as in a fresh clone: nothing built, nothing installed. */
export function freshClone(): string {
  const clone = emptyFolder();
  for (const part of PARTS) {
    if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(clone, part), { recursive: true });
  }
  return clone;
}

export interface Packed {
  readonly tarball: string;
  /** Paths in the tarball. */
  readonly files: readonly string[];
}

/** A clone with everything installed, not built. */
export function installedClone(): string {
  const clone = freshClone();
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  return clone;
}

/** Packs the project the way it is published, from a folder that an older build has left something in. */
export function pack(): Packed {
  const clone = installedClone();
  mkdirSync(join(clone, 'dist'));
  writeFileSync(join(clone, 'dist/gone.js'), '');
  const [{ filename, files }] = JSON.parse(npm(clone, 'pack', '--json'));
  return { tarball: join(clone, filename), files: files.map(({ path }: { path: string }) => path) };
}

/** A project of someone else that has the package, and only that. */
export function install(tarball: string): string {
  const folder = emptyProject();
  npm(folder, 'install', tarball);
  return folder;
}

/** A copy of a project with its packages, by its lock file, and the package. */
export function installedCopy(project: string, tarball: string): string {
  const folder = emptyFolder();
  cpSync(project, folder, { recursive: true });
  npm(folder, 'ci');
  npm(folder, 'install', '--no-save', tarball);
  return folder;
}

/**
 * The program of another version of Node, out of the package of the registry that carries it for this platform.
 *
 * @returns undefined where it cannot be had
 */
export function nodeOfVersion(major: number): string | undefined {
  const folder = emptyProject();
  const name = `node-${process.platform}-${process.arch}`;
  const { status } = run(folder, 'npm', 'install', `${name}@${major}`, ...QUIET);
  const program = join(folder, 'node_modules', name, 'bin/node');
  return status === 0 && existsSync(program) ? program : undefined;
}
