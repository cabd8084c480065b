import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { MAX_DEPTH } from '../syntax/limits.js';
import { isCollection, isPlainObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';

/** The levels of a document above an entry of `components.schemas`, the deepest container there is. */
const LEVELS_ABOVE = 3;

interface NotSerializable {
  readonly path: readonly string[];
  /** As a sentence begins; `undefined` for what nests too deep. */
  readonly found: string | undefined;
}

/**
 * Why a value cannot be written into a document: it has something that JSON does not have, half a surrogate pair
 * (RFC 7493 section 2.1), or nesting that readers reject.
 *
 * @param place of the value, or of its root: then with no pointer, and the finding gets one
 */
export function findNotSerializable(value: unknown, place: Place): Diagnostic | undefined {
  const limit = MAX_DEPTH - LEVELS_ABOVE;
  const fault = find(value, limit, []);
  if (fault === undefined) return undefined;
  const at = place.pointer === undefined ? { ...place, pointer: toPointer(fault.path) } : place;
  if (fault.found === undefined) return diagnose('TOO_DEEP', { limit }, at);
  return diagnose('VALUE_NOT_WRITABLE', { found: fault.found }, at);
}

/** @param room levels that are left; a scalar takes one too */
function find(value: unknown, room: number, path: readonly string[]): NotSerializable | undefined {
  if (room === 0) return { path, found: undefined };
  const found = scalarFault(value);
  if (found !== undefined) return { path, found };
  if (!isCollection(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const inner = [...path, name];
    const fault = isBroken(name) ? { path: inner, found: BROKEN } : find(member, room - 1, inner);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const BROKEN = 'A string with half a surrogate pair';

function scalarFault(value: unknown): string | undefined {
  if (typeof value === 'string') return isBroken(value) ? BROKEN : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : String(value);
  if (typeof value === 'boolean' || value === null || Array.isArray(value)) return undefined;
  if (typeof value !== 'object') return value === undefined ? 'undefined' : `A ${typeof value}`;
  return isPlainObject(value) ? undefined : 'An object that is not a plain map';
}

function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
