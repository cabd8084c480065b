import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { readRules } from '../../src/rules/read-rules.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

const HEAD = 'openapi: 3.1.0\ninfo: { title: Kennel, version: "1" }\nsecurity: [{ key: [] }]\n';
const SECURITY = '  securitySchemes:\n    key: { type: apiKey, in: header, name: X-Key }\n';

/** Paths with one GET each, and what it declares: lines such as `'401': { description: No. }`. */
function specOf(declared: readonly string[], components = ''): string {
  const paths = declared.map(
    (lines, index) =>
      `  /dogs/kind${index}:\n    get:\n      responses:\n        '200': { description: Fine. }\n${lines}`,
  );
  return `${HEAD}paths:\n${paths.join('')}components:\n${SECURITY}${components}`;
}

const line = (status: string) => `        '${status}': { description: Wrong. }\n`;
const ref = (status: string, name: string) =>
  `        '${status}':\n          $ref: '#/components/responses/${name}'\n`;

async function attach(text: string, options: GenResponsesOptions = {}) {
  const result = await genResponses(text, { attach: true, ...options });
  const { paths, components } = parse(result.text);
  const statuses = Object.values<{ get: { responses: object } }>(paths).map(({ get }) =>
    Object.keys(get.responses).join(' '),
  );
  return { text: result.text, statuses, components, diagnostics: result.diagnostics };
}

async function expectStable(text: string, options: GenResponsesOptions = {}): Promise<string[]> {
  const first = await attach(text, options);
  expect((await attach(first.text, options)).text).toBe(first.text);
  expect((await removeResponses(first.text)).text).toBe(text);
  return first.statuses;
}

describe('recorded $refs are not practice', () => {
  test('401 alone, on half of the secured operations', async () => {
    expect(await expectStable(specOf([line('401'), '']))).toEqual(['200 401', '200 401']);
  });

  test('an attached 403 is not the author’s, so that 401 alone stays the practice', async () => {
    const { table } = buildStatusTable({ codes: '403' });
    const { text } = await attach(specOf([line('401'), '']), { table, rules: 'camara' });
    expect((await attach(text)).statuses).toEqual(['200 401 403', '200 401 403']);
    expect((await attach(text.replaceAll(/ {4}attached:\n(?: {6}.*\n)+/g, ''))).statuses).toEqual([
      '200 401 403',
      '200 401 403',
    ]);
  });

  test('an attached default does not end attaching', async () => {
    const { text } = await attach(specOf(['', '']), { rules: 'zalando' });
    const { statuses, diagnostics } = await attach(text);
    expect(statuses).toEqual(['200 401 403 default', '200 401 403 default']);
    expect(diagnostics).toEqual([]);
  });

  test('an attached 422 does not rule out 400', async () => {
    const query = specOf(['']).replace(
      '    get:\n',
      '    get:\n      parameters: [{ name: q, in: query }]\n',
    );
    const { table } = buildStatusTable({ codes: '422' });
    const { text } = await attach(query, { table, rules: 'recommended' });
    expect((await attach(text)).statuses).toEqual(['200 400 401 403']);
  });
});

describe('attach, a second run, and remove are stable with the responses of the spec', () => {
  const NO_KEY = '  responses:\n    NoKey:\n      description: Send a key.\n';

  test('used by name', async () => {
    const spec = specOf([line('404'), ''], NO_KEY.replace('NoKey', 'UnauthorizedError'));
    const { text } = await attach(spec);
    expect(text.match(/responses\/UnauthorizedError/g)).toHaveLength(2);
    await expectStable(spec);
  });

  test('used for most operations', async () => {
    const users = [ref('401', 'NoKey'), ref('401', 'NoKey'), ref('401', 'NoKey'), line('403')];
    const spec = specOf(users, NO_KEY);
    const { text, statuses } = await attach(spec);
    expect(statuses.at(-1)).toBe('200 401 403');
    expect(text.match(/responses\/NoKey/g)).toHaveLength(4);
    await expectStable(spec);
  });

  test('stay recorded when the status is no longer selected, so that --prune and remove find them', async () => {
    const spec = specOf([line('404'), ''], NO_KEY.replace('NoKey', 'UnauthorizedError'));
    const { text } = await attach(spec);
    const { table } = buildStatusTable({ codes: '409' });
    const pruned = await attach(text, { table, prune: true });
    expect(pruned.text).toBe(spec);
    const withoutReuse = await attach(text, {
      table: buildStatusTable({ codes: '401' }).table,
      reuse: false,
      prune: true,
    });
    expect(withoutReuse.statuses).toEqual(['200 401 404', '200 401']);
    expect((await removeResponses(withoutReuse.text)).text).toBe(spec);
    const rules = readRules('409: always', 'rules.yaml').rules;
    const more = await attach(text, { table, rules });
    expect(more.statuses).toEqual(['200 401 403 404 409', '200 401 403 409']);
    expect((await removeResponses(more.text)).text).toBe(spec);
  });
});

describe('codes', () => {
  test('+default is attached by the condition of a rule set, last and only where there is none', async () => {
    const { table } = buildStatusTable({ codes: '+default' });
    const spec = specOf([line('404'), line('default')]);
    const { statuses, components } = await attach(spec, { table, rules: 'zalando' });
    expect(statuses).toEqual(['200 404 default', '200 default']);
    expect(Object.keys(components.responses)).toEqual(['UnexpectedError']);
    expect((await attach(spec, { table })).components.responses).not.toHaveProperty('UnexpectedError');
  });

  test('--no-only-referenced adds the whole table as well', async () => {
    const { table } = buildStatusTable({ codes: '401,409,+default' });
    const { statuses, components } = await attach(specOf(['']), { table, onlyReferenced: false });
    expect(statuses).toEqual(['200 401']);
    expect(Object.keys(components.responses)).toEqual(['Unauthorized', 'Conflict', 'UnexpectedError']);
  });
});

test('--prune attaches in the same run what a detached 422 or range covered', async () => {
  const rulesOf = (text: string) => ({ rules: readRules(text, 'rules.yaml').rules });
  const spec = specOf([line('404'), '']);
  const { table } = buildStatusTable({ codes: '400,422,503,5XX' });
  const { text } = await attach(spec, { table, ...rulesOf('422: always\n5XX: always') });
  const options = { table, prune: true, ...rulesOf('400: always\n503: always') };
  const pruned = await attach(text, options);
  expect(pruned.statuses).toEqual(['200 400 404 503', '200 400 503']);
  expect((await attach(pruned.text, options)).text).toBe(pruned.text);
});

test('--prune with the whole table removes what it detached in the same run', async () => {
  const { text } = await attach(specOf(['', '']));
  const { table } = buildStatusTable({ codes: '401,409' });
  const options = { table, prune: true, onlyReferenced: false };
  const pruned = await attach(text, options);
  expect(pruned.statuses).toEqual(['200 401', '200 401']);
  expect(Object.keys(pruned.components.responses)).toEqual(['Unauthorized', 'Conflict']);
  expect((await attach(pruned.text, options)).text).toBe(pruned.text);
});

test('remove names the recorded $refs that it leaves', async () => {
  const { text } = await attach(specOf(['', '']));
  const edited = text
    .replace('responses/Forbidden', 'responses/Mine')
    .replace(
      '  responses:\n    Unauthorized:',
      '  responses:\n    Mine: { description: No. }\n    Unauthorized:',
    );
  const { plan } = await removeResponses(edited);
  const left = plan?.steps.filter(({ action }) => action === 'keep');
  expect(left).toEqual([
    {
      pointer: '#/paths/~1dogs~1kind0/get/responses/403',
      action: 'keep',
      reason: { code: 'not-generated' },
    },
  ]);
});

test.each<[what: string, text: string, options: GenResponsesOptions]>([
  [
    'a $ref to itself is gone when the response is replaced',
    specOf(['']).replace('security: [{ key: [] }]\n', '') +
      "  responses:\n    NotFound: { $ref: '#/components/responses/NotFound' }\n",
    { onConflict: 'replace', prune: true },
  ],
  [
    'a $ref to what the table does not have is gone when the response is replaced',
    specOf(['']).replace('security: [{ key: [] }]\n', '') +
      "  responses:\n    NotFound: { $ref: '#/components/responses/TooManyRequests' }\n",
    { onConflict: 'replace' },
  ],
  [
    'the error body of a first run without a record is not taken for the schema of the author',
    `swagger: '2.0'
info: { title: Kennel, version: '1' }
securityDefinitions: { key: { type: apiKey, in: header, name: X-Key } }
security: [{ key: [] }]
produces: [application/json]
paths:
  /dogs: { get: { responses: { '200': { description: Fine. } } } }
  /cats: { get: { responses: { '200': { description: Fine. } } } }
`,
    { onConflict: 'replace', ledger: false },
  ],
])('a second run of --on-conflict replace changes nothing: %s', async (_, text, options) => {
  const first = await genResponses(text, { attach: true, ...options });
  const second = await genResponses(first.text, { attach: true, ...options });
  expect(second.text).toBe(first.text);
  const isDangling = ({ code }: { code: string }) => code === 'DANGLING_RESPONSE';
  expect([first, second].map(({ diagnostics }) => diagnostics.some(isDangling))).toEqual([false, false]);
});

test('the error body stays while only its schema is recorded', async () => {
  const text = specOf(['']).replace('security: [{ key: [] }]\n', '');
  const first = await genResponses(text, { attach: true, rules: 'zalando', errorBody: 'camara' });
  const options = {
    attach: true,
    rules: 'camara',
    prune: true,
    ledger: false,
    onConflict: 'replace',
  } as const;
  const second = await genResponses(first.text, options);
  expect(second.plan.steps.map(({ action, pointer }) => `${action} ${pointer.split('/').at(-1)}`)).toEqual(
    expect.arrayContaining(['add Unauthorized', 'unchanged ErrorInfo', 'remove UnexpectedError']),
  );
  expect((await genResponses(second.text, options)).text).toBe(second.text);
});

describe('a generated response that its author renamed, with the $refs to it', () => {
  const rename = (text: string) =>
    text.replaceAll('responses/Unauthorized', 'responses/NoKey').replace('    Unauthorized:', '    NoKey:');

  test.each<[string, (text: string) => Promise<{ text: string }>]>([
    ['remove', (text) => removeResponses(text)],
    ['a run and remove', async (text) => removeResponses((await genResponses(text)).text)],
    ['--attach --prune with other rules', (text) => attach(text, { prune: true, rules: 'azure' })],
  ])('keeps them through %s', async (_, run) => {
    const { text } = await attach(specOf(['', '', '']));
    const renamed = rename(text);
    const { paths, components } = parse((await run(renamed)).text);
    for (const { get } of Object.values<{ get: { responses: object } }>(paths))
      expect(get.responses).toMatchObject({ 401: { $ref: '#/components/responses/NoKey' } });
    expect(components.responses.NoKey).toEqual(parse(renamed).components.responses.NoKey);
  });

  test('counts them as practice, so that a second run changes nothing', async () => {
    const { text } = await attach(specOf(['', '', '']), { rules: 'zalando', prune: true });
    const renamed = text
      .replaceAll('responses/UnexpectedError', 'responses/Oops')
      .replace('    UnexpectedError:', '    Oops:');
    const { text: first, statuses } = await attach(renamed, { prune: true });
    expect((await attach(first, { prune: true })).text).toBe(first);
    expect(statuses).toEqual(['200 default', '200 default', '200 default']);
  });
});
