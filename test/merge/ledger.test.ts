import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ledgerLine, readLedger } from '../../src/merge/ledger.js';
import type { MergeFacts } from '../../src/merge/merge-plan.js';
import { readMergeState } from '../../src/merge/merge-state.js';
import { open } from '../openapi/open.js';

// printf '{"description":"No such thing."}' | sha256sum
const ENTRY = { description: 'No such thing.' };
const DIGEST = 'sha256-13f5eb771a41';

describe('digests', () => {
  test('are 12 digits of the SHA-256 of the canonical JSON', () => {
    expect(ledgerLine({})).toBe('sha256-44136fa355b3');
    expect(ledgerLine({ b: 'x', a: 1 })).toBe('sha256-ecf9e98ec064');
    expect(ledgerLine(ENTRY)).toBe(DIGEST);
  });

  const digestOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  const keys = ['\u20ac', '\r', '\ufb33', '10', '9', '\ud83d\ude00', '\u0080', '\u00f6', '__proto__'];
  test.each([
    [
      'the example of RFC 8785 section 3.2.2',
      String.raw`{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }`,
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    ],
    [
      'keys by UTF-16 code units, section 3.2.3',
      `{${keys.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`,
      '{"\\r":0,"10":0,"9":0,"__proto__":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\ud83d\ude00":0,"\ufb33":0}',
    ],
  ])('%s', (_, json, canonical) => {
    expect(ledgerLine(JSON.parse(json))).toBe(digestOf(canonical));
  });

  test('a line of a response names its status', () => {
    expect(ledgerLine(ENTRY, '404')).toBe(`404 ${DIGEST}`);
    expect(ledgerLine(ENTRY)).toBe(DIGEST);
  });
});

describe('readLedger', () => {
  test.each([
    [
      '3.1',
      {
        openapi: '3.1.0',
        components: { 'x-gen-responses': { responses: { N: `404 ${DIGEST}` }, schemas: { S: DIGEST } } },
      },
    ],
    [
      '2.0',
      { swagger: '2.0', 'x-gen-responses': { responses: { N: `404 ${DIGEST}` }, schemas: { S: DIGEST } } },
    ],
  ])('%s', (_, document) => {
    const ledger = readLedger(open(document));
    expect([...ledger.responses]).toEqual([['N', { text: `404 ${DIGEST}`, status: '404', digest: DIGEST }]]);
    expect([...ledger.schemas]).toEqual([['S', { text: DIGEST, digest: DIGEST }]]);
    expect(ledger).toMatchObject({ writable: true, diagnostics: [] });
  });

  test.each([[`4XX ${DIGEST}`], [`default ${DIGEST}`]])('takes %s', (line) => {
    expect(
      readLedger(open({ swagger: '2.0', 'x-gen-responses': { responses: { N: line } } })).responses.size,
    ).toBe(1);
  });

  const root = '#/x-gen-responses';
  test.each<[string, unknown, string[], boolean]>([
    ['nothing', undefined, [], true],
    ['null', null, [], true],
    ['null sections', { responses: null, schemas: null }, [], true],
    ['a flag', true, [root], false],
    ['a list', [], [root], false],
    ['a section that is a list', { responses: [], schemas: {} }, [`${root}/responses`], false],
    ['a number', { responses: { N: 404 } }, [`${root}/responses/N`], true],
    ['no status', { responses: { N: DIGEST } }, [`${root}/responses/N`], true],
    ['a status too many', { schemas: { N: `404 ${DIGEST}` } }, [`${root}/schemas/N`], true],
    ['another length', { schemas: { N: `${DIGEST}0` } }, [`${root}/schemas/N`], true],
    ['no such status', { responses: { N: `600 ${DIGEST}` } }, [`${root}/responses/N`], true],
  ])('leaves out what is not ours to read: %s', (_, value, pointers, writable) => {
    const ledger = readLedger(open({ swagger: '2.0', 'x-gen-responses': value }));
    expect(ledger.diagnostics.map(({ code, severity, place }) => [code, severity, place.pointer])).toEqual(
      pointers.map((pointer) => ['MALFORMED_LEDGER', 'warning', pointer]),
    );
    expect(ledger.writable).toBe(writable);
    expect(ledger.responses.size + ledger.schemas.size).toBe(0);
  });

  test('takes false at the root of Swagger 2.0 for an opt-out in the wrong place', () => {
    const { diagnostics, writable } = readLedger(open({ swagger: '2.0', 'x-gen-responses': false }));
    expect(diagnostics.map(({ code, severity, place }) => [code, severity, place.pointer])).toEqual([
      ['INVALID_OPT_OUT', 'error', '#/x-gen-responses'],
    ]);
    expect(writable).toBe(false);
  });
});

describe('isOurs', () => {
  const isOurs = (spec: ReturnType<typeof open>, name: string, facts: MergeFacts = {}) =>
    readMergeState(spec, facts).isOurs('responses', name);
  const document = (entry: unknown, line: unknown = `404 ${DIGEST}`) =>
    open({
      openapi: '3.1.0',
      components: { responses: { N: entry }, 'x-gen-responses': { responses: { N: line } } },
    });

  test('is true for an entry that matches its ledger line', () => {
    expect(isOurs(document(ENTRY), 'N')).toBe(true);
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  test.each([
    ['changed', document({ description: 'Nothing here.' })],
    ['not in the ledger', open({ openapi: '3.1.0', components: { responses: { N: ENTRY } } })],
    ['under a line that cannot be read', document(ENTRY, 1)],
    ['gone', open({ swagger: '2.0', 'x-gen-responses': { responses: { N: `404 ${DIGEST}` } } })],
    ['no JSON', document({ description: Number.NaN })],
    ['a cycle', document(cycle)],
  ])('not one that is %s', (_, spec) => {
    expect(isOurs(spec, 'N')).toBe(false);
  });

  test('is false for an entry with a comment, an anchor or an alias', () => {
    const asked: string[][] = [];
    const isPlain = (path: readonly string[]) => asked.push([...path]) === 0;
    expect(isOurs(document(ENTRY), 'N', { isPlain })).toBe(false);
    expect(asked).toEqual([['components', 'responses', 'N']]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('no name is special: %s', (name) => {
    const none = open({ swagger: '2.0', responses: {}, 'x-gen-responses': { responses: {} } });
    expect(isOurs(none, name)).toBe(false);
  });
});
