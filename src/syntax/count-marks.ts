/** By code of a character: 1 for a mark. */
const MARKS = new Uint8Array(128);
for (const mark of '\n\r,:[{-?') MARKS[mark.charCodeAt(0)] = 1;

/** How many signs and line breaks a YAML or JSON text has that a value begins or ends with: no fewer than values. */
export function countMarks(text: string): number {
  let count = 0;
  for (let position = 0; position < text.length; position += 1)
    count += MARKS[text.charCodeAt(position)] ?? 0;
  return count;
}
