import { COMPONENT_NAME } from '../openapi-version.js';
import { capitalize } from '../text/pascal-case.js';

export const NAMING_STYLES = ['pascal', 'camel', 'snake', 'kebab', 'code'] as const;
export type NamingStyle = (typeof NAMING_STYLES)[number];

export interface NamingOptions {
  /** @default 'pascal' */
  readonly naming?: NamingStyle;
  /** Put after every generated name, unless the name ends in it already. @default '' */
  readonly suffix?: string;
}

/** Whether OpenAPI allows the name as a key of `components`. */
export function isComponentName(name: string): boolean {
  return COMPONENT_NAME.test(name);
}

/**
 * The component name that a message gives: its words, split on whatever is neither letter nor digit, each with a
 * capital first letter (`URI Too Long` gives `URITooLong`); apostrophes are dropped. The styles:
 *
 * - `pascal`: `NotFound`, `URITooLong`
 * - `camel`: `notFound`, `uriTooLong`
 * - `snake`: `not_found`, `uri_too_long`
 * - `kebab`: `not-found`, `uri-too-long`
 * - `code`: the status itself, `404`, `4XX`, `default`. Some code generators cannot take a key of digits alone;
 *   a suffix (`404Error`) helps, and without one `buildStatusTable` warns.
 *
 * `snake` and `kebab` join a suffix in their own style (`not_found_error`) unless it starts with a mark of its own
 * (`-error`); the others put it at the end as it is.
 *
 * The result can break the pattern of OpenAPI where the message has letters outside ASCII: see `isComponentName`.
 */
export function componentName(
  message: string,
  status: string,
  { naming = 'pascal', suffix = '' }: NamingOptions = {},
): string {
  const base = naming === 'code' ? status : STYLES[naming](wordsOf(message));
  return base === '' ? '' : withSuffix(base, suffix, naming);
}

const STYLES = {
  pascal: (words: readonly string[]) => words.map(capitalize).join(''),
  camel: ([first = '', ...rest]: readonly string[]) => first.toLowerCase() + rest.map(capitalize).join(''),
  snake: (words: readonly string[]) => words.join('_').toLowerCase(),
  kebab: (words: readonly string[]) => words.join('-').toLowerCase(),
} as const;

/** The words of a message; letters and digits of any script. */
export function wordsOf(message: string): string[] {
  return message.replace(/['’]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function withSuffix(base: string, suffix: string, naming: NamingStyle): string {
  const separator = naming === 'snake' ? '_' : naming === 'kebab' ? '-' : undefined;
  const joined =
    separator !== undefined && /^[\p{L}\p{N}]/u.test(suffix)
      ? separator + STYLES[naming === 'snake' ? 'snake' : 'kebab'](nameWords(suffix))
      : suffix;
  return base.endsWith(joined) ? base : base + joined;
}

/** The words of a name, capitals inside it starting new ones: `URITooLong` has three. */
export function nameWords(name: string): string[] {
  const apart = name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return wordsOf(apart);
}

/** The name without accents, spaces and marks, where that makes it allowed (`Não Encontrado!`, `NaoEncontrado`). */
export function asciiName(name: string): string | undefined {
  const folded = name.normalize('NFKD').replace(/[^\p{L}\p{N}._-]+/gu, '');
  return isComponentName(folded) ? folded : undefined;
}
