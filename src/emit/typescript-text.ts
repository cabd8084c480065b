import { capitalize } from '../text/pascal-case.js';

export function quote(value: unknown): string {
  return JSON.stringify(value);
}

export function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** Members within braces, each on lines of its own. */
export function braces(members: readonly string[], separator: ',' | ';'): string {
  if (members.length === 0) return '{}';
  return `{\n${members.map((member) => `${indent(member)}${separator}\n`).join('')}}`;
}

export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** Text as the content of a JSDoc comment. */
export function comment(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim();
}

/** Reserved words, and the globals that an emitted module uses or that a schema should not shadow. */
const RESERVED = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await arguments eval undefined async of get set type Array Boolean Date Error Map Math Number Object Partial Pick Promise RangeError ReadonlyMap Record RegExp Set String Symbol'.split(
    ' ',
  ),
);

/** A name as a TypeScript identifier in camelCase (`URITooLong` gives `uriTooLong`) or PascalCase. */
export function identifier(name: string, style: 'camel' | 'pascal'): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const [first = '', ...others] = words.map(capitalize);
  const isConstant = style === 'camel' && /^[^a-z]*$/.test(name);
  const rest = isConstant ? others.map((word) => capitalize(word.toLowerCase())) : others;
  const plain = [style === 'camel' ? first.toLowerCase() : first, ...rest].join('');
  if (plain === '' || /^\d/.test(plain)) return `${style === 'pascal' ? 'Error' : 'error'}${plain}`;
  if (!RESERVED.has(plain)) return plain;
  return style === 'pascal' ? `${plain}Body` : `${plain}Error`;
}

/** A name that is not taken yet, and is from then on. @param fallback what to append before numbers are */
export function unused(wish: string, taken: Set<string>, fallback = ''): string {
  let name = taken.has(wish) ? `${wish}${fallback}` : wish;
  for (let count = 2; taken.has(name); count += 1) name = `${wish}${fallback}${count}`;
  taken.add(name);
  return name;
}
