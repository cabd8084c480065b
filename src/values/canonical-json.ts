/** Far deeper than any component; a cycle ends here too. */
const MAX_DEPTH = 500;

/** UTF-16 code units: an object that stands in many places is written out at each. */
const LONGEST = 100_000_000;

/**
 * The canonical JSON of a value (RFC 8785): keys sorted by UTF-16 code units, no white space, ECMAScript's own
 * forms of numbers and strings.
 *
 * @throws TypeError for what JSON cannot hold: NaN, infinities, lone surrogates (RFC 8785 sections 3.2.2.2 and
 * 3.2.2.3), functions, `undefined`, cycles, nesting deeper than 500 (of an object in many places, at the first), and
 * what comes to more than 100 MB
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0, new Map());
}

/** @param written what the objects come to that were written already */
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
