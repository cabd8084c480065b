import type { TextEdit } from '../text/text-edit.js';

/** Sorts edits, and joins edits that touch or, if both delete, overlap. */
export function orderEdits(edits: readonly TextEdit[]): TextEdit[] {
  const ordered: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length)) {
    const previous = ordered.at(-1);
    const end = previous === undefined ? -1 : previous.offset + previous.length;
    if (previous === undefined || edit.offset > end) ordered.push(edit);
    else ordered[ordered.length - 1] = join(previous, edit, end);
  }
  return ordered.filter(({ length, content }) => length > 0 || content !== '');
}

function join(first: TextEdit, second: TextEdit, firstEnd: number): TextEdit {
  if (second.offset < firstEnd && second.content !== '' && first.content !== '') {
    throw new RangeError(`Two edits write to offset ${second.offset}.`);
  }
  const end = Math.max(firstEnd, second.offset + second.length);
  return { offset: first.offset, length: end - first.offset, content: first.content + second.content };
}
