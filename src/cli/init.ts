import { dirname, extname, join, posix } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { openText } from '../pipeline.js';
import { escapeLines, plural } from '../report/display.js';
import { reportFindings } from '../report/report.js';
import { finish } from './finish.js';
import { describeSpec, proposeConfig, type SpecFacts } from './propose-config.js';
import { CONFIG_NAMES } from './read-config.js';
import type { Run } from './run.js';

const FILE = 'gen-responses.config.yaml';

/** A document of OpenAPI, to be sure of what is read afterwards. */
const HEAD = /(?:^|[{,\s])["']?(?:openapi|swagger)["']?\s*:\s*["']?(?:2\.0|3\.[012])/;

/** Characters in which a spec says its version. */
const HEAD_LENGTH = 4000;

/** Specs that are read for proposals; more of them would say the same. */
const MOST_READ = 20;

/** More specs are named by patterns. */
const MOST_NAMED = 8;

/** `gen-responses init`: writes a commented config file for the specs of the working folder. It asks nothing. */
export async function init(run: Run): Promise<ExitCode> {
  const { files, cwd, io, settings } = run;
  const standing = CONFIG_NAMES.filter((name) => files.exists(join(cwd, name)));
  const kept = settings.force ? standing.filter((name) => name !== FILE) : standing;
  if (kept.length > 0)
    return report(
      kept.map((file) => diagnose('CONFIG_EXISTS', { isForced: settings.force }, { file })),
      run,
    );
  const specs = await findSpecs(run);
  const facts: SpecFacts[] = [];
  for (const file of specs.slice(0, MOST_READ)) facts.push(...readFacts(file, run));
  const { text, choices } = proposeConfig(patternsFor(specs), facts);
  const path = join(cwd, FILE);
  const before = files.exists(path) ? files.read(path, FILE) : undefined;
  if (before !== undefined && 'code' in before) return report([before], run);
  const failure = await files.write(path, FILE, text, before?.fingerprint);
  const found = failure === undefined ? [] : [failure];
  if (hasErrors(found)) return report(found, run);
  if (!settings.quiet) io.stdout(escapeLines(`${FILE} written\n${renderNext(specs.length, choices, facts)}`));
  return found.length > 0 ? report(found, run) : 0;
}

function report(diagnostics: readonly Diagnostic[], run: Run): ExitCode {
  return finish({ specs: [], diagnostics: reportFindings(diagnostics, run.sources) }, run);
}

function renderNext(specs: number, choices: readonly string[], facts: readonly SpecFacts[]): string {
  const found =
    specs === 0
      ? '  No spec was found here: correct "specs" in the file.\n'
      : `  ${plural(specs, 'spec')} found${choices.map((choice) => `; ${choice}`).join('')}\n`;
  const [earlier, ...others] = facts.flatMap(({ file, made }) => (made === undefined ? [] : file));
  const who = others.length === 0 ? `${earlier} has` : `${others.length + 1} specs have`;
  const note = `  ${who} generated responses: add the options of those runs to the file (table, codes, …).\n`;
  return `${found}${earlier === undefined ? '' : note}
Next:
  npx gen-responses --diff    show what would change
  npx gen-responses           change it
`;
}

async function findSpecs({ files, cwd }: Run): Promise<string[]> {
  const found = await files.find('**/*.{yaml,yml,json}', cwd);
  return found.filter((file) => {
    const read = files.read(join(cwd, file), file);
    return !('code' in read) && HEAD.test(read.text.slice(0, HEAD_LENGTH));
  });
}

/** Nothing for a file that cannot be read as a spec: a run says what is wrong with it. */
function readFacts(file: string, { files, cwd }: Run): SpecFacts[] {
  const read = files.read(join(cwd, file), file);
  if ('code' in read) return [];
  const { spec } = openText(read.text, file);
  return spec === undefined ? [] : [describeSpec(spec)];
}

/** Names of files, or one pattern for each folder and extension. */
function patternsFor(specs: readonly string[]): string[] {
  if (specs.length <= MOST_NAMED) return [...specs];
  return [...new Set(specs.map((file) => posix.join(dirname(file), `*${extname(file)}`)))];
}
