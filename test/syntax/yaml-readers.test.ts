import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SyntaxReading } from '../../src/syntax/syntax-reading.js';
import { readYamlEvents } from '../../src/syntax/yaml-events.js';
import { comparePlaces } from '../properties/check-readers.js';
import { differenceOf } from '../properties/same-value.js';

const answerOf = (reading: SyntaxReading) => (reading.ok ? reading.value : reading.code);

/** What YAML 1.2 core and `<<` make of a text. */
const VALUES: [what: string, text: string, value: unknown][] = [
  ['octal numbers with 0o', 'a: 0o14', { a: 12 }],
  ['no octal numbers with 0', 'a: 0755', { a: 755 }],
  ['hexadecimal numbers', 'a: 0xFF', { a: 255 }],
  ['no signs before 0x and 0o', 'a: [-0xFF, +0o7]', { a: ['-0xFF', '+0o7'] }],
  ['no digit groups', 'a: 1_000', { a: '1_000' }],
  ['no sexagesimal numbers', 'a: 1:30', { a: '1:30' }],
  ['no binary numbers', 'a: 0b11', { a: '0b11' }],
  ['floats', 'a: [1.10, .5, 5., 1e3, -1.5E-2]', { a: [1.1, 0.5, 5, 1000, -0.015] }],
  ['infinities', 'a: [.inf, -.INF, +.Inf]', { a: [Infinity, -Infinity, Infinity] }],
  ['not a number', 'a: [.nan, .NaN]', { a: [Number.NaN, Number.NaN] }],
  ['yes, no, on, off as strings', 'a: [yes, No, on, OFF, y]', { a: ['yes', 'No', 'on', 'OFF', 'y'] }],
  ['booleans in three spellings', 'a: [true, False, TRUE, tRUE]', { a: [true, false, true, 'tRUE'] }],
  ['null in five spellings', 'a: [~, null, Null, NULL, ]\nb:', { a: [null, null, null, null], b: null }],
  ['timestamps as strings', 'a: 2001-12-14', { a: '2001-12-14' }],
  ['whatever %YAML says', '%YAML 1.1\n---\na: [yes, 0755]\n', { a: ['yes', 755] }],
  ['null keys', 'null: 1', { null: 1 }],
  ['keys left out', ': 1', { null: 1 }],
  ['number keys', '200: 1\n0x10: 2', { 200: 1, 16: 2 }],
  ['explicit keys', '? a\n: 1\n? b\n', { a: 1, b: null }],
  ['keys of many lines', '? |\n  a\n  b\n: 1', { 'a\nb\n': 1 }],
  ['alias keys', 'a: &k b\n*k : 1', { a: 'b', b: 1 }],
  ['tags of core', 'a: [!!str 12, !!int "3", !!null "", !!bool "true"]', { a: ['12', 3, null, true] }],
  ['tags of others left as written', 'a: !x 12\nb: !y {c: !z [1]}\nd: !w', { a: '12', b: { c: [1] }, d: '' }],
  ['!!binary left as written', 'a: !!binary aGk=', { a: 'aGk=' }],
  ['!!timestamp left as written', 'a: !!timestamp 2001-12-14', { a: '2001-12-14' }],
  ['!!set and !!omap left as written', 'a: !!set {b}\nc: !!omap [d: 1]', { a: { b: null }, c: [{ d: 1 }] }],
  ['declared tags', '%TAG ! tag:x,2000:\n---\na: !b c', { a: 'c' }],
  ['anchors twice: the last before counts', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', { a: 1, b: 1, c: 2, d: 2 }],
  ['<<', 'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
  [
    '<< after the key that it does not override',
    'a: &x {b: 1}\nc: {b: 2, <<: *x}',
    { a: { b: 1 }, c: { b: 2 } },
  ],
  ['<< of a list: the first wins', 'a: {<<: [{b: 1}, {b: 2, c: 3}]}', { a: { b: 1, c: 3 } }],
  [
    '<< of a map that has one',
    'a: &x {b: 1}\nc: &y {<<: *x}\nd: {<<: *y}',
    { a: { b: 1 }, c: { b: 1 }, d: { b: 1 } },
  ],
  ['quoted << as a name', '"<<": {a: 1}', { '<<': { a: 1 } }],
  ['<< as a value', 'a: <<', { a: '<<' }],
  ['lone surrogates', 'a: "\\ud800"', { a: '\ud800' }],
  ['a byte order mark', '\ufeffa: 1', { a: 1 }],
  ['lists in flow style with pairs', 'a: [b: 1]', { a: [{ b: 1 }] }],
  ['values beside quoted keys', '{"a":1}', { a: 1 }],
  ['a single value', '--- a', 'a'],
];

describe('reads', () => {
  it.each(VALUES)('%s', (_what, text, value) => {
    expect(differenceOf(answerOf(readYamlEvents(text)), value)).toBeUndefined();
  });

  it('__proto__ as a key like any other', () => {
    const value = answerOf(
      readYamlEvents('__proto__: {a: 1}\nb: &x {__proto__: 2}\nc: {<<: *x}\n'),
    ) as Record<string, object>;
    expect(Object.keys(value)).toEqual(['__proto__', 'b', 'c']);
    expect(Object.keys(value.c ?? {})).toEqual(['__proto__']);
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});

describe('refuses', () => {
  it.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'DUPLICATE_KEY', 10],
    ['a key twice, spelled otherwise', '1: a\n"1": b\n', 'DUPLICATE_KEY', 5],
    ['a null key twice', '~: a\nnull: b\n', 'DUPLICATE_KEY', 5],
    ['two documents', 'a: 1\n---\nb: 1\n', 'MULTIPLE_DOCUMENTS', 5],
    ['a second, empty document', 'a: 1\n---\n', 'MULTIPLE_DOCUMENTS', 5],
    ['tabs as indentation', 'a:\n\tb: 1\n', 'TAB_INDENTATION', 3],
    ['an alias in its own anchor', 'a: &x [*x]\n', 'CIRCULAR_ALIAS', 7],
    ['text that is no YAML', 'a: [1\n', 'NOT_PARSEABLE', undefined],
    ['an alias without an anchor', 'a: *x\n', 'NOT_PARSEABLE', undefined],
    ['a list as a key', '? [a]\n: 1\n', 'NOT_PARSEABLE', undefined],
    ['<< of a single value', '<<: 1\n', 'NOT_PARSEABLE', undefined],
  ])('%s', (_what, text, code, offset) => {
    const reading = readYamlEvents(text);
    expect(reading).toMatchObject({ ok: false, code });
    if (offset !== undefined) expect(reading).toMatchObject({ offset });
  });
});

describe('reads flow collections that YAML 1.2 wants indented further', () => {
  it.each([
    ['a map that closes in the column of its key', 'a: {\n  b: 1\n}\n', { a: { b: 1 } }],
    ['further in', 'a:\n  b: [\n    1,\n    2\n  ]\n  c: 3\n', { a: { b: [1, 2], c: 3 } }],
    ['one in another', 'a: {\n  b: {\n  }\n}\nc: 1\n', { a: { b: {} }, c: 1 }],
    ['a comment before the bracket', 'a: { # b }\n  c: 1 # }\n# }\n}\n', { a: { c: 1 } }],
    ['Windows line breaks', 'a: {\r\n}\r\nb: 1\r\n', { a: {}, b: 1 }],
    ['brackets in text', 'a: [\n]\nb: |\n  {\n  }\nc: "x\n  ]"\n', { a: [], b: '{\n}\n', c: 'x ]' }],
    ['anchors, aliases and tags behind it', 'a: [\n]\nb: &x !!str 1\nc: *x\n', { a: [], b: '1', c: '1' }],
    ['a tab between entries', 'a: {b: 1,\tc: 2}\n', { a: { b: 1, c: 2 } }],
    ['a tab before one', 'a:\n  b:\t{c: 1}\n  d:\t[ ]\n', { a: { b: { c: 1 }, d: [] } }],
  ])('%s', (_, text, value) => {
    const reading = readYamlEvents(text);
    expect(answerOf(reading)).toEqual(value);
    if (reading.ok) comparePlaces(text, reading.root);
  });

  it.each([
    ['a bracket left of its key', 'a:\n  b: {\n}\n', 10],
    ['an entry in the column of the key', 'a: {\nb: 1\n}\n', 5],
    ['a tab for indentation', 'a: {\n\tb: 1\n}\n', 6],
    ['a tab after a dash besides', 'a:\n  b:\t{c: 1}\n  d:\n  -\te: 1\n', undefined, 'TAB_INDENTATION'],
    ['a bracket that is missing besides', 'a: {\n}\nb: [\n', undefined],
  ])('but not %s', (_, text, offset, code = 'NOT_PARSEABLE') => {
    const reading = readYamlEvents(text);
    expect(reading).toMatchObject({ code, ...(offset !== undefined && { offset }) });
  });
});

it.each([
  'a: # c\nb:   \nc: !!null # d\n? d\n? e # f\n: - g\n',
  '&m a: &n\n  &k b: !t &o c\n  ? &p d\n  : !u\n    e: 1\n',
  'a: |+\n  b\n\n\nc: >-\n\n  d\n   e\n  f\n\n# g\nh: |2-\n   i\n\n',
  'a: {b, c: , ? d, ? e : f, "g":h, : i}\nj: [ ]\n',
  '- - a\n  - b: c\n    d:\n    - e\n-\n- f\n',
  '%YAML 1.2\n# a\n--- # b\n!!map\na: b\n... # c\n',
])('places the nodes of %j as the yaml package does', (text) => {
  const reading = readYamlEvents(text);
  if (!reading.ok) throw new Error(reading.code);
  comparePlaces(text, reading.root);
});

const SPECS = resolve(import.meta.dirname, '../../../shared/specs');
const LIMIT = 60_000;

describe.skipIf(!existsSync(SPECS))('real specs, when their folder is there', () => {
  const manifest = existsSync(SPECS) ? JSON.parse(readFileSync(resolve(SPECS, 'manifest.json'), 'utf8')) : [];
  const files: { path: string; bytes: number; format: string }[] = manifest;

  it('have their nodes where the yaml package sees them', () => {
    let compared = 0;
    for (const { path, bytes, format } of files) {
      if (format !== 'yaml' || bytes > LIMIT) continue;
      const text = readFileSync(resolve(SPECS, path), 'utf8');
      const reading = readYamlEvents(text);
      if (!reading.ok) continue;
      comparePlaces(text, reading.root);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
