import { diagnose } from '../diagnostic.js';
import { type HtmlTable, readMarkdown } from '../syntax/read-markdown.js';
import type { ColumnChoice } from './column-choice.js';
import { type GridsReading, readGrids } from './read-grids.js';
import { registryEntry } from './registry.js';
import type { TableText } from './table-text.js';

/** The code tables of a Markdown page. */
export async function readMarkdownTable(
  text: string,
  source: TableText,
  chosen: ColumnChoice,
): Promise<GridsReading> {
  const { tables: grids, html } = await readMarkdown(text);
  const reading = readGrids(grids, source, chosen);
  const severity = reading.rows.length === 0 ? 'error' : 'warning';
  const hidden = html
    .filter(hasStatuses)
    .map(({ kind, offset }) => diagnose('HTML_TABLE', { kind }, source.placeAt(offset), severity));
  if (grids.length === 0 && hidden.length === 0) {
    return { ...reading, diagnostics: [diagnose('NO_TABLE', {}, source.placeAt(0))] };
  }
  return { ...reading, diagnostics: [...reading.diagnostics, ...hidden] };
}

/** Pages use tables of HTML for layout too: one of codes has cells that begin with them. */
function hasStatuses({ kind, source }: HtmlTable): boolean {
  const pattern =
    kind === 'html' ? /<t[dh][^>]*>\s*(?:<[^>]+>\s*)*([1-5]\d\d)\b/gi : /^[^\n]*\|\W*([1-5]\d\d)\b/gm;
  return [...source.matchAll(pattern)].some(([, code = '']) => registryEntry(code) !== undefined);
}
