import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, read, readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { LineIndex } from '../text/line-index.js';
import { reasonOf } from './error-reason.js';
import { kindOf } from './paths.js';

/** A file that was read. */
export interface FileText {
  readonly text: string;
  /** Tells whether the file has changed since; computed when it is asked for. */
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
  if (typeof text !== 'string') return text;
  return {
    text,
    get fingerprint() {
      return fingerprintOf(bytes);
    },
  };
}

/** The fingerprint of the current content; `undefined` if the file does not exist. */
export function fingerprintOfFile(path: string): string | undefined {
  try {
    return fingerprintOf(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** Bytes that take longer to read than Node.js takes to start a thread that reads. */
const WORTH_A_THREAD = 1_000_000;

/** Bytes that were read ahead, by path. */
const ahead = new Map<string, Buffer>();

/** Reads a large file while this thread loads modules. The next `readFile` takes the bytes, or reads them itself. */
export async function readAhead(path: string): Promise<void> {
  let file: number | undefined;
  try {
    const { size } = statSync(path);
    if (size < WORTH_A_THREAD) return;
    file = openSync(path, 'r');
    const bytes = Buffer.allocUnsafeSlow(size);
    const { bytesRead } = await promisify(read)(file, bytes, 0, bytes.length, 0);
    if (bytesRead === bytes.length) ahead.set(path, bytes);
  } catch {
    // `readFile` says why.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readBytes(path: string, name: string): Buffer | Diagnostic {
  const place = { file: name };
  const early = ahead.get(path);
  ahead.delete(path);
  if (early !== undefined) return early;
  try {
    const kind = kindOf(statSync(path));
    if (kind === 'folder') return diagnose('FILE_IS_FOLDER', {}, place);
    if (kind === 'file' || isPipeOfShell(path)) return readFileSync(path);
    return diagnose('FILE_NOT_READABLE', { reason: 'it is not a regular file' }, place);
  } catch (error) {
    const { code, text } = reasonOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? diagnose('FILE_NOT_FOUND', { isUrl: /^https?:/i.test(name) }, place)
      : diagnose('FILE_NOT_READABLE', { reason: text }, place);
  }
}

/** `/dev/stdin`, and `/dev/fd/63` from `<(command)`, have a writer. Reading any other pipe could block forever. */
function isPipeOfShell(path: string): boolean {
  return /^\/(?:dev|proc)\//.test(path) && statSync(path).isFIFO();
}

function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = [0xef, 0xbf, 0xbd];

/** Decodes UTF-8 and keeps a byte order mark; `NOT_UTF8` with line and column if a byte is invalid. */
export function decodeText(bytes: Uint8Array, name: string): string | Diagnostic {
  if (startsLikeUtf16(bytes)) return diagnose('NOT_UTF8', { byte: 0, encoding: 'UTF-16' }, { file: name });
  // Faster, with the same result.
  const encoding = isAscii(bytes) ? 'latin1' : 'utf8';
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
    return isUtf8(bytes) ? text : invalidByte(bytes, text, name);
  } catch (error) {
    return diagnose('FILE_NOT_READABLE', { reason: reasonOf(error).text }, { file: name });
  }
}

/**
 * UTF-16 may begin with the bytes FF FE or FE FF. Without them, the first character of a spec is ASCII, so every other
 * byte is zero.
 */
function startsLikeUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0) !== (second === 0)
  );
}

/** @param text decoded: the first replacement character that is not in the bytes replaces an invalid byte */
function invalidByte(bytes: Uint8Array, text: string, name: string): Diagnostic {
  let [byte, from] = [0, 0];
  for (let at = text.indexOf(REPLACEMENT); ; at = text.indexOf(REPLACEMENT, at + 1)) {
    byte += Buffer.byteLength(text.slice(from, at));
    from = at;
    const isWritten = REPLACEMENT_BYTES.every((one, index) => bytes[byte + index] === one);
    if (!isWritten) {
      const place = { file: name, ...new LineIndex(text).at(at) };
      return diagnose('NOT_UTF8', { byte, encoding: undefined }, place);
    }
  }
}
