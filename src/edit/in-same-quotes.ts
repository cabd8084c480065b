import type { SourceNode } from '../syntax/source-node.js';

/** A string in the quotes of the scalar that it replaces; `undefined` if that has none, or it needs escapes. */
export function inSameQuotes(
  text: string,
  { kind, start, end }: SourceNode,
  value: unknown,
): string | undefined {
  const quote = text[start];
  if (kind !== 'scalar' || (quote !== '"' && quote !== "'") || text[end - 1] !== quote) return undefined;
  return typeof value === 'string' && /^[\w #/.~%-]*$/.test(value) ? `${quote}${value}${quote}` : undefined;
}
