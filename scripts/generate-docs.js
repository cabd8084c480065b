// Writes the parts of docs/ that repeat the program, its help and its codes: `npm run generate`.
import { readFile, writeFile } from 'node:fs/promises';
import { CONFIG_KEYS, OVERRIDE_KEYS } from '../dist/cli/config-schema.js';
import { renderHelp } from '../dist/cli/help.js';
import { OPTIONS } from '../dist/cli/option-table.js';
import { settingOf } from '../dist/cli/settings.js';
import { levelOf } from '../dist/diagnostic.js';
import { MESSAGES } from '../dist/report/describe-diagnostic.js';

const codes = Object.keys(MESSAGES)
  .sort()
  .map((code) => `| \`${code}\` | ${levelOf(code).severity} | ${levelOf(code).exit} |\n`);

const keys = [...new Set(Object.keys(OPTIONS).map(settingOf))]
  .filter((key) => CONFIG_KEYS.includes(key))
  .map((key) => {
    const options = Object.keys(OPTIONS).filter((name) => settingOf(name) === key);
    const cells = [`\`${key}\``, options.map((name) => `\`--${name}\``).join(', ')];
    return `| ${cells.join(' | ')} |${OVERRIDE_KEYS.includes(key) ? ' yes ' : ' '}|\n`;
  });

await replace('command-line.md', /(?<=^```text\n)Usage: .*?(?=^```$)/ms, renderHelp(undefined, true));
await replace(
  'findings.md',
  /(?<=^\| Code \| Severity \| Exit \|\n\| --- \| --- \| --: \|\n)(?:\|.*\n)*/m,
  codes.join(''),
);

await replace(
  'config.md',
  /(?<=^\| Key \| Option \| In `overrides` \|\n\| --- \| --- \| --- \|\n)(?:\|.*\n)*/m,
  keys.join(''),
);

async function replace(name, part, text) {
  const page = new URL(`../docs/${name}`, import.meta.url);
  await writeFile(
    page,
    (await readFile(page, 'utf8')).replace(part, () => text),
  );
}
