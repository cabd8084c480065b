import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * How many lines of a file are not in another any more, as `git diff` has it.
 *
 * @returns {number | undefined} undefined when there is no such output
 */
export function changedLines(original, output) {
  if (!existsSync(output)) return undefined;
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--numstat', original, output], {
    encoding: 'utf8',
  });
  return stdout === '' ? 0 : Number(stdout.split('\t')[1]);
}
