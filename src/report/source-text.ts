import { LineIndex } from '../text/line-index.js';

/** A file that findings may point into. Its lines are looked for when the first finding asks. */
export class SourceText {
  readonly text: string;
  #lines: LineIndex | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }
}
