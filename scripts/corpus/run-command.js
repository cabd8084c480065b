import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const LARGEST_REPORT = 2 ** 29;

/**
 * Runs the command line over files of a folder, in place.
 *
 * @returns {Promise<Map<string, object>>} the report's entry of each file; a file has none where the command broke off,
 * even when run alone
 */
export async function runCommand(bin, files, folder, flags) {
  const report = await runOnce(bin, files, folder, flags);
  if (report !== undefined) return new Map(report.specs.map((entry) => [resolve(folder, entry.file), entry]));
  const entries = new Map();
  if (files.length > 1)
    for (const file of files)
      for (const [path, entry] of await runCommand(bin, [file], folder, flags)) entries.set(path, entry);
  return entries;
}

async function runOnce(bin, files, folder, flags) {
  const argv = [bin, '--format', 'json', ...flags, '--', ...files];
  const options = { cwd: folder, maxBuffer: LARGEST_REPORT };
  // The report of a run with errors is in the rejection.
  const { stdout } = await promisify(execFile)(process.execPath, argv, options).catch((error) => error);
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}
