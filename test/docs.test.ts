import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { formatWithOptions } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };
import { COMMANDS, EMIT_TARGETS } from '../src/cli/command-table.js';
import { CONFIG_KEYS, OVERRIDE_KEYS } from '../src/cli/config-schema.js';
import { renderHelp } from '../src/cli/help.js';

import { OPTIONS } from '../src/cli/option-table.js';
import { settingOf } from '../src/cli/settings.js';
import { type DiagnosticCode, levelOf } from '../src/diagnostic.js';
import type { ErrorBodyPreset } from '../src/generate/bodies/error-body-preset.js';
import { PRESET_NAMES, PRESETS } from '../src/generate/bodies/presets.js';
import { MESSAGES } from '../src/report/describe-diagnostic.js';
import { readCommand } from './cli/read-command.js';
import { runCli } from './cli/run-cli.js';
import { temporaryFolder } from './node/temporary-folder.js';

const ROOT = join(import.meta.dirname, '..');

interface Block {
  readonly language: string;
  /** From the comment before the block: `file: NAME`, `part of: NAME` or `run`. */
  readonly note: string;
  readonly text: string;
}

interface Page {
  readonly name: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

const PAGES: readonly Page[] = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
].map((name) => {
  const text = readFileSync(join(ROOT, name), 'utf8');
  return { name, text, blocks: blocksOf(text) };
});
const ALL = PAGES.flatMap(({ blocks }) => blocks);

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/(?:^<!-- (.*) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, note = '', language = '', block = '']) => ({ language, note, text: block }),
  );
}

function page(name: string): string {
  return PAGES.find((one) => one.name === name)?.text ?? '';
}

/** A folder with the files that the README shows, which the other pages build on. */
function folderOfReadme(): string {
  const cwd = temporaryFolder();
  writeFiles(cwd, blocksOf(page('README.md')));
  return cwd;
}

function writeFiles(cwd: string, blocks: readonly Block[]): void {
  for (const { note, text } of blocks) {
    if (note.startsWith('file: ')) writeFileSync(join(cwd, note.slice('file: '.length)), text);
  }
}

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

test.each(PAGES)('every block of $name works, in order, in one folder', async ({ blocks }) => {
  const cwd = folderOfReadme();
  for (const block of blocks) {
    const { language, note, text } = block;
    writeFiles(cwd, [block]);
    if (language === 'console') expect(await replay(text, cwd)).toBe(text);
    const [, whole] = /^part of: (.*)$/.exec(note) ?? [];
    if (whole !== undefined) expect(readFileSync(join(cwd, whole), 'utf8')).toContain(text);
  }
});

test.each(ALL.filter(({ note }) => note.startsWith('program: ')))(
  'the block of $note is part of a program that the package test compiles and runs',
  ({ note, text }) => {
    const name = note.slice('program: '.length);
    const program = readFileSync(join(ROOT, `test/package/frameworks/programs/${name}.ts`), 'utf8');
    expect(program).toContain(text);
  },
);

test('every block is of a kind that is run', () => {
  const kinds = ALL.map(({ language, note }) => `${language} ${note.split(':')[0]}`.trim());
  const known = [
    ...[
      'yaml file',
      'javascript file',
      'markdown file',
      'yaml part of',
      'console',
      'typescript run',
      'typescript program',
      'text',
    ],
    ...['json', 'yaml'],
  ];
  expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  expect(new Set(kinds)).toEqual(new Set(known));
});

const SNIPPETS = ALL.filter(({ language, note }) => note === '' && /^(?:json|yaml)$/.test(language));

test.each(SNIPPETS)('the commands of a snippet run: $text', async ({ text }) => {
  parse(text);
  const cwd = folderOfReadme();
  cpSync(join(cwd, 'openapi.yaml'), join(cwd, 'specs/openapi.yaml'));
  for (const [, line = ''] of text.matchAll(/gen-responses ([^"\n>]+)/g)) {
    const arguments_ = readCommand(`gen-responses ${line.trim()}`).slice(1);
    const specs = arguments_.some((argument) => argument.includes('yaml')) ? [] : ['openapi.yaml'];
    const { exit, stderr } = await runCli(cwd, [...arguments_, ...specs]);
    expect([exit, stderr]).toEqual([arguments_.includes('--check') ? exit & 1 : 0, stderr]);
  }
});

test('a session with another output is found out', async () => {
  expect(await replay('$ npx gen-responses\nnothing\n', temporaryFolder()).catch(String)).toContain(
    'Unknown',
  );
  expect(await replay('$ npx gen-responses no.yaml\nall is well\n', temporaryFolder())).not.toContain('well');
});

test('the tables that are shown are good ones', async () => {
  const cwd = folderOfReadme();
  const tables = ALL.filter(({ note }) => /^file: errors\./.test(note));
  for (const { note, text } of tables) {
    const name = note.slice('file: '.length);
    writeFileSync(join(cwd, name), text);
    const { exit, stdout } = await runCli(cwd, ['openapi.yaml', '-t', name, '--dry-run']);
    expect([name, exit, stdout.includes('0 errors, 0 warnings')]).toEqual([name, 0, true]);
  }
  expect(tables.length).toBeGreaterThan(1);
});

const EXAMPLES = ALL.flatMap(({ note, text }, index) =>
  note === 'run' ? [{ source: text, output: ALL[index + 1]?.text }] : [],
);

/** What the pages import, and where that is here. */
const DOORS = { 'gen-responses': 'src/index.ts', 'gen-responses/error-bodies': 'src/error-bodies.ts' };

describe.each(EXAMPLES)('a library example', ({ source, output }) => {
  const path = join(
    import.meta.dirname,
    `docs-${EXAMPLES.findIndex((one) => one.source === source)}.generated.ts`,
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

test('docs/library.md names every export of the package, and nothing else', () => {
  const index = readFileSync(join(ROOT, 'src/index.ts'), 'utf8');
  const exported = [...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/\w+(?=,|\s*$)/g)].map(([name]) => name),
  );
  const library = page('docs/library.md');
  const tables = library.slice(library.indexOf('## Everything that is exported'));
  const named = [...tables.matchAll(/^\|.*\|$/gm)].flatMap(([row]) =>
    [...row.matchAll(/`(\w+)(?:`|\()/g)].map(([, name]) => name),
  );
  expect(exported.length).toBeGreaterThan(70);
  expect(new Set(named)).toEqual(new Set(exported));
});

test('the error bodies are all there are, each with the name of its schema', () => {
  const rows = [...page('docs/error-bodies.md').matchAll(/^\| `([a-z-]+)` \| `(\w+)` \|/gm)].map(
    ([, name, schema]) => [name, schema],
  );
  expect(rows).toEqual(
    Object.entries<ErrorBodyPreset>(PRESETS).map(([name, { name: schema }]) => [name, schema]),
  );
});

test('the options in docs/command-line.md match --help', () => {
  const blocks = blocksOf(page('docs/command-line.md'));
  expect(
    blocks.some(({ language, text }) => language === 'text' && text === renderHelp(undefined, true)),
  ).toBe(true);
});

test('docs/config.md lists the key of every option', () => {
  const rows = [...page('docs/config.md').matchAll(/^\| `(\w+)` \| (.*) \| (yes|) ?\|$/gm)].map(
    ([row]) => row,
  );
  const keys = [...new Set(Object.keys(OPTIONS).map(settingOf))].filter((key) => CONFIG_KEYS.includes(key));
  const flagsOf = (key: string) =>
    Object.keys(OPTIONS)
      .filter((name) => settingOf(name) === key)
      .map((name) => `\`--${name}\``);
  expect(rows).toEqual(
    keys.map((key) => {
      const cells = [`\`${key}\``, flagsOf(key).join(', '), OVERRIDE_KEYS.includes(key) ? 'yes' : ''];
      return `| ${cells.join(' | ')} |`.replace('|  |', '| |');
    }),
  );
});

test('--help names every error body', () => {
  expect(PRESET_NAMES.filter((name) => !OPTIONS['error-body'].help.includes(name))).toEqual([]);
});

test('every option and every command is on a page', () => {
  const words = [
    ...Object.keys(OPTIONS).map((name) => `--${name}`),
    ...Object.keys(COMMANDS).map((name) => `npx gen-responses ${name}`),
    ...Object.keys(EMIT_TARGETS).map((name) => `\`${name}\``),
  ];
  expect(words.filter((word) => !PAGES.some(({ text }) => text.includes(word)))).toEqual([]);
});

test('the codes are all there are, in order, with severity and exit code', () => {
  const rows = [...page('docs/findings.md').matchAll(/^\| `([A-Z0-9_]+)` \| (\w+) \| (\d+) \|$/gm)];
  const listed = rows.map(([, code, severity, exit]) => `${code} ${severity} ${exit}`);
  const real = (Object.keys(MESSAGES) as DiagnosticCode[]).sort();
  expect(listed).toEqual(real.map((code) => `${code} ${levelOf(code).severity} ${levelOf(code).exit}`));
});

test('SKILL.md names commands that run', async () => {
  const skill = readFileSync(join(ROOT, 'SKILL.md'), 'utf8');
  const commands = [...skill.matchAll(/`npx (gen-responses [^`]*)`/g)].map(([, command = '']) => command);
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) {
    const { exit, stderr } = await runCli(
      folderOfReadme(),
      readCommand(command.replace('SPEC', 'openapi.yaml')).slice(1),
    );
    expect([command, exit], stderr).toEqual([command, 0]);
  }
});

const LINKING = [
  ...PAGES.map(({ name }) => name),
  'SKILL.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'examples/monorepo/README.md',
];

/** What is packed, apart from what every package has. */
const PACKED = [...packageJson.files, 'README.md', 'LICENSE', 'package.json'];

test.each(LINKING)('every link of %s leads to a file of the repository and of the package', (name) => {
  expect(brokenLinks(name, readFileSync(join(ROOT, name), 'utf8'))).toEqual([]);
});

test('links without a target are found', () => {
  const text = `# A page: \`this\` & that
## Same
## Same
[1](#a-page-this--that) [2](#same-1) [3](README.md) [4](docs/ci.md#github-actions)
[5](#page) [6](#same-2) [7](no.md) [8](docs/ci.md#no) [9](src/index.ts)
\`\`\`text
[10](no.md)
\`\`\`
`;
  const broken = ['#page', '#same-2', 'no.md', 'docs/ci.md#no', 'src/index.ts'];
  expect(brokenLinks('README.md', text)).toEqual(broken);
});

/** Links of a page to files and headings that are not there, or not in the package. */
function brokenLinks(name: string, text: string): string[] {
  const links = [...withoutBlocks(text).matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? name : relative(ROOT, join(ROOT, dirname(name), path));
    const isPacked = PACKED.some((entry) => target === entry || target.startsWith(`${entry}/`));
    if (!isPacked || !existsSync(join(ROOT, target))) return true;
    const linked = path === '' ? text : readFileSync(join(ROOT, target), 'utf8');
    return anchor !== undefined && !anchorsOf(linked).includes(anchor);
  });
}

/** The anchors that GitHub gives to headings. */
function anchorsOf(text: string): string[] {
  const counts = new Map<string, number>();
  return [...withoutBlocks(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}
