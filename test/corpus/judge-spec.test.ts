import { describe, expect, test } from 'vitest';
import { withRefsByHand } from '../../scripts/corpus/check-remove.js';
import { judgeSpec } from '../../scripts/corpus/judge-spec.js';
import { readIndependently } from '../../scripts/corpus/read-independently.js';
import { augmentDocument, buildStatusTable, genResponses, removeResponses } from '../../src/index.js';

const SPEC = `# kept
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 } # kept too
paths:
  /pets:
    get:
      responses:
        '200': { description: Fine. }
components:
  schemas:
    Pet: { type: object }
tags: []
`;

const LAYOUTS: Record<string, string> = {
  'a block spec': SPEC,
  'no components': 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\n',
  'no final newline': 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}',
  'empty containers': `${SPEC.slice(0, SPEC.indexOf('components'))}components:\n  responses: {}\n  schemas: # none\ntags: []\n`,
  'empty containers before comments':
    'openapi: 3.1.0\ncomponents: {} # a\ninfo: { title: a, version: "1" }\npaths: {}\n',
  'null containers before comments':
    'openapi: 3.1.0\ncomponents: ~ # a\ninfo: { title: a, version: "1" }\npaths: {}\n',
  'Windows line ends': SPEC.replaceAll('\n', '\r\n'),
  'one line of JSON': '{"openapi":"3.0.3","info":{"title":"a","version":"1"},"paths":{},"components":{}}',
  'indented JSON': JSON.stringify(
    { openapi: '3.0.3', info: { title: 'a', version: '1' }, paths: {} },
    null,
    4,
  ),
  'Swagger 2.0': 'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths: {}\n',
};

/** A run in which everything goes as promised. */
async function honestRun(text: string) {
  const first = await genResponses(text);
  const second = await genResponses(first.text);
  return {
    before: Buffer.from(text),
    after: Buffer.from(first.text),
    again: Buffer.from(second.text),
    first: entryOf(first, text),
    second: entryOf(second, first.text),
  };
}

type Result = Awaited<ReturnType<typeof genResponses>>;

function entryOf({ text, plan, diagnostics }: Result, before: string) {
  const placed = diagnostics.map(({ place: { line, pointer }, ...finding }) => ({
    ...finding,
    ...(line !== undefined && { line }),
    ...(pointer !== undefined && { pointer }),
  }));
  return { changed: text !== before, written: text !== before, steps: plan.steps, diagnostics: placed };
}

/** The promises that a verdict finds broken. */
async function broken(run: object): Promise<string[]> {
  const { failures } = await judgeSpec(run, { augmentDocument }, {});
  return failures.map(({ promise }) => promise);
}

function damaged(text: string, from: string | RegExp, to: string): Buffer {
  const result = text.replace(from, to);
  expect(result).not.toBe(text);
  return Buffer.from(result);
}

describe('an honest run passes', () => {
  test.each(Object.entries(LAYOUTS))('%s', async (_, text) => {
    const verdict = await judgeSpec(await honestRun(text), { augmentDocument }, {});
    expect(verdict).toMatchObject({ kind: 'spec', outcome: 'edited', added: 0, failures: [] });
  });

  test('a spec that an older version has edited', async () => {
    const { table } = buildStatusTable({ codes: '404,409' });
    const { text } = await genResponses(SPEC, { table });
    const run = await honestRun(text);
    expect(await broken(run)).toEqual([]);
    const after = damaged(run.after.toString(), '# kept too', '');
    expect(await broken({ ...run, after, again: after })).toEqual(['bytes']);
  });

  test('an older fault that a dangling reference hid is not ours', async () => {
    const text = SPEC.replace(
      "'200': { description: Fine. }",
      "'404': { $ref: '#/components/responses/NotFound' }",
    );
    expect(await broken(await honestRun(text.replace('type: object', 'type: objekt')))).toEqual([]);
  });

  test('a refusal leaves the file alone and has a place', async () => {
    const run = await honestRun('openapi: 3.0.3\nopenapi: 3.0.3\n');
    const verdict = await judgeSpec(run, { augmentDocument }, {});
    expect(verdict).toMatchObject({ outcome: 'refused', refusal: 'DUPLICATE_KEY', failures: [] });
  });
});

describe('what breaks a promise is found', () => {
  const OUTSIDE: [string, string | RegExp, string][] = [
    ['a space more', 'info: {', 'info:  {'],
    ['a comment gone', '# kept too', ''],
    ['a line end changed', '# kept\n', '# kept\r\n'],
    ['a comment between the entries', '\n  responses:\n', '\n  # new\n  responses:\n'],
    ['a blank line gone at the end', /\n$/, ''],
    ['quotes changed', "'200'", '"200"'],
  ];
  test.each(OUTSIDE)('bytes outside the entries: %s', async (_, from, to) => {
    const run = await honestRun(SPEC);
    const after = damaged(run.after.toString(), from, to);
    expect(await broken({ ...run, after, again: after })).toEqual(['bytes']);
  });

  test('a line moved to the other side of the entries', async () => {
    const run = await honestRun(SPEC);
    const after = Buffer.from(`tags: []\n${run.after.toString().replace('tags: []\n', '')}`);
    expect(await broken({ ...run, after, again: after })).toEqual(['bytes']);
  });

  test('an entry that is not what the plan says', async () => {
    const run = await honestRun(SPEC);
    const after = damaged(run.after.toString(), 'title: Not Found', 'title: Found');
    expect(await broken({ ...run, after, again: after })).toEqual(['values']);
  });

  test('an entry that no step names', async () => {
    const run = await honestRun(SPEC);
    const after = damaged(run.after.toString(), '    Pet:', '    Cat: { type: object }\n    Pet:');
    expect(await broken({ ...run, after, again: after })).toEqual(['bytes', 'values']);
  });

  test('a step that did not happen', async () => {
    const run = await honestRun(SPEC);
    const steps = [...run.first.steps, { pointer: '#/components/responses/Gone', action: 'add' }];
    expect(await broken({ ...run, first: { ...run.first, steps } })).toEqual(['values']);
  });

  test('a fault of the schema', async () => {
    const run = await honestRun(SPEC);
    const after = damaged(run.after.toString(), /NotFound:\n {6}description:.*\n/, 'NotFound:\n');
    expect(await broken({ ...run, after, again: after })).toEqual(['values', 'faults']);
  });

  test('a fault of the schema in a spec that had faults before', async () => {
    const run = await honestRun(SPEC.replace('title: Pets, ', ''));
    expect(await broken(run)).toEqual([]);
    const after = damaged(run.after.toString(), /NotFound:\n {6}description:.*\n/, 'NotFound:\n');
    expect(await broken({ ...run, after, again: after })).toEqual(['values', 'faults']);
  });

  test('a reference that leads nowhere', async () => {
    const run = await honestRun(SPEC);
    const after = damaged(run.after.toString(), /(\$ref: .*)ProblemDetails/, '$1Problem');
    expect(await broken({ ...run, after, again: after })).toEqual(['values', 'faults']);
  });

  test('a second run that changes the file, or says it does, or breaks off', async () => {
    const run = await honestRun(SPEC);
    expect(await broken({ ...run, again: Buffer.from(`${run.after}#\n`) })).toEqual(['second-run']);
    expect(await broken({ ...run, second: { ...run.second, changed: true } })).toEqual(['second-run']);
    expect(await broken({ ...run, second: undefined })).toEqual(['second-run']);
  });

  test('a crash, and each finding that is the fault of the tool', async () => {
    const run = await honestRun(SPEC);
    expect(await broken({ ...run, first: undefined })).toEqual(['crash']);
    for (const code of ['UNEXPECTED', 'PROOF_FAILED', 'ADDITION_FAULT']) {
      const diagnostics = [{ code, severity: 'error', message: '', line: 1 }];
      expect(await broken({ ...run, first: { ...run.first, diagnostics } })).toEqual([code]);
    }
  });

  test('a refusal without a place, or of a file that changed all the same', async () => {
    const run = await honestRun(SPEC);
    const refusal = { code: 'DUPLICATE_KEY', severity: 'error', message: '' };
    const untouched = { ...run, after: run.before, again: run.before };
    const refused = (diagnostics: readonly object[], written = false) => ({
      first: { changed: false, written, steps: [], diagnostics },
    });
    expect(await broken({ ...untouched, ...refused([refusal]) })).toEqual(['refusal']);
    expect(await broken({ ...untouched, ...refused([{ ...refusal, line: 1 }]) })).toEqual([]);
    expect(await broken({ ...untouched, ...refused([{ ...refusal, line: 1 }], true) })).toEqual(['refusal']);
    expect(await broken({ ...run, ...refused([{ ...refusal, line: 1 }]) })).toEqual(['refusal']);
  });

  test('a report that does not say what happened', async () => {
    const run = await honestRun(SPEC);
    const untouched = { ...run, after: run.before, again: run.before };
    expect(await broken(untouched)).toEqual(['report']);
  });

  test('a file that is no spec, taken for one', async () => {
    const run = await honestRun(SPEC);
    expect(await broken({ ...run, before: Buffer.from('type: object\n') })).toEqual(['not-a-spec']);
  });
});

describe('attach', () => {
  const KENNEL = `openapi: 3.1.0
info: { title: Kennel, version: '1' }
paths:
  /dogs/{id}:
    get:
      responses:
        '200':
          description: Fine.
    delete:
      responses:
        '204':
          description: Gone.
`;

  async function attachRun(text: string) {
    const first = await genResponses(text, { attach: true });
    const second = await genResponses(first.text, { attach: true });
    const made = withRefsByHand({ text: first.text, ...readIndependently(first.text) });
    const removed = await removeResponses(made?.text ?? '');
    return {
      ...{ before: Buffer.from(text), after: Buffer.from(first.text), again: Buffer.from(second.text) },
      ...{ first: entryOf(first, text), second: entryOf(second, first.text) },
      restored: Buffer.from((await removeResponses(first.text)).text),
      byHand: made && { refs: made.refs, after: Buffer.from(removed.text) },
    };
  }

  const judge = (run: object) => judgeSpec(run, { augmentDocument }, { attach: true });

  test('an honest run passes', async () => {
    const run = await attachRun(KENNEL);
    expect(run.byHand?.refs).toEqual([['paths', '/dogs/{id}', 'get', 'responses', '404']]);
    expect(await judge(run)).toMatchObject({ attached: 2, onlyAdded: true, isRestored: true, failures: [] });
  });

  test('a map on one line may come back in another form', async () => {
    const text = KENNEL.replace("\n        '204':\n          description: Gone.\n", ' {}\n');
    expect(await judge(await attachRun(text))).toMatchObject({ notRestored: 'an empty map', failures: [] });
  });

  test('a run that is not restored is found', async () => {
    const run = await attachRun(KENNEL);
    const restored = damaged(KENNEL, 'Gone.', 'gone.');
    expect((await judge({ ...run, restored })).failures).toEqual([
      {
        promise: 'remove',
        detail: 'remove leaves a difference at #/paths/~1dogs~1{id}/delete/responses/204/description',
      },
    ]);
  });

  test('a broken $ref of the author is found', async () => {
    const run = await attachRun(KENNEL);
    const after = damaged(run.byHand?.after.toString() ?? '', / {4}NotFound:\n(?: {6,}.*\n)*/, '');
    const byHand = { refs: run.byHand?.refs ?? [], after };
    expect((await judge({ ...run, byHand })).failures.map(({ promise }) => promise)).toEqual(['by-hand']);
  });

  test('a declared status that a step changes is found', async () => {
    const run = await attachRun(KENNEL);
    const pointer = '#/paths/~1dogs~1{id}/get/responses/200';
    const steps = [...run.first.steps, { pointer, action: 'unchanged' }];
    const first = { ...run.first, steps };
    expect((await judge({ ...run, first })).failures.map(({ promise }) => promise)).toEqual(['declared']);
  });
});
