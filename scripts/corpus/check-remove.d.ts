/** What `readIndependently` gives, with the text. */
interface ReadText {
  readonly text: string;
  readonly value: unknown;
  readonly rangeOf: (path: string[]) => [number, number] | undefined;
}

export function withRefsByHand(
  result: ReadText,
): { readonly text: string; readonly refs: readonly (readonly string[])[] } | undefined;
