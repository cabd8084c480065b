import { isCollection, isObject } from '../values/is-object.js';
import type { ErrorBody, ExampleContext } from './error-body.js';
import type { ExampleRow } from './error-cases.js';
import { type ExampleFacts, exampleFacts, isDetail, isStatusCode, kindOf } from './example-facts.js';

/**
 * Members of a row's example that are the same in every occurrence: what the row says, and constants of the schema.
 * Made-up values and details (RFC 9457 section 3.1.4) are left out.
 *
 * @returns undefined for a body that is a list or a text
 */
export function constantMembers(
  body: ErrorBody,
  row: ExampleRow,
  context: ExampleContext,
): Readonly<Record<string, unknown>> | undefined {
  const example = body.example(row, context);
  if (!isObject(example)) return undefined;
  const facts = exampleFacts(row, context);
  const properties = body.jsonSchema?.root.properties;
  const entries = Object.entries(example).flatMap(([name, value]) => {
    const property = isObject(properties) ? properties[name] : undefined;
    if (isObject(property) && 'const' in property) return [[name, value] as const];
    const constant = constantPart(name, value, example, facts);
    // The caller must give a part that lost a required member.
    const isWhole =
      constant === value ||
      (constant !== undefined && body.reject({ ...example, [name]: constant }) === undefined);
    return isWhole ? [[name, constant] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** @returns `undefined` where the row does not say it */
function constantPart(name: string, value: unknown, siblings: object, facts: ExampleFacts): unknown {
  if (isCollection(value)) {
    const isBesideFacts = Object.entries(siblings).some(
      ([sibling, member]) => kindOf(sibling) !== undefined && typeof member !== 'object',
    );
    if (isDetail(name) && isBesideFacts) return undefined;
    if (Array.isArray(value)) {
      const items = value.map((item) => constantPart('', item, {}, facts));
      return items.length === 0 || items.includes(undefined) ? undefined : items;
    }
    const entries = Object.entries(value).flatMap(([key, member]) => {
      const constant = constantPart(key, member, value, facts);
      return constant === undefined ? [] : [[key, constant] as const];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return isStated(name, value, facts) ? value : undefined;
}

function isStated(name: string, value: unknown, { status, type, code }: ExampleFacts): boolean {
  if (code !== undefined && String(value) === code) return true;
  switch (kindOf(name)) {
    case 'status':
    case 'code':
      // A number of a body for a range was made up.
      return /\d/.test(String(value)) ? String(value) === String(status) : isStatusCode(value);
    case 'type':
      return value === type;
    case 'text':
    case 'flag':
      return true;
    case undefined:
      return false;
  }
}
