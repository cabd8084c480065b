import { firstDifference } from '../values/first-difference.js';
import { isObject } from '../values/is-object.js';

/** A map of a text that was read, and how many entries it has. */
interface ReadMap {
  readonly value: Readonly<Record<string, unknown>>;
  readonly size: number;
}

/** Texts of maps, each read once. */
export class ReadTexts {
  readonly #read: (text: string) => unknown;
  readonly #known = new Map<string, ReadMap | undefined>();

  /** @param read the value of a text; undefined if it cannot be read */
  constructor(read: (text: string) => unknown) {
    this.#read = read;
  }

  /** Whether a text says what is expected, or does so as the value of a key in front of it. */
  prove(
    { text, expected }: { readonly text: string; readonly expected: ReadonlyMap<string, unknown> },
    key = '',
  ): boolean {
    const whole = key + text;
    if (!this.#known.has(whole)) {
      const value = key === '' ? this.#read(text) : this.#valueOfKey(whole, key.trim());
      this.#known.set(whole, isObject(value) ? { value, size: Object.keys(value).length } : undefined);
    }
    const { value, size } = this.#known.get(whole) ?? {};
    if (value === undefined || size !== expected.size) return false;
    for (const [name, member] of expected) {
      if (!Object.hasOwn(value, name) || firstDifference(value[name], member) !== undefined) return false;
    }
    return true;
  }

  /** A marker of documents, or a directive, would be about the whole text, where it is only about this one. */
  #valueOfKey(text: string, key: string): unknown {
    const value = /^(?:\.{3}|---|%)/m.test(text) ? undefined : this.#read(text);
    return isObject(value) && Object.keys(value).length === 1 ? value[key] : undefined;
  }
}
