/** The text on one line, cut to `length` code points with an ellipsis, for quoting input in messages. */
export function excerpt(text: string, length = 60): string {
  const window = length * 4;
  const line = text.slice(0, window).replace(/\s+/g, ' ').trim();
  const points = [...line];
  const isCut = points.length > length || text.length > window;
  return isCut ? `${points.slice(0, length - 1).join('')}…` : line;
}
