import type { SchemaError } from './schema-error.js';

/** An error with its pointer split into names. */
export interface ErrorEntry {
  readonly error: SchemaError;
  readonly path: readonly string[];
}

/** The pointers of the entries and of all their ancestors. */
export function pointersUpFrom(entries: readonly ErrorEntry[]): Set<string> {
  const pointers = new Set<string>();
  for (const { error } of entries) {
    let pointer = error.instancePath;
    while (!pointers.has(pointer)) {
      pointers.add(pointer);
      pointer = parentOf(pointer);
    }
  }
  return pointers;
}

/** The parent of a pointer; the root is its own parent. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}
