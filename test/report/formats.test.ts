import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostic.js';
import { Sources } from '../../src/report/code-frame.js';
import { FORMATTERS } from '../../src/report/formats.js';
import type { Fix, ReportStyle } from '../../src/report/report.js';
import { type RunCase, reportOf } from './report-of.js';

const PLAIN: ReportStyle = { color: false, quiet: false, verbose: false, preview: false };
const RUN: RunCase = {
  specs: [
    {
      file: 'api/pet store.yaml',
      specVersion: '3.1.0',
      changed: true,
      written: true,
      steps: [
        { pointer: '#/components/responses/NotFound', action: 'add', reason: { code: 'new' } },
        { pointer: '#/components/responses/Gone', action: 'keep', reason: { code: 'not-generated' } },
      ],
      diagnostics: [
        diagnose('DUPLICATE_KEY', {}, { file: 'api/pet store.yaml', line: 3, column: 5 }, 'warning'),
        diagnose('WRITTEN_WITHOUT_RENAME', { reason: '100%, busy' }, { file: 'a,b:c.yaml', pointer: '#/a' }),
      ],
    },
  ],
  diagnostics: [diagnose('UNKNOWN_OPTION', { option: '--x', suggestion: '--y' }, { file: '<command line>' })],
};

describe('github-actions', () => {
  const render = (style: Partial<ReportStyle> = {}) =>
    FORMATTERS['github-actions'](reportOf(RUN), { ...PLAIN, ...style }).split('\n');

  test('an annotation for each finding, with the escapes of the runner', () => {
    const [option, key, rename, end] = render();
    expect(option).toMatch(/^::error title=UNKNOWN_OPTION::.*--x.*--y/);
    expect(key).toMatch(
      /^::warning title=DUPLICATE_KEY,file=api\/pet store\.yaml,line=3,col=5::Duplicate key\.%0A./,
    );
    expect(rename).toMatch(/^::warning title=WRITTEN_WITHOUT_RENAME,file=a%2Cb%3Ac\.yaml::.*100%25, busy/);
    expect(end).toBe('');
  });

  test('the end of the key or value, where the text is known', () => {
    const sources = new Sources().add('a.yaml', 'openapi: 3.1.0\n"quo ted": 1\n');
    const at = (line: number, column: number) =>
      diagnose('DUPLICATE_KEY', {}, { file: 'a.yaml', line, column });
    const places = [at(1, 1), at(1, 10), at(2, 1)];
    const text = FORMATTERS['github-actions'](reportOf({ specs: [], diagnostics: places, sources }), PLAIN);
    expect(text.match(/line=.*?(?=::)/g)).toEqual([
      'line=1,col=1,endLine=1,endColumn=8',
      'line=1,col=10,endLine=1,endColumn=15',
      'line=2,col=1,endLine=2,endColumn=10',
    ]);
  });

  test('errors only with --quiet', () => {
    expect(render({ quiet: true })).toHaveLength(2);
  });
});

test('sarif: results of files, notifications of the rest', () => {
  const { runs } = JSON.parse(FORMATTERS.sarif(reportOf(RUN), PLAIN));
  expect(runs).toMatchObject([
    {
      tool: { driver: { rules: [{ id: 'DUPLICATE_KEY' }, { id: 'WRITTEN_WITHOUT_RENAME' }] } },
      columnKind: 'utf16CodeUnits',
      invocations: [
        {
          executionSuccessful: false,
          toolConfigurationNotifications: [{ descriptor: { id: 'UNKNOWN_OPTION' }, level: 'error' }],
        },
      ],
      results: [
        {
          ruleId: 'DUPLICATE_KEY',
          ruleIndex: 0,
          level: 'warning',
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'api/pet%20store.yaml' },
                region: { startLine: 3, startColumn: 5 },
              },
            },
          ],
        },
        {
          ruleId: 'WRITTEN_WITHOUT_RENAME',
          ruleIndex: 1,
          locations: [{ logicalLocations: [{ fullyQualifiedName: '#/a' }] }],
        },
      ],
    },
  ]);
});

test('markdown: a table of specs, then the findings, errors first', () => {
  const lines = FORMATTERS.markdown(reportOf(RUN), PLAIN).split('\n');
  expect(lines.map((line) => line.replace(/(`) .* \(`/, '$1 … (`'))).toEqual([
    '| Spec | Version | State | Changes |',
    '| --- | --- | --- | --- |',
    '| `api/pet store.yaml` | 3.1.0 | written | 1 added, 1 kept |',
    '',
    '- **error** `<command line>` … (`UNKNOWN_OPTION`)',
    '- **warning** `api/pet store.yaml:3:5` … (`DUPLICATE_KEY`)',
    '- **warning** `a,b:c.yaml #/a` … (`WRITTEN_WITHOUT_RENAME`)',
    '',
    '1 spec, 1 changed; 1 added, 1 kept; 1 error, 2 warnings',
    '',
  ]);
});

const FIX = {
  ...{ files: ['a.yaml', 'b,c.yaml'], problem: 'Out of date', list: 'a.yaml, b,c.yaml' },
  ...{ action: 'To update, run', command: 'npx gen-responses a.yaml' },
};

test('github-actions: a check has an annotation for each file, with the command that updates it', () => {
  const run = { specs: [], diagnostics: [] };
  const style = { ...PLAIN, preview: true };
  const render = (fix: Fix) => FORMATTERS['github-actions'](reportOf(run), { ...style, fix });
  expect(render({ ...FIX, command: 'npx gen-responses 100%.yaml' })).toBe(
    `\
::error title=OUT_OF_DATE,file=a.yaml::Out of date: a.yaml.%0ATo update, run: npx gen-responses 100%25.yaml
::error title=OUT_OF_DATE,file=b%2Cc.yaml::Out of date: b,c.yaml.%0ATo update, run: npx gen-responses 100%25.yaml
`,
  );
  const action = 'To update, run the same command without --check';
  expect(render({ ...FIX, files: ['a.yaml'], action, command: undefined })).toBe(
    `::error title=OUT_OF_DATE,file=a.yaml::Out of date: a.yaml.%0A${action}.\n`,
  );
});

test('sarif: a check has a result for each file, and a notification for standard input', () => {
  const fix = { ...FIX, files: ['b,c.yaml', '<stdin>'] };
  const run = { specs: [], diagnostics: [] };
  const { runs } = JSON.parse(FORMATTERS.sarif(reportOf(run), { ...PLAIN, preview: true, fix }));
  const text = (file: string) => `Out of date: ${file}. To update, run: npx gen-responses a.yaml`;
  expect(runs).toMatchObject([
    {
      tool: { driver: { rules: [{ id: 'OUT_OF_DATE' }] } },
      invocations: [{ toolConfigurationNotifications: [{ message: { text: text('<stdin>') } }] }],
      results: [
        {
          ...{ ruleId: 'OUT_OF_DATE', ruleIndex: 0, level: 'error', message: { text: text('b,c.yaml') } },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'b%2Cc.yaml' } } }],
        },
      ],
    },
  ]);
});

test('markdown: a check shows the diffs and the command that updates the specs', () => {
  const spec = {
    ...RUN.specs[0],
    file: '<a>.yaml',
    diff: '--- a\n+++ b\n+```\n',
  } as RunCase['specs'][number];
  const fix = { ...FIX, list: '<a>.yaml' };
  const text = FORMATTERS.markdown(reportOf({ specs: [spec], diagnostics: [] }), {
    ...PLAIN,
    preview: true,
    fix,
  });
  expect(text.slice(text.indexOf('<details>'))).toBe(`\
<details><summary>Changes in &#60;a&#62;.yaml</summary>

\`\`\`\`diff
--- a
+++ b
+\`\`\`
\`\`\`\`

</details>

Out of date: \\<a\\>.yaml. To update, run:

\`\`\`sh
npx gen-responses a.yaml
\`\`\`

1 spec, 1 would change; 1 added, 1 kept; 0 errors, 2 warnings
`);
  expect(
    FORMATTERS.markdown(reportOf({ specs: [spec], diagnostics: [] }), { ...PLAIN, quiet: true, fix }),
  ).toBe('');
});

test('markdown: no markup of a spec is rendered', () => {
  const evil = '<img src=x> @team ![a](b) `c` | d';
  const run = {
    specs: [],
    diagnostics: [
      diagnose('NOT_PARSEABLE', { format: 'YAML', detail: evil }, { file: `${evil}\n`, line: 1 }),
    ],
  };
  const [line = ''] = FORMATTERS.markdown(reportOf(run), PLAIN).split('\n');
  expect(line).toContain(
    '`` <img src=x> @team ![a](b) `c` | d\\u000a:1 ``'.replace('`` <', '``<').replace(':1 ``', ':1``'),
  );
  expect(line).toContain('\\<img src=x\\> &#64;team \\!\\[a\\](b) \\`c\\` \\| d');
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MISLEADING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e\u2066]/;
const EVIL = '\u001b]0;owned\u0007\u009b2J\u202e\u2066\u2028\n::error::x';

test('sarif: a viewer of the results shows no text of a spec backwards', () => {
  const place = { file: 'a.yaml', line: 1, pointer: `#/${EVIL}` };
  const run = {
    specs: [],
    diagnostics: [diagnose('NOT_PARSEABLE', { format: 'YAML', detail: EVIL }, place)],
  };
  const [result] = JSON.parse(FORMATTERS.sarif(reportOf(run), PLAIN)).runs[0].results;
  expect(result.message.text).toMatch(/\\u202e\\u2066/);
  expect([result.message.text, JSON.stringify(result.locations)].join()).not.toMatch(MISLEADING);
});

test.each(Object.entries(FORMATTERS))('%s: no control character reaches a terminal', (_, format) => {
  const place = { file: EVIL, line: 1, column: 1, pointer: `#/${EVIL}` };
  const diagnostics = [diagnose('NOT_PARSEABLE', { format: 'YAML', detail: EVIL }, place)];
  const served = { status: EVIL, under: EVIL, count: 1, total: 1 };
  const reason = { code: 'own-response', statuses: [served] } as const;
  const steps = [{ pointer: `#/${EVIL}`, action: 'keep', reason }] as const;
  const spec = { file: EVIL, specVersion: EVIL, changed: true, written: true, steps, diagnostics };
  const sources = new Sources().add(EVIL, `a: ${EVIL}`);
  const text = format(reportOf({ specs: [spec], diagnostics, sources }), { ...PLAIN, verbose: true });
  expect(text).not.toMatch(MISLEADING);
  expect(text).not.toMatch(/^::error::x/m);
});
