import { nearestName } from '../text/nearest-name.js';
import { isObject } from './is-object.js';

/** What is wrong with a value, in words that follow its name. */
type Check = (value: unknown) => string | undefined;

/** For each option of `O`, its check. */
export type Checks<O> = Readonly<Record<keyof O, Check>>;

export const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
export const string: Check = (value) => (typeof value === 'string' ? undefined : 'must be a string');

export function oneOf(names: readonly string[]): Check {
  return (value) => (names.some((name) => name === value) ? undefined : `must be one of ${names.join(', ')}`);
}

/**
 * Checks options, which may come from untyped code. A value that is `undefined` counts as absent.
 *
 * @returns the options that are given
 * @throws TypeError that names the option
 */
export function checkOptions<O extends object>(options: O, checks: Checks<O>): O {
  if (!isObject(options)) throw new TypeError('The options must be an object.');
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const known: ReadonlyMap<string, Check> = new Map(Object.entries(checks));
  for (const [name, value] of given) {
    const check = known.get(name);
    if (check === undefined) throw new TypeError(unknownOption(name, [...known.keys()]));
    const problem = check(value);
    if (problem !== undefined) throw new TypeError(`The option ${name} ${problem}.`);
  }
  return Object.fromEntries(given) as O;
}

function unknownOption(name: string, known: readonly string[]): string {
  if (name === 'codes') return 'Unknown option codes: pass codes to readTable or buildStatusTable.';
  const nearest = nearestName(name, known);
  return `Unknown option ${name}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
}
