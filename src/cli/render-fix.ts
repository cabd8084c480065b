import { escapeControl } from '../report/escape-control.js';
import type { CommandName } from './command-table.js';
import { fixCommand } from './fix-command.js';

const SHOWN = 10;

/** The end of a `--check` report: the files that would change, and the command that changes them. */
export function renderFix(
  files: readonly string[],
  argv: readonly string[],
  command: CommandName | undefined,
): string {
  const names = files.slice(0, SHOWN).map(escapeControl).join(', ');
  const list = files.length > SHOWN ? `${names} and ${files.length - SHOWN} more` : names;
  const head =
    command === 'remove'
      ? `Generated entries found in: ${list}. To remove them, run:`
      : `Out of date: ${list}. To update, run:`;
  return `\n${head}\n  ${escapeControl(fixCommand(argv))}\n`;
}
