import { wrapWords } from '../report/display.js';
import { groupBy } from '../values/group-by.js';
import type { Arguments } from './arguments.js';
import { COMMANDS, type CommandName, EMIT_TARGETS, type Scope, takesSpecs } from './command-table.js';
import { GROUPS, OPTIONS, type OptionDefinition, type OptionName } from './option-table.js';
import { packageVersion } from './package-version.js';

const WIDTH = 80;
const TERM_COLUMN = 29;

const ABOUT = `Adds reusable responses from a table of HTTP status codes to OpenAPI specs.
Files are edited in place, and every other byte is preserved. A spec is a file,
a pattern ('specs/**/*.yaml'), or - for standard input and output.
`;

const PATHS = `If a spec has the name of a command, write it as a path: ./table.
`;

const EXITS = `Exit codes
  0   done
  1   --check found a difference, or the result has errors
  2   an invalid option, table or file, or a spec that cannot be read or edited
  70  a bug in gen-responses; nothing was written
`;

/** The options that most runs need, in few words. */
const COMMON = {
  table: 'Your status codes: Markdown, CSV, YAML or JSON.',
  codes: 'Which codes: 400,404 or 4xx or all; +409, -406.',
  'error-body': 'A preset, #/components/schemas/Error, or a file.',
  attach: 'Add $refs to operations that can give a response.',
  'only-referenced': 'Add only responses that a $ref uses.',
  rules: 'Conditions: a rule set such as owasp, or a file.',
  operation: 'One operation only: "GET /pets/{id}".',
  min: 'Exit 1 if less than N per cent is declared.',
  baseline: 'An earlier JSON report: fail on what is new only.',
  as: 'markdown, yaml, json or csv. Default: as --output.',
  explain: 'Print how each table of the file was read.',
  openapi: 'OpenAPI version of the components.',
  output: 'Write to FILE instead; - is standard output.',
  check: 'Write nothing; exit 1 if a file would change.',
  diff: 'Write nothing; print a diff.',
  format: 'stylish, json, github-actions, sarif or markdown.',
  config: 'Config file. Default: gen-responses.config.*',
  quiet: 'Report errors only.',
  help: 'Print this help; with --all, every option.',
} as const satisfies { readonly [N in OptionName]?: string };

/** A command with fewer options shows them all. */
const FEW = 8;

/** What `--help` or `--version` prints; `undefined` without either. */
export function answer({ options, command }: Arguments): string | undefined {
  if (options.help === true)
    return renderHelp(command === 'inject' ? undefined : command, options.all === true);
  return options.version === true ? `${packageVersion()}\n` : undefined;
}

/**
 * The text of `--help`, made from the tables of commands and options.
 *
 * @param isWhole all options, grouped by task, and the exit codes; otherwise the common ones
 */
export function renderHelp(command: CommandName | undefined, isWhole: boolean): string {
  const wanted = command ?? 'inject';
  const isOwn = (scope: Scope) => scope === wanted || scope.startsWith(`${wanted} `);
  const entries = Object.entries<OptionDefinition>(OPTIONS).filter(([, { scopes }]) => scopes.some(isOwn));
  const head = renderHead(command);
  const all = [...new Set(entries.flatMap(([, { scopes }]) => scopes.filter(isOwn)))];
  const ownHelp = ({ helpOf }: OptionDefinition) => command && helpOf?.[command];
  const helpOf = (option: OptionDefinition) => {
    const { help, helpWithoutSpec = help, scopes } = option;
    return `${ownHelp(option) ?? (takesSpecs(wanted) ? help : helpWithoutSpec)}${limitOf(scopes, all)}`;
  };
  if (isWhole) {
    const groups = GROUPS.flatMap((group) => {
      const own = entries.filter(([, option]) => option.group === group);
      if (own.length === 0) return [];
      const lines = own.flatMap(([name, option]) => renderTerm(termOf(name, option), helpOf(option)));
      return [group, ...lines, ''].join('\n');
    });
    return [...head, ...groups, PATHS, EXITS].join('\n');
  }
  const isShort = entries.length <= FEW;
  const brief: Readonly<Record<string, string>> = isShort ? {} : COMMON;
  const shown = entries.filter(([name]) => isShort || Object.hasOwn(COMMON, name));
  const titleOf = ({ scopes }: OptionDefinition) => {
    const [only, other] = scopes.filter(isOwn);
    const isLimited = only !== undefined && other === undefined && all.length > 1;
    return isLimited ? `Options of ${targetOf(only)}` : 'Options';
  };
  const sections = [...groupBy(shown, ([, option]) => titleOf(option))].map(([title, own]) => {
    const lines = own.flatMap(([name, option]) =>
      renderTerm(termOf(name, option), ownHelp(option) ?? brief[name] ?? helpOf(option)),
    );
    return [title, ...lines, ''].join('\n');
  });
  const rest = entries.length - shown.length;
  const name = command === undefined ? '' : ` ${command}`;
  const more = rest === 0 ? [] : [`${rest} more options: gen-responses${name} --help --all\n`];
  return [...head, ...sections, ...more].join('\n');
}

/** `zod` of `emit zod`. */
function targetOf(scope: Scope): string {
  return scope.slice(scope.indexOf(' ') + 1);
}

/** The emit targets that an option applies to, unless it applies to all. */
function limitOf(scopes: readonly Scope[], all: readonly Scope[]): string {
  const words = (list: readonly Scope[]) => list.map(targetOf).join(' and ');
  const used = all.filter((scope) => scopes.includes(scope));
  const unused = all.filter((scope) => !scopes.includes(scope));
  if (unused.length === 0) return '';
  return used.length <= unused.length ? ` For ${words(used)} only.` : ` Not for ${words(unused)}.`;
}

function renderHead(command: CommandName | undefined): string[] {
  if (command !== undefined) {
    const { usage, about, example } = COMMANDS[command];
    const targets = Object.entries(EMIT_TARGETS).flatMap(([name, text]) =>
      renderTerm(`  ${name}${name === 'overlay' ? ' <spec>' : ''}`, text),
    );
    const lists = command === 'emit' ? [['Formats', ...targets, ''].join('\n')] : [];
    return [`Usage: gen-responses ${usage}\n`, about, ...lists, renderExample(example)];
  }
  const commands = Object.entries(COMMANDS).flatMap(([name, { summary }]) =>
    renderTerm(`  ${name}`, summary),
  );
  const usage = 'Usage: gen-responses [options] <spec...>\n       gen-responses <command> [options]\n';
  const list = ['Commands (gen-responses help <command>)', ...commands, ''].join('\n');
  return [usage, ABOUT, renderExample('openapi.yaml --attach --diff'), list];
}

function renderExample(example: string): string {
  return `Example\n  npx gen-responses ${example}\n`;
}

function termOf(name: string, { short, placeholder }: OptionDefinition): string {
  const value = placeholder === undefined ? '' : ` ${placeholder}`;
  return `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value}`;
}

function renderTerm(term: string, text: string): string[] {
  return wrapWords(term.padEnd(TERM_COLUMN - 1), text.split(' '), { width: WIDTH, indent: TERM_COLUMN });
}
