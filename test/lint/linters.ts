import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;

/** `RULE at POINTER` for everything that a linter says of a file. */
export type Findings = ReadonlyMap<string, readonly string[]>;

/** Redocly prints one JSON document for each file, in the order of the files. */
export function redocly(folder: string, files: readonly string[]): Findings {
  const config = ['--config', join(HERE, 'redocly.yaml'), '--format', 'json'];
  const printed = run('@redocly/cli/bin/cli.js', folder, ['lint', ...config, ...files]);
  const reports: RedoclyReport[] = JSON.parse(`[${printed.replaceAll(/^\}\{$/gm, '},{')}]`);
  if (reports.length !== files.length) throw new Error(`${reports.length} reports of ${files.length} files`);
  return new Map(files.map((file, index) => [file, (reports[index]?.problems ?? []).map(redoclyFinding)]));
}

interface RedoclyReport {
  readonly problems: readonly RedoclyProblem[];
}

interface RedoclyProblem {
  readonly ruleId: string;
  readonly location: readonly { readonly pointer: string }[];
}

function redoclyFinding({ ruleId, location }: RedoclyProblem): string {
  return `${ruleId} at ${location[0]?.pointer}`;
}

export function spectral(folder: string, files: readonly string[], ruleset = 'spectral.yaml'): Findings {
  const config = ['--ruleset', join(HERE, ruleset), '--format', 'json', '--quiet'];
  const printed = run('@stoplight/spectral-cli/dist/index.js', folder, ['lint', ...config, ...files]);
  const results: SpectralResult[] = JSON.parse(printed);
  return new Map(
    files.map((file) => {
      const own = results.filter(({ source }) => source === join(folder, file));
      return [file, own.map(({ code, path }) => `${code} at ${toPointer(path)}`)];
    }),
  );
}

interface SpectralResult {
  readonly code: string;
  readonly path: readonly (string | number)[];
  /** The file, absolute. */
  readonly source: string;
}

function toPointer(path: readonly (string | number)[]): string {
  return ['#', ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** What a linter prints. It exits 1 for findings; other codes are failures of its own. */
function run(program: string, cwd: string, args: readonly string[]): string {
  const path = join(HERE, 'node_modules', program);
  if (!existsSync(path)) throw new Error('Run `npm run test:lint`.');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
