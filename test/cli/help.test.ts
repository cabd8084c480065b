import { describe, expect, test } from 'vitest';
import { COMMANDS, type CommandName, takesSpecs } from '../../src/cli/command-table.js';
import { renderHelp } from '../../src/cli/help.js';
import { OPTIONS, type OptionDefinition } from '../../src/cli/option-table.js';

const PAGES = [undefined, ...(Object.keys(COMMANDS) as CommandName[])];

function wordsOf(command: CommandName | undefined): string {
  return renderHelp(command).replaceAll(/\s+/g, ' ');
}

describe.each(PAGES)('--help of %s', (command) => {
  const scope = command ?? 'inject';
  const takesSpec = takesSpecs(command ?? 'inject');

  test('lists exactly the options of the command, with value and description', () => {
    const words = wordsOf(command);
    for (const [name, option] of Object.entries<OptionDefinition>(OPTIONS)) {
      const value = option.placeholder === undefined ? '' : ` ${option.placeholder}`;
      const help = takesSpec ? option.help : (option.helpWithoutSpec ?? option.help);
      const isUsed = option.scopes.some((one) => one === scope || one.startsWith(`${scope} `));
      expect([name, words.includes(` --${name}${value} ${help}`)]).toEqual([name, isUsed]);
    }
  });

  test('fits into 100 columns', () => {
    const widths = renderHelp(command)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });
});

test('the general help names every command', () => {
  for (const [name, { summary }] of Object.entries(COMMANDS)) {
    expect(wordsOf(undefined)).toContain(` ${name} ${summary}`);
  }
});

test('says which outputs of emit an option does not apply to', () => {
  expect(wordsOf('emit')).toContain('every registered code in use. Not for json-schema.');
  expect(wordsOf('emit')).toContain('3.1 (default) or 3.2. For components only.');
  expect(wordsOf('emit')).not.toMatch(/--output FILE [^-]*(?:Not for|only)/);
});
