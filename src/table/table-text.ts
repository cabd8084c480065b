import type { Place } from '../diagnostic.js';
import { LineIndex } from '../text/line-index.js';
import type { Column, SourceCell } from './table-source.js';

/** Columns whose text is CommonMark and may have several lines. */
const PROSE: ReadonlySet<Column> = new Set(['description', 'details']);

/** A table's file: turns offsets into cells and locations. */
export class TableText {
  readonly file: string;
  readonly #lines: LineIndex;

  constructor(text: string, file: string) {
    this.file = file;
    this.#lines = new LineIndex(text);
  }

  placeAt(offset: number): Place {
    return { file: this.file, offset, ...this.#lines.at(offset) };
  }

  /** @returns undefined when nothing but space is left of the text */
  cell(column: Column, text: string, offset: number): SourceCell | undefined {
    const clean = PROSE.has(column) ? cleanProse(text) : cleanLine(text);
    return clean === '' ? undefined : { text: clean, place: this.placeAt(offset) };
  }
}

function cleanLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

function cleanProse(text: string): string {
  return printable(text.replace(/\r\n?/g, '\n').replace(/ ?<br ?\/?> ?/gi, '\n')).trim();
}

/** Drops control characters but tab and line feed, and halves of surrogate pairs: no file can hold those. */
function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\uFFFD');
}
