import { wordsOf } from './component-name.js';
import { isSingleCode, REGISTRY, registryEntry, statusTitle } from './registry.js';

const OWNERS: ReadonlyMap<string, string> = new Map(
  REGISTRY.flatMap(({ code, phrase, state, formerPhrases }) =>
    [...(state === 'unused' ? [] : [phrase]), ...formerPhrases].map(
      (owned) => [phraseKey(owned), code] as const,
    ),
  ),
);

/** What makes two phrases the same: their words, without case or punctuation. */
export function phraseKey(phrase: string): string {
  return wordsOf(phrase).join(' ').toLowerCase();
}

/** The code whose phrase, current or former, a text is: `Not Found`, `not_found`. */
export function phraseOwner(text: string): string | undefined {
  return OWNERS.get(phraseKey(text));
}

interface Phrases {
  readonly keys: ReadonlySet<string>;
  /** Finds a phrase at the front of CommonMark, with the separator behind it. */
  readonly front: RegExp;
}

const BY_STATUS = new Map<string, Phrases>();

/** Whether a text is the registered phrase of a status, current or former; `NotFound` is `Not Found`. */
export function isPhraseOf(text: string, status: string): boolean {
  return text.length < 100 && phrasesOf(status).keys.has(phraseKey(text).replaceAll(' ', ''));
}

/** The phrase of its status that a text begins with, and what a separator divides from it: `OK - Here it is.` */
export function splitPhrase(text: string, status: string): { phrase: string; rest: string } | undefined {
  const found = phrasesOf(status).front.exec(text);
  if (found?.[1] === undefined) return undefined;
  const rest = text.slice(found[0].length).trim();
  // `**OK - Here.**` is marked as a whole.
  const mark = /^\s*([*_`]+)/.exec(text)?.[1] ?? '';
  const isOpen = mark !== '' && rest.endsWith(mark) && rest.split(mark).length % 2 === 0;
  return { phrase: found[1], rest: isOpen ? rest.slice(0, -mark.length) : rest };
}

function phrasesOf(status: string): Phrases {
  const known = BY_STATUS.get(status);
  if (known !== undefined) return known;
  const entry = registryEntry(status);
  const range = isSingleCode(status) ? [] : [statusTitle(status)];
  const all = entry === undefined ? range : [entry.phrase, ...entry.formerPhrases];
  const patterns = all.map((phrase) => (phrase.match(/[\p{L}\p{N}]+/gu) ?? []).join("[\\s'’-]*"));
  const longestFirst = patterns.sort((left, right) => right.length - left.length);
  const found = {
    keys: new Set(all.map((phrase) => phraseKey(phrase).replaceAll(' ', ''))),
    front: new RegExp(
      `^[*_\`"'\\s]*(${longestFirst.join('|') || '(?!)'})[*_\`"'!]*(?:\\s*(?:-+|[–—:,.;]|<br ?/?>|\\n)(?:[*_\`"']+(?=\\s|$))?\\s*|\\s*(?=\\()|\\s*$)`,
      'iu',
    ),
  };
  BY_STATUS.set(status, found);
  return found;
}
