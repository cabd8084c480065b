import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const LARGEST_REPORT = 2 ** 29;

/**
 * Runs the command line over files of a folder, in place.
 *
 * @returns {Map<string, object>} the report's entry of each file; a file has none where the command broke off, even
 * when run alone
 */
export function runCommand(bin, files, folder, flags) {
  const report = runOnce(bin, files, folder, flags);
  if (report !== undefined) return entriesOf(report, folder);
  if (files.length <= 1) return new Map();
  return new Map(files.flatMap((file) => [...runCommand(bin, [file], folder, flags)]));
}

function runOnce(bin, files, folder, flags) {
  const argv = [bin, '--format', 'json', ...flags, '--', ...files];
  const { stdout, status } = spawnSync(process.execPath, argv, {
    cwd: folder,
    maxBuffer: LARGEST_REPORT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (status === null) return undefined;
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

function entriesOf({ specs }, folder) {
  return new Map(specs.map((entry) => [resolve(folder, entry.file), entry]));
}
