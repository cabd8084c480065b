import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** @typedef {{ name: string, script: string, args: readonly string[], env?: Record<string, string>, output?: string, before?: () => void }} Command */
/** @typedef {{ seconds: number, cpu: number, megabytes: number }} Usage seconds on the clock and of processor time, peak memory */

const REPORTER = new URL('./report-usage.js', import.meta.url).href;

/**
 * Runs the commands in turn (A B C A B C …), so that what else the machine does meets all alike.
 *
 * @param {readonly Command[]} commands
 * @param {number} rounds
 * @param {string} folder to run in
 * @returns {Promise<Map<string, Usage>>} medians by name; a command that fails is not in it
 */
export async function alternate(commands, rounds, folder) {
  const runs = await alternateRuns(commands, rounds, folder);
  return new Map([...runs].map(([name, usages]) => [name, medians(usages)]));
}

/** As `alternate`, with every run: those of one round can be compared. */
export async function alternateRuns(commands, rounds, folder) {
  const runs = new Map(commands.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const command of commands) {
      const usage = runs.has(command.name) ? await run(command, folder) : undefined;
      if (usage === undefined) runs.delete(command.name);
      else runs.get(command.name).push(usage);
    }
  }
  return runs;
}

/** @returns {Promise<Usage | undefined>} undefined when the command fails, and says so on standard error */
async function run({ name, script, args, env, output, before }, folder) {
  if (output !== undefined) rmSync(output, { force: true });
  before?.();
  const report = `${folder}/usage.json`;
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', REPORTER, script, ...args], {
    cwd: folder,
    env: { ...process.env, ...env, BENCH_USAGE: report },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors = [];
  child.stderr.on('data', (chunk) => errors.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  if (code === 0) return { seconds, ...JSON.parse(readFileSync(report, 'utf8')) };
  process.stderr.write(
    `${name} failed with exit code ${code}\n${Buffer.concat(errors).toString().slice(-800)}\n`,
  );
  return undefined;
}

function medians(usages) {
  const of = (key) => median(usages.map((usage) => usage[key]));
  return { seconds: of('seconds'), cpu: of('cpu'), megabytes: of('megabytes') };
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
