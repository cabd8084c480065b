const REPORTING = new Set(['--check', '--dry-run', '--diff', '--quiet', '-q', '--verbose', '--no-color']);

/** The command that does what `--check` found undone: the same one, without the options that only report. */
export function fixCommand(argv: readonly string[]): string {
  return ['npx gen-responses', ...argv.filter((argument) => !REPORTING.has(argument)).map(quote)].join(' ');
}

/** For a POSIX shell; control characters need the `$'…'` of 2024's edition, which bash and zsh have long had. */
function quote(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  const isPlain = argument === escapeBytes(argument);
  if (isPlain) return `'${argument.replaceAll("'", "'\\''")}'`;
  return `$'${escapeBytes(argument.replaceAll(/[\\']/g, '\\$&'))}'`;
}

/** Control characters and such as `\x1b`, byte by byte of their UTF-8. */
function escapeBytes(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
