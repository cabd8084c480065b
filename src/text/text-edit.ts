/**
 * One replacement in a text. `offset` and `length` are UTF-16 code units of the original text; a list of edits
 * is ordered by offset and its ranges are disjoint (two insertions never share an offset).
 */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/**
 * Applies edits to the text they were made for.
 *
 * @throws RangeError when edits are out of range, out of order or overlap: a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  // String concatenation is lazy in V8: nothing is copied until the text is read.
  let edited = '';
  for (const part of editedParts(text, edits)) edited += part;
  return edited;
}

/** The edited text in parts, so that a large one need not be copied. */
export function editedParts(text: string, edits: readonly TextEdit[]): string[] {
  const parts: string[] = [];
  let position = 0;
  let previous = -1;
  for (const { offset, length, content } of edits) {
    if (offset < position || offset === previous || length < 0 || offset + length > text.length) {
      throw new RangeError(`Edit at offset ${offset}, length ${length} is out of order or out of range.`);
    }
    parts.push(text.slice(position, offset), content);
    position = offset + length;
    previous = offset;
  }
  parts.push(text.slice(position));
  return parts;
}

/** Maps an offset of the edited text to the original; an offset in inserted text maps to its edit. */
export function originalOffset(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { offset: start, length, content } of edits) {
    const newStart = start + shift;
    if (offset < newStart) break;
    if (offset < newStart + content.length) return start;
    shift += content.length - length;
  }
  return offset - shift;
}

export const offsetOf = ({ offset }: TextEdit) => offset;

/** The index of the last of the sorted parts that starts before an offset; -1 if none does. */
export function lastBefore<T>(parts: readonly T[], offset: number, startOf: (part: T) => number): number {
  let [low, high] = [-1, parts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const part = parts[middle];
    if (part !== undefined && startOf(part) < offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
