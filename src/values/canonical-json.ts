/** Nesting limit; also ends a cycle. */
const MAX_DEPTH = 500;

/** Size limit in UTF-16 code units; a shared object counts each time. */
const LONGEST = 100_000_000;

/**
 * The canonical JSON of a value (RFC 8785): keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them.
 *
 * @throws TypeError for values that are not JSON (NaN, infinities, lone surrogates, functions, `undefined`), cycles,
 * nesting deeper than 500 and results over 100 MB (RFC 8785 section 3.2.2)
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0, new Map());
}

/** @param written canonical JSON of objects that were already written */
function write(value: unknown, depth: number, written: Map<object, string>): string {
  if (depth > MAX_DEPTH) throw new TypeError('A value nests too deep for canonical JSON.');
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON.`);
      return JSON.stringify(value);
    case 'object':
      break;
    default:
      throw new TypeError(`A ${typeof value} has no canonical JSON.`);
  }
  if (value === null) return 'null';
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = writeCollection(value, depth + 1, written);
  if (text.length > LONGEST) throw new TypeError('A value is too long for canonical JSON.');
  written.set(value, text);
  return text;
}

function writeCollection(value: object, depth: number, written: Map<object, string>): string {
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth, written)).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quote(key)}:${write(member, depth, written)}`);
  return `{${members.join(',')}}`;
}

function quote(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('A lone surrogate has no canonical JSON.');
  return JSON.stringify(text);
}
