import { wordsOf } from './component-name.js';
import { REGISTRY } from './registry.js';

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

/** The code whose phrase, current or former, has this key. */
export function phraseOwner(key: string): string | undefined {
  return OWNERS.get(key);
}
