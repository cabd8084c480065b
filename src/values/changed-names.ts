import { keysOf } from './keys-of.js';

type Plain = Readonly<Record<string, unknown>>;

/** The names that an object has more than another, and those whose value is another one or gone. */
export function changedNames(before: Plain, expected: Plain): { added: string[]; changed: Set<string> } {
  const added: string[] = [];
  const changed = new Set<string>();
  const names = Object.keys(expected);
  for (const name of names) {
    if (!Object.hasOwn(before, name)) added.push(name);
    else if (before[name] !== expected[name]) changed.add(name);
  }
  const old = keysOf(before);
  if (old.length > names.length - added.length)
    for (const name of old) if (!Object.hasOwn(expected, name)) changed.add(name);
  return { added, changed };
}
