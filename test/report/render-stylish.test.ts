import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostic.js';
import type { PlanStep, Reason } from '../../src/merge/merge-plan.js';
import { Sources } from '../../src/report/code-frame.js';
import { renderStylish } from '../../src/report/formats/stylish.js';
import type { ReportStyle } from '../../src/report/report.js';
import { reportOf, type SpecCase } from './report-of.js';

const PLAIN: ReportStyle = { color: false, quiet: false, verbose: false, preview: false };
const SOURCES = new Sources().add('a.yaml', 'openapi: 3.1.0\nopenapi: 3.1.0\n');

/** A reason without arguments. */
type Plain = Exclude<
  Reason['code'],
  'own-response' | 'condition' | 'copies' | 'equal' | 'left' | 'former-name' | 'renamed' | 'not-given'
>;

function steps(action: PlanStep['action'], reason: Plain, ...names: string[]): PlanStep[] {
  return names.map((name) => ({
    pointer: `#/components/responses/${name}`,
    action,
    reason: { code: reason },
  }));
}

function spec(part: Partial<SpecCase>): SpecCase {
  return { file: 'a.yaml', changed: false, written: false, steps: [], diagnostics: [], ...part };
}

function render(specs: SpecCase[], options: Partial<typeof PLAIN> = {}): string {
  return renderStylish(reportOf({ specs, diagnostics: [], sources: SOURCES }), {
    ...PLAIN,
    ...options,
  });
}

test('groups steps by action, container and reason, and ends with a summary', () => {
  const written = spec({
    specVersion: '3.1.0',
    changed: true,
    written: true,
    steps: [
      ...steps('add', 'new', 'BadRequest', 'NotFound'),
      ...steps('add', 'referenced', 'Gone'),
      ...steps('keep', 'not-generated', 'Error'),
      ...steps('unchanged', 'same-as-table', 'OK'),
    ],
  });
  expect(render([written])).toBe(`\
a.yaml (3.1.0) written
  add       #/components/responses: BadRequest, NotFound
            #/components/responses: Gone (referenced)
  keep      #/components/responses: Error (not generated)

2 added responses are not referenced: write $refs or add --attach. --only-referenced adds none.
1 spec, 1 changed; 3 added, 1 kept; 0 errors, 0 warnings
`);
});

test('wraps long lists below their head', () => {
  const names = Array.from({ length: 12 }, (_, index) => `Response${index}WithALongName`);
  const lines = render([spec({ changed: true, steps: steps('add', 'new', ...names) })]).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines.join(' ').replaceAll(/ +/g, ' ')).toContain(names.join(', '));
});

describe('steps in operations', () => {
  const attached = (paths: readonly string[], status: string): PlanStep[] =>
    paths.map((path) => ({
      pointer: `#/paths/~1${path}/get/responses/${status}`,
      action: 'attach',
      reason: { code: 'condition', condition: 'secured', target: `Of${status}` },
    }));
  const steps = [
    ...attached(['a', 'b~1{id}'], '401'),
    ...attached(['a', 'b', 'c', 'd'], '403'),
    ...attached(['a'], '400'),
  ];

  test('keep the case of a method in additionalOperations', () => {
    const pointer = '#/paths/~1a/additionalOperations/purge/responses/403';
    const reason = { code: 'condition', condition: 'secured', target: 'Forbidden' } as const;
    const text = render([spec({ changed: true, steps: [{ pointer, action: 'attach', reason }] })]);
    expect(text).toContain('  attach    403 to purge /a (secured: Forbidden)\n');
  });

  test('are grouped by status and reason, and counted from the fourth on', () => {
    expect(
      render([spec({ changed: true, steps })])
        .split('\n')
        .slice(1, 4),
    ).toEqual([
      '  attach    400 to GET /a (secured: Of400)',
      '            401 to GET /a, GET /b/{id} (secured: Of401)',
      '            403 to 4 operations (secured: Of403)',
    ]);
  });

  test('are all named with --verbose', () => {
    expect(render([spec({ changed: true, steps })], { verbose: true })).toContain(
      '403 to GET /a, GET /b, GET /c, GET /d (',
    );
  });
});

test.each([false, true])('wraps lines at the width of the terminal, with colors: %s', (color) => {
  const hidden = spec({
    changed: true,
    written: true,
    steps: steps('add', 'new', ...Array.from({ length: 9 }, (_, index) => `Response${index}`)),
    diagnostics: [diagnose('NAME_SHARED_WITH_SCHEMA', { name: 'Gone' }, { file: 'a.yaml', offset: 15 })],
  });
  const text = stripVTControlCharacters(render([hidden], { color, width: 40 }));
  expect(text).toBe(`\
a.yaml written
  add       #/components/responses:
              Response0, Response1,
              Response2, Response3,
              Response4, Response5,
              Response6, Response7,
              Response8
a.yaml:2:1 warning The response "Gone"
  has the same name as a schema, which
  breaks some code generators.
  [NAME_SHARED_WITH_SCHEMA]
    1 | openapi: 3.1.0
  > 2 | openapi: 3.1.0
      | ^
  hint: Add --suffix Response.

9 added responses are not referenced:
  write $refs or add --attach.
  --only-referenced adds none.
1 spec, 1 changed; 9 added; 0 errors, 1 warning
`);
});

test('prints place, severity, message, code, frame and hint of a finding', () => {
  const diagnostics = [diagnose('DUPLICATE_KEY', {}, { file: 'a.yaml', offset: 15 })];
  expect(render([spec({ diagnostics })])).toBe(`\
a.yaml not written
a.yaml:2:1 error Duplicate key. [DUPLICATE_KEY]
    1 | openapi: 3.1.0
  > 2 | openapi: 3.1.0
      | ^
  hint: Remove one of the two. Parsers disagree on which one counts.

1 spec, 0 changed; 1 error, 0 warnings
`);
});

describe('many specs', () => {
  const fault = (name: string) =>
    diagnose('PRE_EXISTING_FAULT', { fault: { kind: 'other', detail: name } }, { file: 'a.yaml', offset: 0 });
  const idle = Array.from({ length: 9 }, (_, index) => spec({ file: `idle-${index}.yaml` }));
  const busy = [
    spec({
      file: 'changed.yaml',
      specVersion: '3.1.0',
      changed: true,
      written: true,
      steps: [...steps('add', 'new', 'OK', 'Gone'), ...steps('keep', 'not-generated', 'Error')],
    }),
    spec({ file: 'again.yaml', changed: true, written: true, steps: steps('add', 'new', 'OK') }),
    spec({
      steps: steps('keep', 'not-generated', 'Error'),
      diagnostics: ['one', 'two', 'three', 'four', 'five', 'one'].map(fault),
    }),
    spec({ file: 'kept.yaml', steps: steps('keep', 'not-generated', 'Error') }),
    spec({ diagnostics: [diagnose('EMPTY_DOCUMENT', {}, { file: 'a.yaml' })] }),
  ];

  test('are one line each, and up-to-date ones are left out', () => {
    expect(render([...idle, ...busy])).toBe(`\
changed.yaml (3.1.0) written: 2 added, 1 kept
again.yaml written: 1 added

a.yaml up to date: 1 kept
a.yaml:1:1 warning One (2 places). [PRE_EXISTING_FAULT]
a.yaml:1:1 warning Two. [PRE_EXISTING_FAULT]
a.yaml:1:1 warning Three. [PRE_EXISTING_FAULT]
2 more [PRE_EXISTING_FAULT] (use --verbose to see all)

a.yaml not written
a.yaml error The file has no content. [EMPTY_DOCUMENT]
  hint: Add it, or name another file. A spec starts with "openapi: 3.1.0" or "swagger: '2.0'".

3 added responses are not referenced: write $refs or add --attach. --only-referenced adds none.
14 specs, 2 changed; 3 added, 3 kept; 1 error, 6 warnings
Use --verbose to see every step, reason and hint.
`);
  });

  test('are shown in full with --verbose', () => {
    const text = render([...idle, ...busy], { verbose: true });
    expect(text).toContain('idle-8.yaml up to date\n');
    expect(text).toContain('  add       #/components/responses: OK, Gone\n');
    expect(text.match(/PRE_EXISTING_FAULT/g)).toHaveLength(6);
    expect(text).not.toContain('--verbose');
  });

  test('show only errors with --quiet', () => {
    expect(render([...idle, ...busy], { quiet: true }).split('\n')).toHaveLength(3);
  });

  test('ten specs are shown in full', () => {
    expect(render([...idle, ...busy.slice(0, 1)])).toContain(
      'idle-0.yaml up to date\nidle-1.yaml up to date\n',
    );
    expect(render([...idle, ...busy.slice(0, 1)])).toContain(
      '  add       #/components/responses: OK, Gone\n',
    );
  });
});

test('shows ten warnings of a code, and all errors', () => {
  const findings = (severity: 'warning' | 'error') =>
    Array.from({ length: 12 }, (_, index) =>
      diagnose('NUMERIC_NAME', { name: `${index}` }, { file: 'a.yaml' }, severity),
    );
  const warned = render([spec({ diagnostics: findings('warning') })]);
  expect(warned.match(/NUMERIC_NAME/g)).toHaveLength(11);
  expect(warned).toContain('\n2 more [NUMERIC_NAME] (use --verbose to see all)\n');
  expect(render([spec({ diagnostics: findings('error') })]).match(/NUMERIC_NAME/g)).toHaveLength(12);
});

test('shows the lines of three warnings of a code, and of all with --verbose', () => {
  const diagnostics = ['1', '2', '3', '4'].map((name) =>
    diagnose('NUMERIC_NAME', { name }, { file: 'a.yaml', offset: 0 }),
  );
  const count = (options: Partial<ReportStyle>) =>
    render([spec({ diagnostics })], options).match(/ hint: /g)?.length;
  expect([count({}), count({ verbose: true })]).toEqual([3, 4]);
});

test('lists problems that were in the spec before under one heading, after the others', () => {
  const place = { file: 'a.yaml', offset: 0 };
  const diagnostics = [
    diagnose('PRE_EXISTING_FAULT', { fault: { kind: 'missing-property', name: 'info' } }, place),
    diagnose('MORE_FAULTS', { count: 3 }, { file: 'a.yaml' }),
    diagnose('NAME_SHARED_WITH_SCHEMA', { name: 'Gone' }, { file: 'a.yaml', offset: 15 }),
  ];
  const lines = render([spec({ diagnostics })]).split('\n');
  const shown = lines.filter((line) => /^(a.yaml.*warning|Problems)/.test(line));
  expect(shown).toEqual([
    'a.yaml:2:1 warning The response "Gone" has the same name as a schema, which breaks some code generators. [NAME_SHARED_WITH_SCHEMA]',
    'Problems that were in the spec before:',
    'a.yaml:1:1 warning Property "info" is missing. [PRE_EXISTING_FAULT]',
    'a.yaml warning 3 more problems in the spec are not listed. [MORE_FAULTS]',
  ]);
});

test('shows notes without a frame if the spec changed', () => {
  const diagnostics = [
    diagnose('ENTRY_TAKEN_OVER', { name: 'Gone', asWritten: false }, { file: 'a.yaml', offset: 0 }),
  ];
  expect(render([spec({ diagnostics })])).not.toContain('info');
  expect(render([spec({ diagnostics, changed: true, written: true })])).toMatch(
    /^a.yaml written\na.yaml:1:1 info Kept Gone: it was edited .*\n {2}hint: /,
  );
});

describe('what is shown', () => {
  const info = diagnose('WRITTEN_WITHOUT_RENAME', { reason: 'busy' }, { file: 'a.yaml' }, 'info');
  const warning = diagnose('WRITTEN_WITHOUT_RENAME', { reason: 'busy' }, { file: 'a.yaml' });
  const error = diagnose('EMPTY_DOCUMENT', {}, { file: 'a.yaml' });
  const all = [
    spec({ diagnostics: [info, warning, error] }),
    spec({ file: 'b.yaml', steps: steps('unchanged', 'same-as-table', 'OK') }),
  ];
  const MARKS = ['a.yaml info', 'a.yaml warning', 'a.yaml error', 'b.yaml', '  unchanged', '2 specs'];
  const marks = (options: Partial<typeof PLAIN>) =>
    render(all, options)
      .split('\n')
      .flatMap((line) => MARKS.find((mark) => line.startsWith(mark)) ?? []);

  test.each([
    [{}, ['a.yaml warning', 'a.yaml error', 'b.yaml', '2 specs']],
    [{ quiet: true }, ['a.yaml error']],
    [{ verbose: true }, MARKS],
  ])('with %j', (options, shown) => {
    expect(marks(options)).toEqual(shown);
  });

  test('prints nothing with --quiet if there are no errors', () => {
    expect(render([spec({})], { quiet: true })).toBe('');
  });
});

test.each([
  ['written', { changed: true, written: true }, false],
  ['written, unchanged', { changed: false, written: true }, false],
  ['up to date', { changed: false, written: false }, false],
  ['would change', { changed: true, written: false }, true],
  ['not written', { diagnostics: [diagnose('EMPTY_DOCUMENT', {}, { file: 'a.yaml' })] }, false],
])('a spec can be %s', (state, part, preview) => {
  expect(render([spec(part)], { preview }).split('\n')[0]).toBe(`a.yaml ${state}`);
});

describe('colors', () => {
  const diagnostics = [diagnose('DUPLICATE_KEY', {}, { file: 'a.yaml', offset: 15 }, 'warning')];
  const colored = render([spec({ steps: steps('add', 'new', 'OK'), diagnostics })], { color: true });

  test('do not change the text', () => {
    expect(colored).toContain('\u001b[33mwarning\u001b[39m');
    expect(stripVTControlCharacters(colored)).toBe(
      render([spec({ steps: steps('add', 'new', 'OK'), diagnostics })]),
    );
  });
});

test('says once that the specs have different error bodies', () => {
  const withBody = (file: string, name: string) =>
    spec({
      file,
      changed: true,
      steps: [{ pointer: `#/components/schemas/${name}`, action: 'add', reason: { code: 'new' } }],
    });
  const text = render([
    withBody('a.yaml', 'Error'),
    withBody('b.yaml', 'Problem'),
    withBody('c.yaml', 'Error'),
  ]);
  expect(text).toContain(
    '\nError bodies: Error (2 specs), Problem (1 spec). To use one for all, add --error-body',
  );
  const six = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => withBody(`${name}.yaml`, name));
  expect(render(six)).toContain('E (1 spec) and 1 more. To use');
  expect(render([withBody('a.yaml', 'Error'), withBody('b.yaml', 'Error')])).not.toContain('Error bodies');
});

test('shows no step of a spec whose target is up to date', () => {
  const kept = steps('keep', 'not-generated', 'Error');
  expect(render([spec({ steps: [...steps('add', 'new', 'OK'), ...kept] })])).toBe(`\
a.yaml up to date
  keep      #/components/responses: Error (not generated)

1 spec, 0 changed; 1 kept; 0 errors, 0 warnings
`);
});

test('does not show the steps of a spec with errors', () => {
  const diagnostics = [diagnose('EMPTY_DOCUMENT', {}, { file: 'a.yaml' })];
  expect(render([spec({ steps: steps('add', 'new', 'OK'), diagnostics })])).not.toContain('add');
});

test('does not count a failed write as a change', () => {
  const diagnostics = [diagnose('FILE_NOT_WRITABLE', { reason: 'full' }, { file: 'a.yaml' })];
  expect(render([spec({ changed: true, diagnostics })])).toContain('1 spec, 0 changed; 1 error');
});

test('shortens long text without splitting a character', () => {
  const long = '😀'.repeat(1_000_000);
  const diagnostics = [
    diagnose('INVALID_NAME', { status: '404', name: `a${long}` }, { file: 'a.yaml', pointer: `#/${long}/b` }),
    diagnose(
      'PRE_EXISTING_FAULT',
      { fault: { kind: 'value-not-allowed', allowed: Array(9000).fill(long) } },
      { file: 'a.yaml', offset: 0 },
    ),
  ];
  const steps = [
    {
      pointer: `#/${long}/b`,
      action: 'add',
      reason: { code: 'own-response', statuses: [{ status: long, under: long, count: 0, total: 0 }] },
    },
    { pointer: `#/a/a${long}`, action: 'keep', reason: { code: 'not-generated' } },
  ] as const;
  const outcome = {
    specs: [
      {
        file: 'a.yaml',
        changed: false,
        written: false,
        steps,
        specVersion: `3.1.0-${long}`,
        diagnostics: [],
      },
    ],
    diagnostics,
    sources: SOURCES,
  };
  const text = renderStylish(reportOf(outcome), PLAIN);
  expect(text.length).toBeLessThan(12_000);
  expect(text).toContain('…');
  expect(text).not.toMatch(/\p{Surrogate}/u);
});
