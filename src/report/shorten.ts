/** A text of at most `length` UTF-16 code units, `…` in the middle of one that is longer; no character is halved. */
export function shorten(text: string, length = 500): string {
  if (text.length <= length) return text;
  const half = Math.floor((length - 1) / 2);
  const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-half).replace(/^[\udc00-\udfff]/, '');
  return `${head}…${tail}`;
}
