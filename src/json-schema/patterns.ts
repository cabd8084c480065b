const LONGEST_PATTERN = 200;
/**
 * Longest text that a pattern of a foreign schema is tried on, in UTF-16 code units, by how many repetitions the
 * pattern has: each multiplies the steps by the length of the text, and so does looking for where to start.
 */
const LONGEST_TEXTS = [65_536, 4_096, 256] as const;

/**
 * Whether a regular expression of a spec can be run at all: rejects those whose matching time can be exponential.
 * Only those pass whose worst case is a small power of the text's length: no repeated group, no look-around, no
 * back reference, and at most two repetitions. Cautious: harmless ones fail too.
 */
export function isSafePattern(pattern: string): boolean {
  return longestText(pattern) !== undefined;
}

/** The longest text that a pattern is tried on; `undefined` when it is never run. */
function longestText(pattern: string): number | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const bare = pattern.replace(/\\[^1-9k]/g, 'a').replace(/\[[^\]]*\]/g, 'a');
  if (/\\|\(\?[^:]|\)[*+?{]/.test(bare)) return undefined;
  const repetitions = bare.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  return LONGEST_TEXTS[repetitions.length];
}

/** A matcher in the shape of a `RegExp`, as far as AJV asks. */
interface Matcher {
  test(text: string): boolean;
  /** Tells matchers apart: AJV keeps one for each. */
  toString(): string;
}

/** A matcher for a pattern of a foreign schema: what cannot be run safely matches nothing. */
export function untrustedMatcher(pattern: string, flags: string): Matcher {
  const key = `/${pattern}/${flags}`;
  const longest = longestText(pattern);
  if (longest === undefined) return { test: () => false, toString: () => key };
  const expression = trustedMatcher(pattern, flags);
  return { test: (text) => text.length <= longest && expression.test(text), toString: () => key };
}

/** A matcher for a pattern of the author's own schema: read without the flag `u` where it is invalid with it. */
export function trustedMatcher(pattern: string, flags: string): Matcher {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern, flags.replace('u', ''));
  }
}

/** Whether a pattern of the author's own schema is a regular expression. */
export function isPattern(pattern: unknown): boolean {
  try {
    trustedMatcher(String(pattern), 'u');
    return true;
  } catch {
    return false;
  }
}
