import { MAX_MERGED_KEYS } from './limits.js';
import { type Refusal, refuse } from './syntax-reading.js';

export interface ValuePair {
  readonly key: unknown;
  readonly value: unknown;
  /** The key is a plain `<<`: the value's entries are meant, not the value. */
  readonly isMerge: boolean;
  /** Where the key stands. */
  readonly offset: number;
}

/**
 * Builds plain data as the fast reader does: keys are strings, `<<` is resolved, anchors are shared, `__proto__` is a
 * key like any other. What plain data cannot say is refused.
 */
export class YamlValues {
  /** The first fault that was met; values built after it mean nothing. */
  refusal: Refusal | undefined;
  readonly #anchors = new Map<string, unknown>();
  #mergedKeys = 0;

  setAnchor(name: string, value: unknown): void {
    this.#anchors.set(name, value);
  }

  aliased(name: string, offset: number): unknown {
    if (!this.#anchors.has(name)) this.#refuse(`the alias *${name} has no anchor before it`, offset);
    return this.#anchors.get(name);
  }

  /** @throws never; a key twice, a collection as key and a `<<` of something else are refused */
  map(pairs: readonly ValuePair[]): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (const { key, value, isMerge, offset } of pairs) {
      if (isMerge) continue;
      if (typeof key === 'object' && key !== null) {
        this.#refuse('a key must not be a list or map', offset);
        continue;
      }
      const name = String(key);
      if (Object.hasOwn(map, name)) this.refusal ??= refuse('DUPLICATE_KEY', {}, offset);
      setOwn(map, name, value);
    }
    for (const { value, isMerge, offset } of pairs) {
      if (!isMerge) continue;
      for (const source of Array.isArray(value) ? value : [value]) this.#merge(map, source, offset);
    }
    return map;
  }

  #merge(map: Record<string, unknown>, source: unknown, offset: number): void {
    if (typeof source !== 'object' || source === null || Array.isArray(source)) {
      this.#refuse('the value of "<<" must be a map', offset);
      return;
    }
    const entries = Object.entries(source);
    this.#mergedKeys += entries.length + 1;
    if (this.#mergedKeys > MAX_MERGED_KEYS) {
      this.refusal ??= refuse('EXCESSIVE_ALIASES', { limit: MAX_MERGED_KEYS }, offset);
      return;
    }
    for (const [name, value] of entries) if (!Object.hasOwn(map, name)) setOwn(map, name, value);
  }

  #refuse(detail: string, offset: number): void {
    this.refusal ??= refuse('NOT_PARSEABLE', { format: 'YAML', detail }, offset);
  }
}

/** Assignment that makes `__proto__` a key like any other. */
function setOwn(map: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') map[name] = value;
  else Object.defineProperty(map, name, { value, writable: true, enumerable: true, configurable: true });
}
