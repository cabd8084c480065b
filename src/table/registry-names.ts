import { componentName, type NamingOptions } from './component-name.js';
import { REGISTRY, registryEntry, statusTitle } from './registry.js';

/**
 * The name of every registered code: `{ code: '404', name: 'NotFound' }`. Unused codes go by their former phrase.
 * These names change only in a major version.
 */
export function registryNames(
  options: NamingOptions = {},
): { readonly code: string; readonly name: string }[] {
  return REGISTRY.map(({ code }) => ({
    code,
    name: componentName(statusTitle(code), code, options),
  }));
}

/** The names that a status went by under its former phrases: `413` gives `PayloadTooLarge` and more. */
export function formerNames(status: string, options: NamingOptions = {}): string[] {
  if (options.naming === 'code') return [];
  return (registryEntry(status)?.formerPhrases ?? []).map((phrase) => componentName(phrase, status, options));
}
