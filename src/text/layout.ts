/** The layout of a text around an offset, so that inserted text looks like its neighbours. */

const DEFAULT_NEWLINE = '\n';
const NEIGHBOURHOOD = 32_768;

/** The line break that ends the line before an offset, else the first one after it, else `\n`. */
export function newlineAt(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - NEIGHBOURHOOD), offset);
  const after = text.slice(offset, offset + NEIGHBOURHOOD);
  return (/(\r?\n)[^\n]*$/.exec(before) ?? /(\r?\n)/.exec(after))?.[1] ?? DEFAULT_NEWLINE;
}

/** The quote that most quoted values of a text open with; undefined where as many open with the other. */
export function quoteIn(text: string): 'single' | 'double' | undefined {
  const balance = balanceOf(text);
  return balance === 0 ? undefined : balance > 0 ? 'single' : 'double';
}

/** The quote that most quoted values before an offset open with; after it where there are none before. */
export function quoteAt(text: string, offset: number): 'single' | 'double' {
  const before = text.slice(Math.max(0, offset - NEIGHBOURHOOD), offset);
  return quoteIn(before) ?? quoteIn(text.slice(offset, offset + NEIGHBOURHOOD)) ?? 'double';
}

/** How many more values stand in single quotes than in double ones. */
function balanceOf(text: string): number {
  let balance = 0;
  for (const { 1: quote } of text.matchAll(/[:-] (['"])/g)) balance += quote === "'" ? 1 : -1;
  return balance;
}

/** Whether block sequences stand further right than the key they belong to, by the first one that is found. */
export function indentsSequences(text: string): boolean {
  const first = /^( *)[^\s#][^\r\n]*:[ \t]*\r?\n( *)- /m.exec(text);
  return first === null || (first[2] ?? '').length > (first[1] ?? '').length;
}
