import { registryEntry, registryTitle } from './registry.js';

/** Title and description of each class (RFC 9110 sections 15.2 to 15.6). */
const CLASSES: ReadonlyMap<string, { readonly title: string; readonly description: string }> = new Map([
  ['1', { title: 'Informational', description: 'An interim response. The final response follows.' }],
  ['2', { title: 'Successful', description: 'The request succeeded.' }],
  ['3', { title: 'Redirection', description: 'The client must take another step to complete the request.' }],
  ['4', { title: 'Client Error', description: 'The request is invalid or not allowed.' }],
  ['5', { title: 'Server Error', description: 'The server failed to handle the request.' }],
]);

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

/** What a status is called: the registry's phrase, or a title for its class. */
export function statusTitle(status: string): string {
  const entry = registryEntry(status);
  return entry === undefined ? unregisteredText(status).title : registryTitle(entry);
}

/** The description of a status that says nothing about one API. */
export function statusDescription(status: string): string {
  return registryEntry(status)?.description ?? unregisteredText(status).description;
}
