/**
 * Decisions drawn from a list of numbers, 0 the plainest; past its end everything is 0. So a case is a list, and a
 * shorter or smaller list is a plainer case: whoever makes the lists can shrink them without knowing documents.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #position = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    const number = this.#numbers[this.#position] ?? 0;
    this.#position += 1;
    return number % limit;
  }

  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  /** The list in some order; 0s leave it as it is. */
  shuffle<T>(list: readonly T[]): T[] {
    const rest = [...list];
    const shuffled: T[] = [];
    while (rest.length > 0) shuffled.push(...rest.splice(this.below(rest.length), 1));
    return shuffled;
  }
}
