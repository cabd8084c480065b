import { phraseOwner } from '../table/phrases.js';
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
  const stated = /^[1-5]\d\d$/.test(text) ? text : phraseOwner(text);
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
export function insteadOf(
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
    if (typeof before !== 'string') return [];
    const prefix = /^([A-Z]+[_-]?)[45]\d\d$/i.exec(before)?.[1];
    if (prefix !== undefined) return [`${prefix}${status}`];
    if (!isStatusCode(before)) return [];
    if (kind === 'code') return [inFormOf(before.replace(/^\S*[./:](?=\S+$)/, ''), facts, true)];
    const isPhrase = phraseOwner(before) !== undefined;
    return isPhrase ? [inFormOf(before, { ...facts, constant: facts.statusConstant }, false)] : [];
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
  return isCode && !text.includes(' ') ? constant : message;
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
