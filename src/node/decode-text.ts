import { isUtf8 } from 'node:buffer';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { LineIndex } from '../text/line-index.js';
import { reasonOf } from './error-reason.js';

/** Decodes UTF-8 and keeps a byte order mark; `NOT_UTF8` with line and column if a byte is invalid. */
export function decodeText(bytes: Uint8Array, name: string): string | Diagnostic {
  if (startsLikeUtf16(bytes)) return diagnose('NOT_UTF8', { byte: 0, encoding: 'UTF-16' }, { file: name });
  if (isUtf8(bytes)) {
    try {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    } catch (error) {
      return diagnose('FILE_NOT_READABLE', { reason: reasonOf(error).text }, { file: name });
    }
  }
  const byte = validLength(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, byte));
  return diagnose(
    'NOT_UTF8',
    { byte, encoding: undefined },
    { file: name, ...new LineIndex(before).at(before.length) },
  );
}

/**
 * UTF-16 has a byte order mark of its own. Without one, the first character of a spec is ASCII, so every other byte
 * is zero.
 */
function startsLikeUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0) !== (second === 0)
  );
}

/** The length of the longest valid UTF-8 prefix, by binary search. */
function validLength(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isStartOfUtf8(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return wholeCharacters(bytes, valid);
}

/** A character that is cut off at the end is not an error yet. */
function isStartOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Drops an incomplete character at the end. */
function wholeCharacters(bytes: Uint8Array, length: number): number {
  let start = length;
  while (start > 0 && length - start < 3 && ((bytes[start - 1] ?? 0) & 0xc0) === 0x80) start -= 1;
  const lead = bytes[start - 1] ?? 0;
  const wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return wanted > length - start + 1 ? start - 1 : length;
}
