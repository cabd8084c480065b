import { readlinkSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileKind } from './file-kind.js';

/**
 * The file that a path means in the end, also when the last link leads to a file that is not there yet. A path that
 * leads nowhere stays as it is: reading or writing it tells why.
 */
export function followLinks(path: string): string {
  // The links of a process to its pipes say what they are, not where.
  if (fileKind(path) === 'stream') return resolve(path);
  try {
    return realpathSync(path);
  } catch {
    return followLast(path);
  }
}

function followLast(path: string): string {
  try {
    return resolve(realpathSync(dirname(path)), readlinkSync(path));
  } catch {
    return resolve(path);
  }
}
