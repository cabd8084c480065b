import { isObject } from '../values/is-object.js';

/** Keywords beside which `nullable` may not be enough to let null in. */
const LIMITS = ['enum', 'allOf', 'anyOf', 'oneOf', 'not'];

/**
 * The options of an `anyOf` in OpenAPI 3.0, which has no type `null`: Zod writes that option as a string that is
 * null alone, and code generators have no type for it. `nullable` at another option says the same (3.0.4 section
 * "Schema Object"). It counts only beside a `type`, and an `enum` would have to list null too.
 */
export function nullableOption(options: readonly unknown[]): readonly unknown[] {
  const others = options.filter((option) => !isNullAlone(option));
  const first = others.find(canBeNullable);
  if (others.length === options.length || !isObject(first)) return options;
  return others.map((option) => (option === first ? { ...first, nullable: true } : option));
}

function canBeNullable(option: unknown): boolean {
  return isObject(option) && 'type' in option && !LIMITS.some((keyword) => keyword in option);
}

function isNullAlone(option: unknown): boolean {
  if (!isObject(option) || option.nullable !== true || !Array.isArray(option.enum)) return false;
  return option.enum.length === 1 && option.enum[0] === null;
}
