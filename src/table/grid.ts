/** A cell of a table with rows and columns, whichever format it comes from. */
export interface GridCell {
  /** What a reader sees; line breaks are `\n`. */
  readonly text: string;
  /** CommonMark: the cell as written. @default `text` */
  readonly source?: string;
  /** The target of the link, if the cell is one link. */
  readonly url?: string;
  readonly offset: number;
}

export interface GridRow {
  readonly offset: number;
  readonly cells: readonly GridCell[];
  /** Whether it follows a blank line inside the table. */
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

/** The cells of one column; rows may be shorter. */
export function columnCells({ rows }: Grid, index: number): string[] {
  return rows.map(({ cells }) => cells[index]?.text ?? '');
}
