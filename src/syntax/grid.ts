/** A cell of a Markdown, CSV or TSV table; offsets are UTF-16 code units of the text as it was handed in. */
export interface GridCell {
  /** What a reader sees: no marks of bold, code or link, no footnote marks; line breaks are `\n`. */
  readonly text: string;
  /** The Markdown of the cell, pipes unescaped, trimmed. @default `text` */
  readonly source?: string;
  /** The target of the link, if the cell is one link. */
  readonly url?: string;
  /** Start of the first character that is neither delimiter nor space. */
  readonly offset: number;
}

export interface GridRow {
  readonly offset: number;
  readonly cells: readonly GridCell[];
  /** Whether it follows a blank line, which ends the table for other readers (GFM section 4.10). */
  readonly isDetached?: boolean;
}

/** A table as its file has it: nothing is decided about what its columns mean. */
export interface Grid {
  readonly offset: number;
  readonly header: readonly GridCell[];
  readonly rows: readonly GridRow[];
  /** Text of the headings above the table, the nearest first. */
  readonly headings: readonly string[];
}
