import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { decodeText } from './decode-text.js';
import { reasonOf } from './error-reason.js';

/** A file that was read; `fingerprint` tells later whether it is still the same. */
export interface FileText {
  readonly text: string;
  readonly fingerprint: string;
}

/**
 * Reads a whole UTF-8 file, its byte order mark included.
 *
 * @param name how the file is called in findings
 * @returns the text, or why there is none: FILE_NOT_FOUND, FILE_IS_FOLDER, FILE_NOT_READABLE, NOT_UTF8
 */
export function readFile(path: string, name: string): FileText | Diagnostic {
  const bytes = readBytes(path, name);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const text = decodeText(bytes, name);
  return typeof text === 'string' ? { text, fingerprint: fingerprintOf(bytes) } : text;
}

/** The fingerprint of a file's present content; `undefined` when there is no such file. */
export function fingerprintOfFile(path: string): string | undefined {
  try {
    return fingerprintOf(readFileSync(path));
  } catch {
    return undefined;
  }
}

function readBytes(path: string, name: string): Buffer | Diagnostic {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    if (fstatSync(file).isDirectory()) return diagnose('FILE_IS_FOLDER', {}, { file: name });
    return readFileSync(file);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason.code === 'ENOENT' || reason.code === 'ENOTDIR')
      return diagnose('FILE_NOT_FOUND', {}, { file: name });
    return diagnose('FILE_NOT_READABLE', { reason: reason.text }, { file: name });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
