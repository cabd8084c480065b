import { OPTIONS, type OptionDefinition } from './option-table.js';

const WIDTH = 100;
const TERM_COLUMN = 30;

const USAGE = `Usage: gen-responses [options] <spec...>

Adds reusable responses from a table of HTTP status codes to OpenAPI specs, in place, and leaves
every other byte as it is. A spec is a file, a pattern ('specs/**/*.yaml'), or - for standard
input, which goes to standard output.
`;

const EXITS = `Exit codes
  0   done
  1   --check found a difference, or the result has a fault
  2   a wrong option, table or file, or a spec that cannot be read or edited
  70  a bug of gen-responses; nothing was written
`;

/** The text of `--help`, made from the option table. */
export function renderHelp(): string {
  const entries: [string, OptionDefinition][] = Object.entries(OPTIONS);
  const groups = [...new Set(entries.map(([, { group }]) => group))].map((group) => {
    const lines = entries
      .filter(([, option]) => option.group === group)
      .flatMap(([name, option]) => renderOption(name, option));
    return [group, ...lines, ''].join('\n');
  });
  return [USAGE, ...groups, EXITS].join('\n');
}

function renderOption(name: string, { short, placeholder, help }: OptionDefinition): string[] {
  const term = `  ${short === undefined ? '    ' : `-${short}, `}--${name}${placeholder === undefined ? '' : ` ${placeholder}`}`;
  const [first = '', ...rest] = wrapWords(help, WIDTH - TERM_COLUMN);
  return [`${term.padEnd(TERM_COLUMN - 1)} ${first}`, ...rest.map((line) => ' '.repeat(TERM_COLUMN) + line)];
}

function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
