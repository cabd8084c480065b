import type { TextEdit } from './text-edit.js';

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
