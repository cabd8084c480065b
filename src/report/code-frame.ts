import { LineIndex } from '../text/line-index.js';
import { displayWidth, escapeControl } from './display.js';

/** A file that findings point into. */
export interface SourceText {
  readonly text: string;
  readonly lines: LineIndex;
}

/** The files that findings point into, by name. What reads a file adds it. */
export class Sources {
  readonly #files: Map<string, SourceText>;

  constructor(others?: Sources) {
    this.#files = new Map(others === undefined ? [] : others.#files);
  }

  add(file: string, text: string): this {
    this.#files.set(file, { text, lines: new LineIndex(text) });
    return this;
  }

  get(file: string): SourceText | undefined {
    return this.#files.get(file);
  }
}

export interface FrameLine {
  readonly gutter: string;
  readonly text: string;
  /** The line with the finding, and the line under it with the caret. */
  readonly kind: 'context' | 'subject' | 'caret';
}

/** Longest part of a line that is shown, in characters: fits 80 columns with its gutter. */
const WINDOW = 66;
const CUT = '…';

/**
 * The lines around a place, with a caret under it: at most one line of context on each side, each cut to a
 * window around the column, tabs widened and control characters escaped.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
export function codeFrame({ text, lines: index }: SourceText, line: number, column: number): FrameLine[] {
  const start = index.startOf(line);
  if (start === undefined) return [];
  const subject = lineAt(text, start);
  const offset = Math.min(Math.max(column - 1, 0), subject.length);
  const from = Math.max(0, Math.min(offset - WINDOW / 2, subject.length - WINDOW));
  const width = String(line + 1).length;
  const numbered = (number: number, content: string, kind: FrameLine['kind']): FrameLine => ({
    gutter: `${kind === 'subject' ? '>' : ' '} ${String(number).padStart(width)} |`,
    text: cut(content, from),
    kind,
  });

  const lines: FrameLine[] = [];
  const before = index.startOf(line - 1);
  if (before !== undefined) lines.push(numbered(line - 1, lineAt(text, before), 'context'));
  lines.push(numbered(line, subject, 'subject'), {
    gutter: `  ${' '.repeat(width)} |`,
    text: `${' '.repeat(displayWidth(cut(subject, from, offset)))}^`,
    kind: 'caret',
  });
  const after = index.startOf(line + 1);
  if (after !== undefined && after < text.length)
    lines.push(numbered(line + 1, lineAt(text, after), 'context'));
  return lines;
}

/** The part of a line inside the window, or up to `end`. */
function cut(line: string, from: number, end = from + WINDOW): string {
  const head = from > 0 ? CUT : '';
  const tail = end === from + WINDOW && end < line.length ? CUT : '';
  const shown = line.slice(from, end).replaceAll('\t', '  ');
  return head + escapeControl(shown.replace(/^\ufeff/, '')) + tail;
}

function lineAt(text: string, start: number): string {
  const newline = /[\r\n]/g;
  newline.lastIndex = start;
  return text.slice(start, newline.exec(text)?.index ?? text.length);
}
