import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { reasonOf } from './error-reason.js';
import { followLinks } from './follow-links.js';
import { fingerprintOfFile } from './read-file.js';

/** Bytes written at a time. The slices are as many code units long, so that half a surrogate pair never fits in last. */
const CHUNK = 1_048_576;

/**
 * Replaces a file in one step: a temporary file beside it, flushed, takes its place by a rename, so that at
 * every moment the old or the new content is there, whole. Mode and, where allowed, owner stay; a symbolic
 * link stays, and its target is replaced.
 *
 * @param expected fingerprint the file must still have; `undefined` writes whatever is there
 * @returns nothing; or an error (FILE_NOT_WRITABLE, FILE_CHANGED_MEANWHILE) and the file as it was; or a
 *   warning (WRITTEN_WITHOUT_RENAME)
 */
export function writeFile(
  path: string,
  name: string,
  text: string,
  expected?: string,
): Diagnostic | undefined {
  try {
    const target = followLinks(path);
    const existing = statSync(target, { throwIfNoEntry: false });
    if (existing?.isDirectory()) return diagnose('FILE_IS_FOLDER', {}, { file: name });
    if (existing === undefined || existing.isFile())
      return replaceFile(target, existing, text, name, expected);
    if (expected === undefined && (existing.isFIFO() || existing.isCharacterDevice()))
      return writeStream(target, text);
    return diagnose('FILE_NOT_WRITABLE', { reason: 'it is not a regular file' }, { file: name });
  } catch (error) {
    return diagnose('FILE_NOT_WRITABLE', { reason: reasonOf(error).text }, { file: name });
  }
}

/** Where the temporary file of a process stands; the lock's keeper clears that of a process that died. */
export function temporaryPath(target: string, pid: number): string {
  return join(dirname(target), `.${basename(target)}.${pid}.gen-responses.tmp`);
}

function replaceFile(
  target: string,
  existing: Stats | undefined,
  text: string,
  name: string,
  expected: string | undefined,
): Diagnostic | undefined {
  const temporary = temporaryPath(target, process.pid);
  rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', existing === undefined ? 0o666 : 0o600);
  try {
    try {
      writeAll(file, text);
      if (existing !== undefined) keepOwnerAndMode(file, existing);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (expected !== undefined && fingerprintOfFile(target) !== expected) {
      return diagnose('FILE_CHANGED_MEANWHILE', {}, { file: name });
    }
    renameSync(temporary, target);
    flushFolder(dirname(target));
    return undefined;
  } catch (error) {
    const { code, text: reason } = reasonOf(error);
    if (existing === undefined || (code !== 'EBUSY' && code !== 'EXDEV')) throw error;
    overwrite(target, text);
    return diagnose('WRITTEN_WITHOUT_RENAME', { reason }, { file: name });
  } finally {
    rmSync(temporary, { force: true });
  }
}

function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only a privileged process may give files away; the content matters more than the owner.
  }
  fchmodSync(file, mode & 0o7777);
}

function overwrite(target: string, text: string): void {
  const file = openSync(target, constants.O_WRONLY);
  try {
    ftruncateSync(file, writeAll(file, text));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A pipe or a device (`/dev/null`, `/dev/stdout`) is written to as it is. */
function writeStream(target: string, text: string): undefined {
  const file = openSync(target, constants.O_WRONLY);
  try {
    writeAll(file, text);
  } finally {
    closeSync(file);
  }
}

/** @returns how many bytes were written; not all of a large text is held as bytes at once */
function writeAll(file: number, text: string): number {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(CHUNK);
  let total = 0;
  for (let position = 0; position < text.length; ) {
    const { read, written } = encoder.encodeInto(text.slice(position, position + CHUNK), bytes);
    for (let done = 0; done < written; ) done += writeSync(file, bytes, done, written - done);
    position += read;
    total += written;
  }
  return total;
}

/** The rename itself must survive a power cut; some systems cannot flush a folder. */
function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The new content is in place for every running process; only its durability is in question.
  }
}
