import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { COMMANDS, type CommandName, takesSpecs } from '../../src/cli/command-table.js';
import { renderHelp } from '../../src/cli/help.js';
import { OPTIONS, type OptionDefinition } from '../../src/cli/option-table.js';
import { PRESET_NAMES } from '../../src/generate/bodies/presets.js';
import { RULE_SET_NAMES } from '../../src/rules/rule-sets.js';
import { readCommand } from './read-command.js';

const PAGES = [undefined, ...(Object.keys(COMMANDS) as CommandName[])];

function wordsOf(command: CommandName | undefined): string {
  return renderHelp(command, true).replaceAll(/\s+/g, ' ');
}

describe.each(PAGES)('--help --all of %s', (command) => {
  const scope = command ?? 'inject';
  const takesSpec = takesSpecs(command ?? 'inject');

  test('lists exactly the options of the command, with value and description', () => {
    const words = wordsOf(command);
    for (const [name, option] of Object.entries<OptionDefinition>(OPTIONS)) {
      const value = option.placeholder === undefined ? '' : ` ${option.placeholder}`;
      const usual = takesSpec ? option.help : (option.helpWithoutSpec ?? option.help);
      const help = (command && option.helpOf?.[command]) ?? usual;
      const isUsed = option.scopes.some((one) => one === scope || one.startsWith(`${scope} `));
      expect([name, words.includes(` --${name}${value} ${help}`)]).toEqual([name, isUsed]);
    }
  });

  test('fits into 80 columns', () => {
    expect(widthOf(renderHelp(command, true))).toBeLessThanOrEqual(80);
  });
});

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map(({ length }) => length));
}

describe.each(PAGES)('--help of %s', (command) => {
  const text = renderHelp(command, false);

  test('fits a screen of 80 columns and 40 lines', () => {
    expect(widthOf(text)).toBeLessThanOrEqual(80);
    expect(text.split('\n').length).toBeLessThanOrEqual(40);
  });

  test('has an example that is accepted', () => {
    const [, example = ''] = /^Example\n {2}npx gen-responses (.*)$/m.exec(text) ?? [];
    expect(parseArguments(readCommand(`gen-responses ${example}`).slice(1)).diagnostics).toEqual([]);
  });

  test('counts the options that it leaves out', () => {
    const count = (page: string) => [...page.matchAll(/^ {2}(?:-\w, | {4})--/gm)].length;
    const [, left = 0] = /^(\d+) more options: /m.exec(text) ?? [];
    expect(count(text) + Number(left)).toBe(count(renderHelp(command, true)));
  });
});

test('the general help names every command', () => {
  for (const [name, { summary }] of Object.entries(COMMANDS)) {
    expect(wordsOf(undefined)).toContain(` ${name} ${summary}`);
  }
});

test.each([
  ['every preset', undefined, true, PRESET_NAMES],
  ['every preset without a spec', 'emit', true, PRESET_NAMES],
  ['every rule set', undefined, true, RULE_SET_NAMES],
  ['every format', undefined, true, OPTIONS.format.choices],
  ['every format in short', undefined, false, OPTIONS.format.choices],
] as const)('names %s', (_, command, isWhole, names) => {
  const words = renderHelp(command, isWhole);
  expect(names.filter((name) => !new RegExp(`[ ,]${name}[ ,.\n]`).test(words))).toEqual([]);
});

test('says which outputs of emit an option does not apply to', () => {
  expect(wordsOf('emit')).toContain('every registered code in use. Not for json-schema.');
  expect(wordsOf('emit')).toContain('3.1 (default) or 3.2. For components only.');
  expect(wordsOf('emit')).not.toMatch(/--output FILE [^-]*(?:Not for|only)/);
});

test('emit lists the formats of emit docs, not those of table', () => {
  expect(renderHelp('emit', false)).toContain('Format of docs: markdown or html.');
  expect(renderHelp('table', false)).toContain('markdown, yaml, json or csv. Default: as --output.');
});
