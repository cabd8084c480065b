const MARKS = new Set(Array.from('\n\r,:[{-?', (mark) => mark.charCodeAt(0)));
const LAST_MARK = Math.max(...MARKS);

/** How many signs and line breaks a YAML or JSON text has that a value begins or ends with: no fewer than values. */
export function countMarks(text: string): number {
  let count = 0;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code <= LAST_MARK && MARKS.has(code)) count += 1;
  }
  return count;
}
