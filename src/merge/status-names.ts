import { posix } from 'node:path';
import { registryEntry } from '../table/registry.js';
import { fromPointer } from '../values/pointer.js';

/** Whether a target is in another local file. */
export function isInFile(target: string): boolean {
  return !/^(?:#|\/\/|[a-z][a-z\d+.-]+:)/i.test(target);
}

/** The last name in a reference; of one to a whole file, the name of the file. */
export function lastNameOf(target: string): string {
  const hash = target.indexOf('#');
  if (hash < 0) return posix.basename(target).replace(/\.[^.]*$/, '');
  return (fromPointer(target.slice(hash)) ?? []).at(-1) ?? '';
}

/** What a response for a status may be called: its phrase, a former one, its code, or its code and a phrase. */
export function namesOf(status: string): ReadonlySet<string> {
  const entry = registryEntry(status);
  const phrases = entry === undefined ? [] : [entry.phrase, ...entry.formerPhrases];
  return new Set(
    [...phrases.flatMap((phrase) => [phrase, `${status} ${phrase}`, `${phrase} ${status}`]), status]
      .map(keyOf)
      .filter((key) => key !== ''),
  );
}

/**
 * A name without case, separators and the words that any error may carry. `InternalError` is short for the phrase of
 * 500; `Internal` alone may be anything.
 */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')
    .replace(/internal(?=err)/, 'internalserver')
    .replaceAll(/response|error|err|http|generic/g, '');
}
