import { isAscii, isUtf8 } from 'node:buffer';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { LineIndex } from '../text/line-index.js';
import { reasonOf } from './error-reason.js';

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
