import type { Choices } from './choices.js';

export type PlainMap = Record<string, unknown>;

/** A document to be written down, and what its writer may do with it. */
export interface MadeDocument {
  readonly value: PlainMap;
  /** Maps that may be written as another map's content, brought in by `<<`, and what they add to it. */
  readonly merged: ReadonlyMap<unknown, { readonly base: PlainMap; readonly own: PlainMap }>;
}

const NAMES = [
  'a',
  'NotFound',
  'BadRequest',
  'b c',
  '200',
  '404',
  '4XX',
  'ProblemDetails',
  'no',
  'null',
  '1.10',
  '__proto__',
  'constructor',
  '/pets/{id}',
  'x-y',
  "it's",
  'say "hi"',
  '#no comment',
  'a: b',
  '- d',
  '<<',
  'é\u2028ü',
  '',
  '?',
  '-',
  '*star',
  '&and',
  '!bang',
  '{',
  'toString',
] as const;

const STRINGS = [
  'x',
  'two words',
  'a somewhat longer text that can be folded at its spaces',
  'a text of words, so many that it is longer than the eighty columns that lines have # in "most" files',
  '',
  'null',
  '0755',
  '1.10',
  'yes',
  '2001-12-14',
  '# no comment',
  'a # no comment',
  'key: value',
  '- item',
  ' leading',
  'trailing ',
  'line\nline\n',
  'line\n\nline',
  '\nline\n\n\n',
  '  deep\nline\n',
  'tab\there',
  "it's",
  'say "hi"',
  '\\d+\\.',
  '\u0007\u2028\ufeff',
  '😀',
  '---',
  '...',
  '{a: 1}',
  '[]',
  '%x',
  '@x',
  '`x',
  '| x',
  '=',
  '<<',
  '0x1F',
  '1e3',
  '~',
] as const;

/** Makes documents that look like specs at the places that are edited, and like anything elsewhere. */
export function makeDocument(choices: Choices): MadeDocument {
  const maker = new Maker(choices);
  return { value: maker.root(), merged: maker.merged };
}

/** A value of any kind, no deeper than `depth`. */
export function makeValue(choices: Choices, depth: number): unknown {
  return finite(new Maker(choices).value(depth));
}

/** JSON has no infinity, so nothing that is inserted has. */
function finite(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export function makeName(choices: Choices): string {
  return choices.pick(NAMES);
}

class Maker {
  readonly merged = new Map<unknown, { base: PlainMap; own: PlainMap }>();
  readonly #choices: Choices;
  readonly #made: object[] = [];

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  root(): PlainMap {
    const choices = this.#choices;
    const parts: [string, unknown][] = [
      ['openapi', choices.pick(['3.1.0', '3.0.3', '3.2.0'])],
      ['info', { title: 'T', version: choices.pick(['1', '1.10', 'v1']) }],
      ['paths', choices.chance(40) ? this.#paths() : {}],
    ];
    if (choices.chance(80)) parts.push(['components', this.#components()]);
    while (choices.chance(30)) parts.push([makeName(choices), this.value(3)]);
    return toMap(choices.shuffle(parts));
  }

  #paths(): PlainMap {
    const choices = this.#choices;
    const ref = { $ref: `#/components/responses/${choices.pick(['NotFound', 'Own', 'Gone'])}` };
    const responses = toMap([
      [choices.pick(['404', '4XX', 'default']), ref],
      ['200', { description: choices.pick(STRINGS) }],
    ]);
    return { '/pets/{id}': { get: { responses } } };
  }

  #components(): unknown {
    const choices = this.#choices;
    if (choices.chance(20)) return choices.pick([null, {}, []]);
    const parts: [string, unknown][] = [];
    if (choices.chance(70)) parts.push(['responses', this.#responses()]);
    if (choices.chance(50)) parts.push(['schemas', this.#schemas()]);
    if (choices.chance(15)) parts.push(['x-gen-responses', choices.pick([null, {}])]);
    while (choices.chance(25)) parts.push([makeName(choices), this.value(2)]);
    return toMap(choices.shuffle(parts));
  }

  #responses(): unknown {
    const choices = this.#choices;
    if (choices.chance(30)) return choices.pick([null, {}, []]);
    const parts: [string, unknown][] = [];
    do {
      const name = choices.pick(['Own', 'NotFound', 'BadRequest', 'OK', '__proto__', 'a.b']);
      const value = choices.chance(50) ? this.map(2) : { description: choices.pick(STRINGS) };
      parts.push([name, choices.chance(5) ? null : value]);
    } while (choices.chance(50));
    return toMap(parts);
  }

  #schemas(): unknown {
    const choices = this.#choices;
    if (choices.chance(20)) return choices.pick([null, {}, []]);
    const parts: [string, unknown][] = [['Pet', { type: 'object' }]];
    if (choices.chance(30)) parts.push(['ProblemDetails', this.map(2)]);
    return toMap(choices.shuffle(parts));
  }

  value(depth: number): unknown {
    const choices = this.#choices;
    const kind = choices.below(depth > 0 ? 10 : 6);
    if (kind < 3) return choices.pick(STRINGS);
    if (kind === 3) return choices.pick([null, true, false]);
    if (kind === 4) return choices.pick([0, 1, -1, 1.5, 1e21, 1e-7, 200, Number.POSITIVE_INFINITY]);
    if (kind === 5) return choices.pick<unknown>(['x', {}, []]);
    if (kind === 6 && this.#made.length > 0) return this.#made[choices.below(this.#made.length)];
    if (kind < 8) return this.#list(depth);
    return this.map(depth);
  }

  #list(depth: number): unknown[] {
    const list: unknown[] = [];
    while (this.#choices.chance(65)) list.push(this.value(depth - 1));
    this.#made.push(list);
    return list;
  }

  map(depth: number): PlainMap {
    const choices = this.#choices;
    const parts: [string, unknown][] = [];
    while (choices.chance(65)) parts.push([makeName(choices), this.value(depth - 1)]);
    const own = toMap(parts);
    const base = choices.chance(10) ? this.#made[choices.below(this.#made.length + 1)] : undefined;
    if (base === undefined || Array.isArray(base)) {
      this.#made.push(own);
      return own;
    }
    const map = toMap([...Object.entries(base), ...parts]);
    this.merged.set(map, { base: base as PlainMap, own });
    this.#made.push(map);
    return map;
  }
}

/** Own properties all, `__proto__` too; the last of equal names wins. */
function toMap(parts: readonly (readonly [string, unknown])[]): PlainMap {
  return Object.fromEntries(parts);
}
