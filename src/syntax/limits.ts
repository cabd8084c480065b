/** Bounds that no honest document comes near, and that keep a hostile one from taking the machine. */

/** Nested collections; deeper ones are refused before anything recurses into them. */
export const MAX_DEPTH = 500;

/** Lists and block quotes in one another in a Markdown text. */
export const MAX_MARKDOWN_DEPTH = 100;

/** Keys that `<<` may bring in, over the whole document. */
export const MAX_MERGED_KEYS = 1_000_000;

/** Nodes that a document with aliases may have once they are written out. */
export const MAX_EXPANDED_NODES = 5_000_000;

/** Signs and line breaks that values begin or end with (`countMarks`): an honest YAML document of 150 MB has as many. */
export const MAX_MARKS = 10_000_000;

/** UTF-16 code units up to which a text that is no YAML is read again, to tell its fault better. */
export const MAX_JUDGED = 1_000_000;
