/** `100` to `599`, a range (`4XX`) or `default`: the keys of a Responses Object (OpenAPI 3.0.4 section 4.8.16). */
const STATUS = /^(?:[1-5]\d\d|[1-5]xx|default)$/i;

/** Title and description of each class (RFC 9110 sections 15.2 to 15.6). */
const CLASSES: ReadonlyMap<string, { readonly title: string; readonly description: string }> = new Map([
  ['1', { title: 'Informational', description: 'An interim response. The final response follows.' }],
  ['2', { title: 'Successful', description: 'The request succeeded.' }],
  ['3', { title: 'Redirection', description: 'The client must take another step to complete the request.' }],
  ['4', { title: 'Client Error', description: 'The request is invalid or not allowed.' }],
  ['5', { title: 'Server Error', description: 'The server failed to handle the request.' }],
]);

/** The status in its one spelling (`'404'`, `'4XX'`, `'default'`); `undefined` for any other text. */
export function parseStatus(text: string): string | undefined {
  if (!STATUS.test(text)) return undefined;
  return text.toLowerCase() === 'default' ? 'default' : text.toUpperCase();
}

/** Whether the status is one code, not a range or `default`. */
export function isSingleCode(status: string): boolean {
  return /^\d{3}$/.test(status);
}

/** Title and description for a status that the registry has no entry for. */
export function unregisteredText(status: string): { readonly title: string; readonly description: string } {
  const known = CLASSES.get(status.charAt(0));
  if (known === undefined) {
    return { title: 'Unexpected Error', description: 'An unexpected error.' };
  }
  return isSingleCode(status) ? { ...known, title: `Status ${status}` } : known;
}

/** Sorts codes by number, ranges after all of them, `default` last. */
export function statusRank(status: string): number {
  if (status === 'default') return Number.POSITIVE_INFINITY;
  return isSingleCode(status) ? Number(status) : 1000 + Number(status.charAt(0));
}
