import type { DiagnosticArgs } from '../diagnostic.js';
import { endOfString, endOfWord } from './json-nodes.js';

interface JsonError {
  readonly found: DiagnosticArgs['INVALID_JSON']['found'];
  readonly offset: number;
}

/**
 * What may come next: a value; the first key, value or closing bracket of a collection; what follows its comma; the
 * colon behind a key; a comma or closing bracket behind a value.
 */
type State = 'value' | 'first' | 'next' | 'colon' | 'end';

/** Where a text that `JSON.parse` refuses first departs from JSON (RFC 8259), and what is there. */
export function findJsonError(text: string): JsonError {
  /** Brackets that must still come. */
  const closers: ('}' | ']')[] = [];
  let state: State = 'value';
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    position = skipWhitespace(text, position);
    const character = text.charAt(position);
    const closer = closers.at(-1);
    const isClose = closer !== undefined && character === closer;
    const isKey: boolean = closer === '}' && (state === 'first' || state === 'next');
    let end = position + 1;
    if (isClose && (state === 'end' || state === 'first')) {
      closers.pop();
      state = 'end';
    } else if (state === 'colon' && character === ':') state = 'value';
    else if (state === 'end' && character === ',' && closer !== undefined) state = 'next';
    else if (state !== 'colon' && state !== 'end' && !isKey && (character === '{' || character === '[')) {
      closers.push(character === '{' ? '}' : ']');
      state = 'first';
    } else {
      end = character === '"' ? endOfString(text, position) : endOfWord(text, position);
      const isExpected = isKey ? character === '"' : state !== 'colon' && state !== 'end';
      if (!isExpected || !isJson(text.slice(position, end))) {
        const isTrailing = isClose && state === 'next';
        return { found: isTrailing ? 'trailing comma' : foundAt(text, position, isKey), offset: position };
      }
      state = isKey ? 'colon' : 'end';
    }
    position = end;
  }
}

function foundAt(text: string, position: number, isKey: boolean): JsonError['found'] {
  if (position >= text.length) return 'end of file';
  if (/^(?:\/[/*]|#)/.test(text.slice(position, position + 2))) return 'comment';
  if (text[position] === "'") return 'single quotes';
  return isKey && /[\w$]/.test(text.charAt(position)) ? 'unquoted key' : 'other text';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function skipWhitespace(text: string, position: number): number {
  let next = position;
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next += 1;
  return next;
}

/**
 * Where `//` or `/*` begins a comment in a text that opens like JSON. YAML has no such comments: it would take them
 * for the beginning of the next key.
 */
export function findSlashComment(text: string): number | undefined {
  const mark = /(?<=^|[\s,[\]{}])(?:["'#]|\/[/*])|(?<=:)["']/g;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const { index } = found;
    const [character] = found[0];
    if (character === '/') return index;
    mark.lastIndex = character === '#' ? endOfComment(text, index) : endOfQuoted(text, index);
  }
  return undefined;
}

function endOfComment(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function endOfQuoted(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let end = start;
  do {
    end = text.indexOf("'", end + 1);
    if (end === -1) return text.length;
    end += 1;
  } while (text[end] === "'");
  return end;
}
