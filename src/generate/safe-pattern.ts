/** Longest text that a pattern of a foreign schema is tried on, in UTF-16 code units. */
const LONGEST_TEXT = 256;
const LONGEST_PATTERN = 200;
/** Repetitions whose backtracking multiplies: with three, 256 characters take millions of steps. */
const MOST_REPETITIONS = 2;

/**
 * Whether a regular expression of a spec can be run at all: some take longer than anyone lives on a short text.
 * Only those pass whose worst case is a small power of the text's length: no repeated group, no look-around, no
 * back reference, and few repetitions. Cautious: harmless ones fail too.
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > LONGEST_PATTERN) return false;
  const bare = pattern.replace(/\\[^1-9k]/g, 'a').replace(/\[\^?\]?[^\]]*\]/g, 'a');
  if (/\\|\(\?[^:]|\)[*+?{]/.test(bare)) return false;
  return (bare.match(/[*+]|\{\d+,\d*\}/g) ?? []).length <= MOST_REPETITIONS;
}

/** A matcher in the shape of a `RegExp`, as far as AJV asks. */
export interface Matcher {
  test(text: string): boolean;
  /** Tells matchers apart: AJV keeps one for each. */
  toString(): string;
}

/** A matcher for a pattern of a foreign schema: what cannot be run safely matches nothing. */
export function safeMatcher(pattern: string, flags: string): Matcher {
  const key = `/${pattern}/${flags}`;
  if (!isSafePattern(pattern)) return { test: () => false, toString: () => key };
  const expression = new RegExp(pattern, flags);
  return { test: (text) => text.length <= LONGEST_TEXT && expression.test(text), toString: () => key };
}
