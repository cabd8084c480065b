import type { TextEdit } from '../text/text-edit.js';

interface CursorPlace {
  /** How many edits end before the place, or at it. */
  readonly passed: number;
  /** By how much they move the text. */
  readonly shift: number;
}

/** A place in a text that moves on, and the edits before and after it. */
export class EditCursor {
  readonly #edits: readonly TextEdit[];
  #passed = 0;
  #shift = 0;

  constructor(edits: readonly TextEdit[]) {
    this.#edits = edits;
  }

  get place(): CursorPlace {
    return { passed: this.#passed, shift: this.#shift };
  }

  /** Where the first edit begins that does not end before the place, or at it. */
  get offset(): number {
    return this.#edits[this.#passed]?.offset ?? Number.POSITIVE_INFINITY;
  }

  /** @param isBefore - Whether insertions at the place come after it. */
  advance(place: number, isBefore = false): void {
    for (let edit = this.#edits[this.#passed]; edit !== undefined; edit = this.#edits[this.#passed]) {
      if (edit.offset + edit.length > place || (isBefore && edit.offset === place)) break;
      this.#shift += edit.content.length - edit.length;
      this.#passed += 1;
    }
  }

  back({ passed, shift }: CursorPlace): undefined {
    this.#passed = passed;
    this.#shift = shift;
  }
}

/** Whether an edit reaches one of some sorted offsets, or ends right before it. */
export function touchesAny(edits: readonly TextEdit[], offsets: readonly number[]): boolean {
  let index = 0;
  return offsets.some((offset) => {
    const isBefore = (edit: TextEdit) => edit.offset + edit.length < offset;
    for (let edit = edits[index]; edit !== undefined && isBefore(edit); edit = edits[index]) index += 1;
    return (edits[index]?.offset ?? Number.POSITIVE_INFINITY) <= offset;
  });
}
