/** Text as Markdown that shows it and nothing else. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[<&~|]/g, '\\$&');
}

/** Text as a code span, or escaped where a code span cannot hold it. */
export function codeCell(text: string): string {
  return /[`\\]/.test(text) ? escapeMarkdown(text) : `\`${text.replaceAll('|', '\\|')}\``;
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

/** One row of a GFM table (GFM section 4.10). */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
