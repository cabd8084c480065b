import type { MarkdownProse } from '../syntax/markdown-prose.js';

export type ReadProse = (text: string) => MarkdownProse;

/** Text as one line that shows it and nothing else, also in a heading, a cell or the text of a link. */
export function lineText(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim()).replace(/[\]#]/g, '\\$&');
}

/** Text as a code span in a line or a cell, or escaped where a code span cannot hold it. */
export function codeText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[`\\|]/.test(line) || line === '' ? lineText(line) : `\`${line}\``;
}

/** The author's Markdown between blank lines: as it is, in a block quote, or in a fence that shows it raw. */
export function block(markdown: string, read: ReadProse): string {
  const text = markdown.trim();
  const { kind } = read(text);
  if (kind === 'other') return fence(text, 'text');
  return kind === 'paragraphs' ? text : text.replace(/^(?=(.?))/gm, (_, next) => (next ? '> ' : '>'));
}

/** The author's Markdown in a cell: its first paragraph, or escaped where it starts with something else. */
export function cell(markdown: string, read: ReadProse): string {
  const text = markdown.trim();
  const { lead } = read(text);
  const line = lead?.replace(/\\?\r?\n\s*/g, ' ');
  return line !== undefined && read(line).kind === 'paragraphs' ? proseCell(line) : lineText(text);
}

/** A code block whose fence is longer than any run of backticks in it (CommonMark 0.31 section 4.5). */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${text}\n${mark}`;
}

/** A name as the id of an element; `#` and this, percent-encoded, leads to it. */
export function anchorTag(anchor: string): string {
  const id = anchor.replace(/[&<>"\\`*_[\]~|]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<a id="${/^[\w.-]+$/.test(anchor) ? anchor : id}"></a>`;
}

export function linkTo(text: string, anchor: string): string {
  return `[${text}](#${encodeURIComponent(anchor).replace(/[()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)})`;
}

/** Text as Markdown that shows it and nothing else. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[<&~|]/g, '\\$&');
}

/**
 * CommonMark as one table cell: line breaks are `<br>`, and pipes do not end the cell. A pipe behind a backslash
 * cannot take another one, so it becomes a character reference; what looks like that reference is marked.
 */
export function proseCell(markdown: string): string {
  return markdown
    .replace(/&((?:amp;)*)#124;/g, '&amp;$1#124;')
    .replace(/(\\*)\|/g, (_, before: string) => before + (before.length % 2 === 0 ? '\\|' : '&#124;'))
    .replaceAll('\n', ' <br> ');
}

/**
 * The lines of a GFM table (GFM section 4.10).
 *
 * @param mark below a title, by its index: how the column is aligned
 */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  mark: (index: number) => string = () => ':---',
): string[] {
  return [titles, titles.map((_, index) => mark(index)), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
