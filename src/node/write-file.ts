import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { reasonOf } from './error-reason.js';
import { followLinks } from './paths.js';
import { fingerprintOfFile } from './read-file.js';
import { holdSignals } from './signals.js';
import { claim, isAt, temporaryPath } from './temporary-file.js';

/** Bytes per write. A slice has as many code units as there is room for, so it never ends in half a surrogate pair. */
const CHUNK = 1_048_576;

/** Paths that name an open file descriptor. */
const DESCRIPTOR = /^\/(?:dev\/fd|proc\/self\/fd)\/(\d+)$/;
const STANDARD: Readonly<Record<string, number>> = { '/dev/stdout': 1, '/dev/stderr': 2 };

/** The file that standard output or error is redirected to: it is appended to, never replaced. */
function ownFile(path: string): number | undefined {
  const file = STANDARD[path] ?? Number(DESCRIPTOR.exec(path)?.[1] ?? Number.NaN);
  return Number.isInteger(file) && fstatSync(file).isFile() ? file : undefined;
}

/**
 * Replaces a file atomically: writes and flushes a temporary file next to it, then renames it. Mode, symbolic links
 * and, where permitted, the owner are kept; missing folders are created. A read-only file is not replaced. Where a rename
 * is impossible (a file that is mounted on its own) the file is overwritten.
 *
 * @param expected fingerprint the file must still have; `undefined` skips the check
 * @returns nothing; an error (FILE_NOT_WRITABLE, FILE_CHANGED_MEANWHILE) with the file unchanged; or a warning
 * (WRITTEN_WITHOUT_RENAME, NOT_ALL_KEPT)
 */
export async function writeFile(
  path: string,
  name: string,
  text: string | readonly string[],
  expected?: string,
): Promise<Diagnostic | undefined> {
  const parts = [text].flat();
  try {
    const target = followLinks(path);
    const existing = statSync(target, { throwIfNoEntry: false });
    if (existing?.isDirectory()) return diagnose('FILE_IS_FOLDER', {}, { file: name });
    const own = ownFile(path);
    if (own !== undefined) return writeAll(own, parts);
    if (existing === undefined || existing.isFile()) {
      if (existing === undefined) mkdirSync(dirname(target), { recursive: true });
      // A rename asks only for the folder.
      else accessSync(target, constants.W_OK);
      const temporary = temporaryPath(target);
      // Not for streams: their readers may never read.
      return await holdSignals(async () => {
        const file = await claim(temporary, existing === undefined ? 0o666 : 0o600);
        return replaceFile(target, { path: temporary, file }, parts, name, expected);
      });
    }
    if (expected === undefined && (existing.isFIFO() || existing.isCharacterDevice()))
      return writeStream(target, parts);
    return diagnose('FILE_NOT_WRITABLE', { reason: 'it is not a regular file' }, { file: name });
  } catch (error) {
    return diagnose('FILE_NOT_WRITABLE', { reason: reasonOf(error).text }, { file: name });
  }
}

interface Temporary {
  readonly path: string;
  /** Open for writing. */
  readonly file: number;
}

/** Synchronous, so that no signal ends the process in between. */
function replaceFile(
  target: string,
  temporary: Temporary,
  parts: readonly string[],
  name: string,
  expected: string | undefined,
): Diagnostic | undefined {
  const existing = statSync(target, { throwIfNoEntry: false });
  const { path, file } = temporary;
  const made = fstatSync(file);
  let isRenamed = false;
  try {
    try {
      writeAll(file, parts);
      if (existing !== undefined) keepOwnerAndMode(file, existing);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // If this process was stopped for long, another one may have taken its temporary file.
    if ((expected !== undefined && fingerprintOfFile(target) !== expected) || !isAt(path, made)) {
      return diagnose('FILE_CHANGED_MEANWHILE', {}, { file: name });
    }
    const kept = statSync(path);
    renameSync(path, target);
    isRenamed = true;
    flushFolder(dirname(target));
    return existing && compareFiles(existing, kept, name);
  } catch (error) {
    const { code, text: reason } = reasonOf(error);
    if (existing === undefined || (code !== 'EBUSY' && code !== 'EXDEV')) throw error;
    overwrite(target, Buffer.from(parts.join('')), existing.size);
    return diagnose('WRITTEN_WITHOUT_RENAME', { reason }, { file: name });
  } finally {
    if (!isRenamed && isAt(path, made)) rmSync(path);
  }
}

/** Leaves the owner unchanged. */
const SAME = -1;

function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  for (const owner of [uid, SAME]) {
    try {
      fchownSync(file, owner, gid);
      break;
    } catch {
      // Only a privileged process may change the owner; any process may change to one of its own groups.
    }
  }
  const isSameGroup = fstatSync(file).gid === gid;
  fchmodSync(file, (isSameGroup ? mode : withoutGroup(mode)) & 0o7777);
}

/** If the group changes, it gets the permissions of others, not those of the old group. */
function withoutGroup(mode: number): number {
  return (mode & ~0o070) | ((mode & 0o007) << 3);
}

/** A warning if the new file lacks something that the old one had. */
function compareFiles(old: Stats, made: Stats, name: string): Diagnostic | undefined {
  const lost = [
    ...(made.uid === old.uid ? [] : ['owner' as const]),
    ...(made.gid === old.gid ? [] : ['group' as const]),
    ...(old.nlink > 1 ? ['hard links' as const] : []),
  ];
  return lost.length === 0 ? undefined : diagnose('NOT_ALL_KEPT', { lost }, { file: name });
}

/**
 * Writes the part beyond the old length first: if the disk is full, this fails and is undone while the old content is
 * intact.
 */
function overwrite(target: string, bytes: Buffer, oldSize: number): void {
  const file = openSync(target, constants.O_WRONLY);
  try {
    try {
      writeAt(file, bytes, oldSize, bytes.length);
      fsyncSync(file);
    } catch (error) {
      ftruncateSync(file, oldSize);
      throw error;
    }
    writeAt(file, bytes, 0, Math.min(oldSize, bytes.length));
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeAt(file: number, bytes: Buffer, start: number, end: number): void {
  for (let done = start; done < end; ) done += writeSync(file, bytes, done, end - done, done);
}

/** A pipe or a device (`/dev/null`, a piped `/dev/stdout`) is written to directly. */
function writeStream(target: string, parts: readonly string[]): undefined {
  const file = openSync(target, constants.O_WRONLY);
  try {
    writeAll(file, parts);
  } finally {
    closeSync(file);
  }
}

/** Writes in slices, so that a large text is never held as bytes at once. */
function writeAll(file: number, parts: readonly string[]): undefined {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(CHUNK);
  let length = 0;
  const flush = () => {
    for (let done = 0; done < length; ) done += writeSync(file, bytes, done, length - done);
    length = 0;
  };
  for (const part of parts) {
    for (let position = 0; position < part.length; ) {
      const slice = part.slice(position, position + CHUNK - length);
      const { read, written } = encoder.encodeInto(slice, bytes.subarray(length));
      length += written;
      position += read;
      if (position < part.length) flush();
    }
  }
  flush();
}

/** Flushes the folder, so that the rename survives a power cut. Some systems cannot do that. */
function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Every process sees the new content; only its durability is not guaranteed.
  }
}
