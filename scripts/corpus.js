// Runs the built command line over every spec of a folder and checks what it promises of each:
//   npm run corpus -- DIR [--jobs N] [--attach [--rules NAME]]
// The folder is only read: the work is done on a copy. Exit 1 when a promise is broken, 2 when called wrongly.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyFiles, findFiles, mayBeSpec } from './corpus/find-files.js';
import { judgeInBatches } from './corpus/judge-in-batches.js';
import { summarize } from './corpus/summarize.js';

const USAGE = 'usage: npm run corpus -- DIR [--jobs N] [--attach [--rules NAME]] [--bin FILE]';

process.exitCode = await main(process.argv.slice(2));

async function main(argv) {
  const given = readArguments(argv);
  if (typeof given === 'string') {
    process.stderr.write(`${given}\n${USAGE}\n`);
    return 2;
  }
  const { from, jobs, bin, flags } = given;
  const to = mkdtempSync(join(tmpdir(), 'gen-responses-corpus-'));
  try {
    const files = findFiles(from);
    copyFiles(files, from, to);
    const verdicts = await judgeInBatches(files.filter(mayBeSpec), { bin, from, to, flags }, jobs);
    const { text, failed } = summarize(verdicts);
    process.stdout.write(text);
    return failed > 0 ? 1 : 0;
  } finally {
    rmSync(to, { recursive: true, force: true });
  }
}

function readArguments(argv) {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
        attach: { type: 'boolean', default: false },
        rules: { type: 'string' },
        bin: { type: 'string', default: fileURLToPath(new URL('../bin/gen-responses.js', import.meta.url)) },
      },
    });
  } catch (error) {
    return error.message;
  }
  const { positionals, values } = parsed;
  const [from] = positionals;
  if (from === undefined || positionals.length > 1) return 'Name one folder of specs.';
  if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) return `No folder: ${from}`;
  if (!/^[1-9]\d*$/.test(values.jobs)) return `--jobs takes a number, not ${values.jobs}.`;
  if (!existsSync(new URL('../dist/bin.js', import.meta.url))) return 'Not built: npm run build.';
  if (values.rules !== undefined && !values.attach) return '--rules needs --attach.';
  const rules = values.rules === undefined ? [] : ['--rules', values.rules];
  const flags = values.attach ? ['--attach', ...rules] : [];
  return { from: resolve(from), jobs: Number(values.jobs), bin: resolve(values.bin), flags };
}
