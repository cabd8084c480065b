import type { Words } from '../json-schema/stated-values.js';
import { phraseKey, phraseOwner } from '../table/phrases.js';
import { asMap, isCollection, isObject } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';
import { type ExampleFacts, isDetail, isStatusCode, kindOf, knownValues, numberOf } from './example-facts.js';

type Path = readonly string[];

/**
 * The author's own example of a whole body for a row: the members that state the status, its phrase, the message and
 * the code are the row's where the schema still accepts them. Of an example for another status, what is specific to
 * that occurrence is left out where the schema can do without it.
 *
 * @returns `undefined` when the schema does not accept the example
 */
export function adaptExample<T extends object>(
  example: T,
  facts: ExampleFacts,
  accepts: (value: T) => boolean,
): T | undefined {
  let current = example;
  const members = memberPaths(example, []);
  const isOfOther = members.some((path) => statesOther(path, valueAt(example, path), facts));
  for (const path of members) {
    const before = valueAt(example, path);
    const [name, siblings] = [path.at(-1) ?? '', siblingsOf(example, path)];
    const attempts = isDetail(name)
      ? insteadOfDetail(name, before, siblings, facts, isOfOther)
      : insteadOf(name, before, siblings, facts);
    const next = attempts.map((value) => withValue(current, path, value)).find(accepts);
    if (next !== undefined) current = next;
  }
  return accepts(current) ? current : undefined;
}

/** The members that state something; lists and objects beside such a member are details of it. */
function memberPaths(value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => memberPaths(item, [...path, `${index}`]));
  if (!isObject(value)) return [];
  const entries = Object.entries(value);
  const isStated = entries.some(([name, member]) => kindOf(name) !== undefined && !isCollection(member));
  return entries.flatMap(([name, member]) => {
    const inner = [...path, name];
    if (!isCollection(member) || (isStated && isDetail(name))) return [inner];
    return memberPaths(member, inner);
  });
}

/** Whether a member says that the example is for another status. */
function statesOther(path: Path, value: unknown, { status }: ExampleFacts): boolean {
  const kind = kindOf(path.at(-1) ?? '');
  if (kind !== 'status' && kind !== 'code' && kind !== 'text') return false;
  const text = String(value);
  const stated = /^[1-5]\d\d$/.test(text) ? text : phraseOwner(phraseKey(text.replace(/[_-]/g, ' ')));
  return stated !== undefined && stated !== String(status);
}

function siblingsOf(example: object, path: Path): ReadonlySet<string> {
  const parent = valueAt(example, path.slice(0, -1));
  return new Set(Object.keys(asMap(parent)));
}

/** A detail is of one occurrence: that of the case, else none where the schema can do without it. */
function insteadOfDetail(
  name: string,
  before: unknown,
  siblings: ReadonlySet<string>,
  facts: ExampleFacts,
  isOfOther: boolean,
): readonly unknown[] {
  const isText = typeof before === 'string';
  const isOfProblem = isText && name === 'detail' && siblings.has('title');
  if (!isOfOther && !isOfProblem && facts.code === undefined) return [];
  return [
    ...(isText ? knownValues(facts, name, siblings) : []),
    undefined,
    ...(isText ? [facts.message] : []),
  ];
}

/** What a member becomes, best first, in the form that the author gave it; nothing where it stays. */
function insteadOf(
  name: string,
  before: unknown,
  siblings: ReadonlySet<string>,
  facts: ExampleFacts,
): readonly unknown[] {
  if (isDetail(name)) return knownValues(facts, name, siblings);
  const kind = kindOf(name);
  const status = facts.status ?? facts.anyStatus;
  const { code, ...others } = facts;
  if (typeof before === 'boolean')
    return knownValues(facts, name, siblings).filter((value) => typeof value === 'boolean');
  if (kind === 'code' && code !== undefined) {
    if (typeof before === 'string') return [code, ...insteadOf(name, before, siblings, others)];
    const numbers = numberOf(code);
    if (!isStatusCode(before) || (before === 0 && numbers.length > 0)) return numbers;
  }
  if (kind === 'status' && /^succe(?:ss(?:ful)?|eded)$/i.test(String(before)))
    return ['error', 'failure', 'failed', 'fail'].map((word) => inCaseOf(String(before), word));
  if (kind === 'status' || kind === 'code') {
    if (/^(?:[1-5]\d\d|0+)$/.test(String(before))) return [typeof before === 'string' ? `${status}` : status];
    if (typeof before !== 'string' || !isStatusCode(before)) return [];
    const isPhrase = phraseOwner(phraseKey(before.replace(/[_-]/g, ' '))) !== undefined;
    return kind === 'code' || isPhrase ? [inFormOf(before, facts, kind === 'code')] : [];
  }
  if (typeof before !== 'string') return [];
  if (kind === 'text') {
    const inForm = before === 'OK' ? facts.message : inFormOf(before, facts, false);
    return inForm === facts.message ? knownValues(facts, name, siblings) : [inForm];
  }
  return kind === 'type' && /[:/]/.test(before) ? knownValues(facts, name, siblings) : [];
}

function inCaseOf(text: string, word: string): string {
  if (text === text.toUpperCase()) return word.toUpperCase();
  return /^[A-Z]/.test(text) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
}

/** The row's message written as another text is: `NOT_FOUND`, `not_found`, `NotFound`, or as it is. */
function inFormOf(text: string, { constant, message }: ExampleFacts, isCode: boolean): string {
  const lower = constant.toLowerCase();
  const pascal = lower.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
  if (/^[A-Z]+(?:_[A-Z]+)*$/.test(text)) return constant;
  if (/^[a-z]+(?:-[a-z]+)+$/.test(text)) return lower.replaceAll('_', '-');
  if (/^[a-z]+(?:_[a-z]+)+$/.test(text) || (isCode && /^[a-z]+$/.test(text))) return lower;
  if (/^(?:[A-Z][a-z]+)+$/.test(text) && (isCode || /[a-z][A-Z]/.test(text))) return pascal;
  if (/^[a-z]+(?:[A-Z][a-z]+)+$/.test(text)) return pascal.charAt(0).toLowerCase() + pascal.slice(1);
  return message;
}

/** A copy with another value at a path, or without the member. */
function withValue<T extends object>(body: T, path: Path, value: unknown): T {
  const copy = structuredClone(body);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  const name = path.at(-1) ?? '';
  if (value === undefined) delete parent[name];
  else parent[name] = value;
  return copy;
}

/** A body that states the error code in a `reason`, or a `type` beside a message, where no other member does. */
export function withCode<T extends object>(
  body: T,
  { code }: ExampleFacts,
  accepts: (value: T) => boolean,
): T {
  const paths = code === undefined ? [] : leafPaths(body, []);
  if (paths.some((path) => String(valueAt(body, path)) === code)) return body;
  const named = (name: string) => paths.filter((path) => path.at(-1)?.toLowerCase() === name);
  const types = named('type').filter(
    (path) =>
      ['message', 'msg'].some((name) => siblingsOf(body, path).has(name)) &&
      !/[:/]/.test(String(valueAt(body, path))),
  );
  const places = [...named('reason'), ...types];
  return places.map((path) => withValue(body, path, code)).find(accepts) ?? body;
}

function leafPaths(value: unknown, path: Path): Path[] {
  if (!isCollection(value)) return [path];
  return Object.entries(value).flatMap(([name, member]) => leafPaths(member, [...path, name]));
}

/** What a row says in the members of a body that is not ours. */
export function wordsOf(facts: ExampleFacts): Words {
  return {
    known: (name, siblings) => knownValues(facts, name, siblings),
    ifRequired: (name) => {
      if (isDetail(name)) return [facts.message];
      const kind = kindOf(name);
      const numbers = [facts.anyStatus, `${facts.anyStatus}`];
      return kind === 'code' ? [facts.constant, ...numbers] : kind === 'status' ? numbers : [];
    },
    denies: (name, value) => {
      const isStated = kindOf(name) === 'status' || kindOf(name) === 'code';
      const { status, code } = facts;
      return (
        isStated &&
        status !== undefined &&
        `${value}` !== code &&
        /^[45]\d\d$/.test(`${value}`) &&
        `${value}` !== `${status}`
      );
    },
    nearest: (values) => [...values].sort((a, b) => distanceOf(a, facts) - distanceOf(b, facts)),
    says: (value) => distanceOf(value, facts) <= 1,
    names: (value) => facts.code === undefined && namesStatus(value, facts),
    // The author's example of a detail describes another error.
    insteadOf: (name, example, siblings) => [
      ...insteadOf(name, example, siblings, facts),
      ...(isDetail(name) && typeof example === 'string' ? [facts.message] : []),
    ],
    adapt: (example, accepts) => adaptExample(example, facts, accepts),
  };
}

/**
 * 0 for a word that holds the error code or the message, or begins or ends it (`index_not_found`, `unavailable`), 1 for
 * one that holds the status or its phrase, 2 for one that says whose fault it is (`invalid_request`, `server_error`), 3
 * for `unknown`, 4 for a certain fault of that side (`invalid_name`), 6 for one that says something else, else 5.
 */
function distanceOf(value: unknown, { constant, statusConstant, anyStatus }: ExampleFacts): number {
  const words = wordsIn(value);
  const word = words.join('_').toUpperCase();
  const holds = (name: string): boolean =>
    name !== '' &&
    (word.includes(name) ||
      (word.length > 3 && (`${name}_`.startsWith(`${word}_`) || `_${name}`.endsWith(`_${word}`))));
  const owner = ownerOf(words);
  // `Found` does not mean `Not Found`; the phrases of 400 and 500 are general.
  const isOther =
    /^SUCCE(?:SS|EDED)/.test(word) ||
    (owner !== undefined && !/^[45]00$/.test(owner) && owner !== `${anyStatus}`);
  if (isOther && word !== constant) return 6;
  if (holds(constant)) return 0;
  if (owner === `${anyStatus}` || words.includes(`${anyStatus}`) || holds(statusConstant)) return 1;
  if (/^(?:UNKNOWN|UNSPECIFIED|UNEXPECTED|OTHER|GENER(?:AL|IC))(?:_(?:ERROR|FAILURE|REASON))?$/.test(word))
    return 3;
  const side = /INVALID|BAD_REQUEST|CLIENT/.test(word)
    ? 4
    : /INTERNAL|SERVER|FATAL|^API_ERROR$/.test(word)
      ? 5
      : undefined;
  if (side === undefined) return 5;
  if (!String(anyStatus).startsWith(`${side}`)) return 6;
  return /INVALID_(?!REQUEST|INPUT|ARG|PARAM|DATA|VALUE)/.test(word) ? 4 : 2;
}

/** Whether a word is the phrase of the status, or ends it: `NotFound`, `unavailable`. */
function namesStatus(value: string, { statusConstant, anyStatus }: ExampleFacts): boolean {
  const words = wordsIn(value);
  const owner = ownerOf(words);
  if (owner !== undefined) return owner === `${anyStatus}`;
  return value.length > 3 && `_${statusConstant}`.endsWith(`_${words.join('_').toUpperCase()}`);
}

/** The status whose phrase some words are. */
function ownerOf(words: readonly string[]): string | undefined {
  return phraseOwner(phraseKey(words.join(' ')));
}

function wordsIn(value: unknown): string[] {
  return String(value)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/);
}
