import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** Bytes of UTF-8: with what comes around it such a name fits where a file system takes the fewest (eCryptfs, 143). */
const LONGEST = 100;
/** Characters that stay of a longer name, of up to four bytes each. */
const START = 20;

/** A hidden file beside another, named after it: `.<name>.<ending>`. A long name is cut, with a digest of all of it. */
export function sidePath(target: string, ending: string): string {
  return join(dirname(target), `.${shorten(basename(target))}.${ending}`);
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${[...name].slice(0, START).join('')}~${digest}`;
}
