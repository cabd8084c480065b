import { escapeControl } from '../report/escape-control.js';
import type { CommandName } from './command-table.js';
import { fixCommand } from './fix-command.js';

const SHOWN = 10;

/** What stands under the report of `--check`: the files that would change, and the command that changes them. */
export function renderFix(
  files: readonly string[],
  argv: readonly string[],
  command: CommandName | undefined,
): string {
  const names = files.slice(0, SHOWN).map(escapeControl).join(', ');
  const list = files.length > SHOWN ? `${names} and ${files.length - SHOWN} more` : names;
  const head =
    command === 'remove'
      ? `There is something to remove in: ${list}. To remove it:`
      : `Out of date: ${list}. To bring up to date:`;
  return `\n${head}\n  ${escapeControl(fixCommand(argv))}\n`;
}
