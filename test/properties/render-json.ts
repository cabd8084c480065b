import type { Choices } from './choices.js';

/** Writes a value down in JSON, in a layout of its own; numbers JSON cannot say become strings. */
export function renderJson(choices: Choices, value: unknown): string {
  const layout = {
    newline: choices.pick(['\n', '\n', '', '\r\n']),
    unit: choices.pick(['  ', '    ', '\t', '   ', ' ', '']),
    colon: choices.pick([': ', ':', ' : ']),
    comma: choices.pick([', ', ',', ' , ']),
    pad: choices.pick(['', ' ']),
    odd: choices.pick([0, 0, 5]),
  };
  const write = (item: unknown, indent: string): string => {
    if (typeof item === 'number' && !Number.isFinite(item)) return '"infinite"';
    if (typeof item !== 'object' || item === null) return JSON.stringify(item);
    const inner = indent + layout.unit;
    const parts = Array.isArray(item)
      ? item.map((each) => write(each, inner))
      : Object.entries(item).map(
          ([name, each]) => `${JSON.stringify(name)}${layout.colon}${write(each, inner)}`,
        );
    const [open, close] = Array.isArray(item) ? ['[', ']'] : ['{', '}'];
    if (parts.length === 0) return choices.chance(layout.odd) ? `${open} \n ${close}` : open + close;
    if (layout.newline === '' || choices.chance(layout.odd)) {
      return `${open}${layout.pad}${parts.join(layout.comma)}${layout.pad}${close}`;
    }
    const separator = `,${layout.newline}${inner}`;
    return `${open}${layout.newline}${inner}${parts.join(separator)}${layout.newline}${indent}${close}`;
  };
  const text = write(value, '') + choices.pick(['\n', '', '\r\n', '\n\n']);
  return choices.chance(8) ? `\ufeff${text}` : text;
}
