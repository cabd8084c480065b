/** Resource limits for untrusted input; real documents stay far below. */

/** Nested collections; deeper ones are refused before anything recurses into them. */
export const MAX_DEPTH = 500;

/** Keys that `<<` may bring in, over the whole document. */
export const MAX_MERGED_KEYS = 1_000_000;

/** Nodes that a document with aliases may have once they are written out. */
export const MAX_EXPANDED_NODES = 5_000_000;

/** Delimiters (`countDelimiters`) of a text: a YAML document of 150 MB has as many. */
export const MAX_DELIMITERS = 10_000_000;

/** UTF-16 code units up to which a text with a YAML syntax error is read again, to word the error better. */
export const MAX_REPORTED = 1_000_000;
