// `npm run bench -- [--specs DIR] [--only ID…] [--rounds N] [--output FILE]`
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
if (!existsSync(here('./node_modules'))) {
  spawnSync('npm', ['ci', '--prefix', here('.')], { stdio: 'inherit', shell: process.platform === 'win32' });
}
const { changedLines } = await import('./changed-lines.js');
const { attachCommands, commandsFor, manyCommands, NAMES, ourCommands } = await import('./commands.js');
const { alternate, alternateRuns, median } = await import('./measure.js');
const { renderResults } = await import('./render-results.js');
const { ATTACH, GROWTH, MANY, SPECS } = await import('./specs.js');

const { values: options } = parseArgs({
  options: {
    specs: { type: 'string', default: process.env.BENCH_SPECS ?? here('../../shared/specs') },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string' },
    output: { type: 'string', default: here('./RESULTS.md') },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'gen-responses-bench-'));
mkdirSync(join(folder, 'node_modules')); // for our cache
try {
  const wanted = ({ id }) => options.only.length === 0 || options.only.includes(id);
  const results = [];
  for (const spec of SPECS.filter(wanted)) results.push(await measureSpec(spec));
  const growth = [];
  for (const spec of GROWTH.filter(wanted)) growth.push(await measureGrowth(spec));
  const attached = [];
  for (const spec of ATTACH.filter(wanted)) attached.push(await measureAttach(spec));
  const many = wanted(MANY) ? await measureMany() : undefined;
  const processors = cpus();
  const machine = { model: processors[0].model, cores: processors.length, node: process.version };
  const text = renderResults({ machine, results, growth, attached, many });
  process.stdout.write(text);
  writeFileSync(options.output, text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Every command on one spec, what each did to it, and where our own time went. */
async function measureSpec(spec) {
  const facts = prepare(spec);
  const commands = commandsFor(spec, folder);
  const usages = await alternate(commands, roundsOf(spec), folder);
  const original = join(folder, spec.file);
  const rows = commands.map(({ name, output }) => ({
    name,
    usage: usages.get(name),
    changed: output === undefined ? undefined : changedLines(original, output),
  }));
  return { spec, facts, rows, stages: measureStages(original, roundsOf(spec)) };
}

async function measureGrowth(spec) {
  const facts = prepare(spec);
  const [ours] = ourCommands(spec, (name) => join(folder, `${spec.id}.${name}.yaml`));
  const usages = await alternate([ours], roundsOf(spec), folder);
  return { facts, usage: usages.get(NAMES.ours) };
}

async function measureAttach(spec) {
  const facts = prepare(spec);
  return { spec, facts, pairs: await alternateRuns(attachCommands(spec), roundsOf(spec), folder) };
}

async function measureMany() {
  const facts = prepare(MANY);
  for (const count of MANY.copies) {
    mkdirSync(join(folder, `${MANY.id}-${count}`));
    for (let copy = 1; copy <= count; copy += 1)
      cpSync(join(folder, MANY.file), join(folder, `${MANY.id}-${count}/${copy}.yaml`));
  }
  return { facts, usages: await alternate(manyCommands(MANY), roundsOf(MANY), folder) };
}

function prepare(spec) {
  process.stderr.write(`${spec.id}\n`);
  return JSON.parse(runNode('./prepare.js', folder, options.specs, JSON.stringify(spec)));
}

/** @returns {Record<string, number>} median milliseconds by stage, in their order */
function measureStages(file, rounds) {
  const runs = Array.from({ length: rounds }, () => JSON.parse(runNode('./stages.js', file)));
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]));
}

function runNode(script, ...args) {
  const { status, stdout } = spawnSync(process.execPath, [here(script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} failed with exit code ${status}`);
  return stdout;
}

function roundsOf({ rounds }) {
  return options.rounds === undefined ? rounds : Number(options.rounds);
}
