const REPORTING = new Set(['--check', '--dry-run', '--diff', '--quiet', '-q', '--verbose', '--no-color']);

/** The command that does what `--check` found undone: the same one, without the options that only report. */
export function fixCommand(argv: readonly string[]): string {
  return ['npx gen-responses', ...argv.filter((argument) => !REPORTING.has(argument)).map(quote)].join(' ');
}

/** For a POSIX shell. */
function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
