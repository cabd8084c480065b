// Writes the parts of docs/ that repeat the program, its help and its codes: `npm run generate`.
import { readFile, writeFile } from 'node:fs/promises';
import { renderHelp } from '../dist/cli/help.js';
import { DIAGNOSTICS } from '../dist/diagnostic.js';

const codes = Object.keys(DIAGNOSTICS)
  .sort()
  .map((code) => `| \`${code}\` | ${DIAGNOSTICS[code].severity} | ${DIAGNOSTICS[code].exit} |\n`);

await replace('command-line.md', /(?<=^```text\n)Usage: .*?(?=^```$)/ms, renderHelp());
await replace(
  'findings.md',
  /(?<=^\| Code \| Severity \| Exit \|\n\| --- \| --- \| --: \|\n)(?:\|.*\n)*/m,
  codes.join(''),
);

async function replace(name, part, text) {
  const page = new URL(`../docs/${name}`, import.meta.url);
  await writeFile(
    page,
    (await readFile(page, 'utf8')).replace(part, () => text),
  );
}
