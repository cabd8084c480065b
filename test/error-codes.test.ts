import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { genResponses, readTable, removeResponses } from '../src/index.js';

const STATUSES = ['400', '401', '403', '404', '409', '422', '429', '500'];
const CODES = Array.from({ length: 250 }, (_, index) => ({
  status: STATUSES[index % STATUSES.length] ?? '',
  code: `BOX_${String.fromCharCode(65 + (index % 26))}_${index}`,
}));

async function tableOf(codes: readonly { status: string; code: string }[]) {
  const rows = codes.map(({ status, code }) => `| ${status} | ${code} | Box ${code} failed |`);
  const text = ['| HTTP | Error code | Message |', '| --- | --- | --- |', ...rows, ''].join('\n');
  const { table, diagnostics } = await readTable(text, { file: 'errors.md' });
  expect(diagnostics).toEqual([]);
  if (table === undefined) throw new Error('The table of the test cannot be read.');
  return table;
}

const PATHS =
  'paths:\n  /boxes:\n    get:\n      responses:\n        "200":\n          description: The boxes.\n';
const SPECS = [
  [
    '2.0',
    `swagger: "2.0"\ninfo: { title: Boxes, version: "1" }\nproduces: [application/problem+json]\n${PATHS}`,
  ],
  ['3.0', `openapi: 3.0.4\ninfo: { title: Boxes, version: "1" }\n${PATHS}`],
  ['3.1', `openapi: 3.1.1\ninfo: { title: Boxes, version: "1" }\n${PATHS}`],
  ['3.2', `openapi: 3.2.0\ninfo: { title: Boxes, version: "1" }\n${PATHS}`],
] as const;

const table = await tableOf(CODES);

describe.each(SPECS)('250 error codes over 8 statuses in %s', (version, text) => {
  it('give 8 valid responses, the same in a second run, and leave no trace when removed', async () => {
    const first = await genResponses(text, { table });
    expect(first.diagnostics).toEqual([]);
    const { valid } = await new Validator().validate(parse(first.text));
    expect(valid).toBe(true);
    const { components, responses = components?.responses } = parse(first.text);
    expect(Object.keys(responses)).toHaveLength(8);
    const codes = JSON.stringify(responses).match(/"code":"BOX_[^"]+"/g);
    expect(new Set(codes).size).toBe(version === '2.0' ? 8 : 250);
    expect((await genResponses(first.text, { table })).edits).toEqual([]);
    expect((await removeResponses(first.text)).text).toBe(text);
  });

  it('are updated where a code is new, and pruned where a status has none left', async () => {
    const { text: before } = await genResponses(text, { table });
    const fewer = CODES.filter(({ status }, index) => status !== '404' && index !== 8);
    const { plan } = await genResponses(before, { table: await tableOf(fewer), prune: true });
    const done = plan.steps.map(({ action, pointer }) => `${action} ${pointer.split('/').at(-1)}`);
    expect(done.filter((step) => step.startsWith('remove'))).toEqual(['remove NotFound']);
    expect(done.filter((step) => step.startsWith('update'))).toEqual(['update BadRequest']);
  });
});
