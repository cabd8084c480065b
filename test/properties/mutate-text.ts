import type { Choices } from './choices.js';

/** What breaks texts best: indicators, quotes, comments, properties, line breaks, space. */
const SNIPPETS = [
  ' ',
  '\n',
  '#',
  ' # c\n',
  ':',
  ': ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '&a',
  '!!str ',
  '!t ',
  '!!null ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '|\n',
  '>-\n',
  '|+\n',
  '\t',
  '\r',
  '\r\n',
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '<<: *a\n',
  '~',
  '{}',
  '{a: 1}',
  '\ufeff',
  '\u0085',
  '\u2028',
  '\0',
  '\ud800',
  '__proto__: 1\n',
  'components:\n',
  '  responses:\n',
  '  ',
  '\n\n',
  '   \n',
  '200',
  'NotFound',
  '\\',
  '@',
  '`',
] as const satisfies readonly [string, ...string[]];

/** A text with one to a few small wounds. */
export function mutateText(choices: Choices, text: string): string {
  let mutant = text;
  do mutant = mutateOnce(choices, mutant);
  while (choices.chance(50));
  return mutant;
}

function mutateOnce(choices: Choices, text: string): string {
  const at = choices.below(text.length + 1);
  const lines = text.split(/(?<=\n)/);
  const line = choices.below(lines.length);
  switch (choices.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + choices.below(8));
    case 1:
      return lines.toSpliced(line, 1).join('');
    case 2:
      return lines.toSpliced(line, 0, lines[choices.below(lines.length)] ?? '').join('');
    case 3:
      return lines.with(line, ' '.repeat(choices.below(5)) + (lines[line] ?? '').trimStart()).join('');
    case 4:
      return lines.with(line, (lines[line] ?? '').trimEnd() + choices.pick(SNIPPETS)).join('');
    case 5:
      return text.slice(0, at);
    default:
      return text.slice(0, at) + choices.pick(SNIPPETS) + text.slice(at);
  }
}
