import { COMMANDS, type CommandName, type Scope, takesSpecs } from './command-table.js';
import { OPTIONS, type OptionDefinition } from './option-table.js';

const WIDTH = 100;
const TERM_COLUMN = 30;

const ABOUT = `Adds reusable responses from a table of HTTP status codes to OpenAPI specs. Files are edited in
place, and every other byte is preserved. A spec is a file, a pattern ('specs/**/*.yaml'), or - to
read standard input and write standard output.
`;

const OWN_HELP = `Run gen-responses <command> --help to list the options of a command. If a spec has the name of a
command, write it as a path: ./table.
`;

const EXITS = `Exit codes
  0   done
  1   --check found a difference, or the result has errors
  2   an invalid option, table or file, or a spec that cannot be read or edited
  70  a bug in gen-responses; nothing was written
`;

/** The text of `--help`, made from the tables of commands and options. */
export function renderHelp(command?: CommandName): string {
  const wanted = command ?? 'inject';
  const isOwn = (scope: Scope) => scope === wanted || scope.startsWith(`${wanted} `);
  const entries = Object.entries<OptionDefinition>(OPTIONS).filter(([, { scopes }]) => scopes.some(isOwn));
  const all = [...new Set(entries.flatMap(([, { scopes }]) => scopes.filter(isOwn)))];
  const takesSpec = takesSpecs(wanted);
  const groups = [...new Set(entries.map(([, { group }]) => group))].map((group) => {
    const lines = entries
      .filter(([, option]) => option.group === group)
      .flatMap(([name, option]) => {
        const help = takesSpec ? option.help : (option.helpWithoutSpec ?? option.help);
        return renderTerm(termOf(name, option), `${help}${limitOf(option.scopes, all)}`);
      });
    return [group, ...lines, ''].join('\n');
  });
  return [...renderHead(command), ...groups, EXITS].join('\n');
}

/** The emit targets that an option applies to, unless it applies to all. */
function limitOf(scopes: readonly Scope[], all: readonly Scope[]): string {
  const words = (list: readonly Scope[]) =>
    list.map((scope) => scope.slice(scope.indexOf(' ') + 1)).join(' and ');
  const used = all.filter((scope) => scopes.includes(scope));
  const unused = all.filter((scope) => !scopes.includes(scope));
  if (unused.length === 0) return '';
  return used.length <= unused.length ? ` For ${words(used)} only.` : ` Not for ${words(unused)}.`;
}

function renderHead(command: CommandName | undefined): string[] {
  if (command !== undefined) {
    const { usage, about } = COMMANDS[command];
    return [`Usage: gen-responses ${usage}\n`, about];
  }
  const commands = Object.entries(COMMANDS).flatMap(([name, { summary }]) =>
    renderTerm(`  ${name}`, summary),
  );
  const usage = 'Usage: gen-responses [options] <spec...>\n       gen-responses <command> [options]\n';
  return [usage, ABOUT, ['Commands', ...commands, ''].join('\n'), OWN_HELP];
}

function termOf(name: string, { short, placeholder }: OptionDefinition): string {
  const value = placeholder === undefined ? '' : ` ${placeholder}`;
  return `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value}`;
}

function renderTerm(term: string, text: string): string[] {
  const [first = '', ...rest] = wrapWords(text, WIDTH - TERM_COLUMN);
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
