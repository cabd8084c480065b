/** A value of JSON as a TypeScript literal. */
export function quote(value: unknown): string {
  return JSON.stringify(value);
}

/** A property name as it stands in an object literal or a type. */
export function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** Members within braces, each on lines of its own. */
export function braces(members: readonly string[], separator: ',' | ';'): string {
  if (members.length === 0) return '{}';
  return `{\n${members.map((member) => `${indent(member)}${separator}\n`).join('')}}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

const RESERVED = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await arguments eval undefined async of get set type'.split(
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
  const kept = words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('');
  const camel = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
    )
    .join('');
  const plain = style === 'pascal' ? kept : camel;
  if (plain === '' || /^\d/.test(plain)) return `${style === 'pascal' ? 'Error' : 'error'}${plain}`;
  return RESERVED.has(plain) ? `${plain}Error` : plain;
}
