import { fstatSync, type Stats, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';

/** All bytes of standard input; rejects where there is nothing to read from, which the stream would call empty. */
export async function readStdin(): Promise<Uint8Array> {
  const stats = statsOf(() => fstatSync(0));
  if (stats?.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  // Node.js opens the null device in place of what is closed.
  if (stats?.isCharacterDevice() && stats.rdev === statsOf(() => statSync('/dev/null'))?.rdev)
    throw new Error('it is closed, or the null device');
  return buffer(process.stdin);
}

/** Not every system tells it of a console or a pipe. */
function statsOf(look: () => Stats): Stats | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
