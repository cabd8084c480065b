import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatWithOptions } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMANDS, EMIT_TARGETS } from '../src/cli/command-table.js';
import { renderHelp } from '../src/cli/help.js';
import { OPTIONS } from '../src/cli/option-table.js';
import { DIAGNOSTICS } from '../src/diagnostic.js';
import type { ErrorBodyPreset } from '../src/generate/bodies/error-body-preset.js';
import { PRESET_NAMES, PRESETS } from '../src/generate/bodies/presets.js';
import { readCommand } from './cli/read-command.js';
import { runCli } from './cli/run-cli.js';
import { temporaryFolder } from './node/temporary-folder.js';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

interface Block {
  readonly language: string;
  /** From the comment before the block: `file: NAME` or `run`. */
  readonly note: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = [
  ...README.matchAll(/(?:^<!-- (.*) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm),
].map(([, note = '', language = '', text = '']) => ({ language, note, text }));

/** What is run by hand, or by the test that runs this one. */
const ELSEWHERE = [
  'npm ci && npx gen-responses examples/petstore.yaml --diff',
  'npm test',
  'npm install --save-dev gen-responses',
];

/** Runs the commands of a session and writes down what a terminal would show. */
async function replay(session: string, cwd: string): Promise<string> {
  let shown = '';
  let exit = 0;
  const print = (text: string) => {
    shown += text;
  };
  for (const [, command = ''] of session.matchAll(/^\$ (.*)$/gm)) {
    shown += `$ ${command}\n`;
    if (ELSEWHERE.includes(command)) continue;
    if (command === 'echo $?') print(`${exit}\n`);
    else if (!command.startsWith('npx gen-responses ')) throw new Error(`Unknown command: ${command}`);
    else ({ exit } = await runCli(cwd, readCommand(command).slice(2), '', { stdout: print, stderr: print }));
  }
  return shown;
}

test('every block of the README works, in order, in one folder', async () => {
  const cwd = temporaryFolder();
  cpSync(join(ROOT, 'examples'), join(cwd, 'examples'), { recursive: true });
  for (const { language, note, text } of BLOCKS) {
    if (note.startsWith('file: ')) writeFileSync(join(cwd, note.slice('file: '.length)), text);
    if (language === 'console') expect(await replay(text, cwd)).toBe(text);
  }
});

test('every block is of a kind that is run', () => {
  const kinds = BLOCKS.map(({ language, note }) => `${language} ${note.split(':')[0]}`.trim());
  const known = ['yaml file', 'markdown file', 'console', 'typescript run', 'text'];
  expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  expect(new Set(kinds)).toEqual(new Set(known));
});

test('a session with another output is found out', async () => {
  expect(await replay('$ npx gen-responses\nnothing\n', temporaryFolder()).catch(String)).toContain(
    'Unknown',
  );
  expect(await replay('$ npx gen-responses no.yaml\nall is well\n', temporaryFolder())).not.toContain('well');
});

test('the tables that are shown are good ones', async () => {
  const cwd = temporaryFolder();
  for (const { note, text } of BLOCKS) {
    if (note.startsWith('file: ')) writeFileSync(join(cwd, note.slice('file: '.length)), text);
  }
  const { exit, stdout } = await runCli(cwd, ['openapi.yaml', '-t', 'errors.yaml', '--dry-run']);
  expect([exit, stdout.includes('0 errors, 0 warnings')]).toEqual([0, true]);
});

const EXAMPLES = BLOCKS.flatMap(({ note, text }, index) =>
  note === 'run' ? [{ source: text, output: BLOCKS[index + 1]?.text }] : [],
);

/** What the page imports, and where that is here. */
const DOORS = { 'gen-responses': 'src/index.ts', 'gen-responses/error-bodies': 'src/error-bodies.ts' };

describe.each(EXAMPLES)('a library example', ({ source, output }) => {
  const path = join(
    import.meta.dirname,
    `readme-${EXAMPLES.findIndex((one) => one.source === source)}.generated.ts`,
  );
  beforeAll(() => {
    const local = Object.entries(DOORS).reduce(
      (text, [name, file]) => text.replace(`'${name}'`, JSON.stringify(join(ROOT, file))),
      source,
    );
    writeFileSync(path, local);
  });
  afterAll(() => rmSync(path));

  test('prints what the block behind it says', async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...values) => {
      lines.push(formatWithOptions({ colors: false, breakLength: 80 }, ...values));
    });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await import(path);
    log.mockRestore();
    expect(`${lines.join('\n')}\n`).toBe(output);
    expect(warn).not.toHaveBeenCalled();
  });
});

test('the error bodies are all there are, each with the name of its schema', () => {
  const rows = [...README.matchAll(/^\| `([a-z-]+)` \| `(\w+)` \|/gm)].map(([, name, schema]) => [
    name,
    schema,
  ]);
  expect(rows).toEqual(
    Object.entries<ErrorBodyPreset>(PRESETS).map(([name, { name: schema }]) => [name, schema]),
  );
});

test('the options in the README match --help', () => {
  expect(BLOCKS.some(({ language, text }) => language === 'text' && text === renderHelp())).toBe(true);
});

test('--help names every error body', () => {
  expect(PRESET_NAMES.filter((name) => !OPTIONS['error-body'].help.includes(name))).toEqual([]);
});

test('every option and every command is on the page', () => {
  const words = [
    ...Object.keys(OPTIONS).map((name) => `--${name}`),
    ...Object.keys(COMMANDS).map((name) => `npx gen-responses ${name}`),
    ...Object.keys(EMIT_TARGETS).map((name) => `\`${name}\``),
  ];
  expect(words.filter((word) => !README.includes(word))).toEqual([]);
});

test('the codes are all there are, under their severity and exit code', () => {
  const rows = [...README.matchAll(/^\| (error|warning|info) \| (\d+) \| (.*) \|$/gm)];
  const listed = rows.flatMap(([, severity, exit, codes = '']) =>
    [...codes.matchAll(/`([A-Z0-9_]+)`/g)].map(([, code]) => `${code} ${severity} ${exit}`),
  );
  const real = Object.entries(DIAGNOSTICS).map(([code, { severity, exit }]) => `${code} ${severity} ${exit}`);
  expect(listed.toSorted()).toEqual(real.toSorted());
});

test('every file that the page links to is there', () => {
  for (const [, target = ''] of README.matchAll(/\]\(([^)#][^)]*)\)/g)) {
    expect(readFileSync(join(ROOT, target), 'utf8').length, target).toBeGreaterThan(0);
  }
});
