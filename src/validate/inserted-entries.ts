import { containersOf, type SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { startsWith } from '../values/starts-with.js';
import { valueAt } from '../values/value-at.js';
import type { SpecFile } from './spec-file.js';

/** The paths of what was inserted; in place of a container that is new, those of its entries. */
export function insertedEntries(
  main: SpecFile,
  version: SpecVersion,
  inserted: readonly (readonly string[])[],
): (readonly string[])[] {
  const { responses, schemas } = containersOf(version);
  return inserted.flatMap((path) => {
    const containers = [responses, schemas].filter((container) => startsWith(container, path));
    if (containers.length === 0) return [path];
    return containers.flatMap((container) => {
      const entries = valueAt(main.source.value, container);
      return isObject(entries) ? Object.keys(entries).map((name) => [...container, name]) : [];
    });
  });
}
