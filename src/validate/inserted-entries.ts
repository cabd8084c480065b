import { containersOf, type Dialect } from '../dialect.js';
import { valueAt } from '../spec/value-at.js';
import { isObject } from '../text/is-object.js';
import { startsWith } from '../text/starts-with.js';
import type { SpecFile } from './spec-file.js';

/** The paths of what was inserted; in place of a container that is new, those of its entries. */
export function insertedEntries(
  main: SpecFile,
  dialect: Dialect,
  inserted: readonly (readonly string[])[],
): (readonly string[])[] {
  const { responses, schemas } = containersOf(dialect);
  return inserted.flatMap((path) => {
    const containers = [responses, schemas].filter((container) => startsWith(container, path));
    if (containers.length === 0) return [path];
    return containers.flatMap((container) => {
      const entries = valueAt(main.source.value, container);
      return isObject(entries) ? Object.keys(entries).map((name) => [...container, name]) : [];
    });
  });
}
