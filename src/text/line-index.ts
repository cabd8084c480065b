/** Line and column count from 1; columns are UTF-16 code units. */
interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Line starts of a text, found once, when they are first asked for; `\n`, `\r\n` and a lone `\r` each end a line
 * (YAML 1.2 section 5.4).
 */
export class LineIndex {
  readonly #text: string;
  #found: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get #starts(): readonly number[] {
    this.#found ??= lineStarts(this.#text);
    return this.#found;
  }

  /** The line and column of an offset; offsets past the end are on the last line. */
  at(offset: number): LineColumn {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** The offset where a line (from 1) begins; `undefined` past the last one. */
  startOf(line: number): number | undefined {
    return this.#starts[line - 1];
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const newline = /\r\n|\n|\r/g;
  while (newline.test(text)) starts.push(newline.lastIndex);
  return starts;
}
