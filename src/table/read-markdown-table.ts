import { type Diagnostic, diagnose } from '../diagnostic.js';
import { type HtmlTable, type MarkdownItem, readMarkdown } from '../syntax/read-markdown.js';
import type { ColumnChoice } from './column-choice.js';
import { readCode } from './read-code.js';
import { type GridsReading, readGrids } from './read-grids.js';
import { registryEntry } from './registry.js';
import type { TableText } from './table-text.js';

/** The code tables of a Markdown page. */
export async function readMarkdownTable(
  text: string,
  source: TableText,
  chosen: ColumnChoice,
): Promise<GridsReading> {
  const { tables: grids, html, items } = await readMarkdown(text);
  const reading = readGrids(grids, source, chosen);
  const severity = reading.rows.length === 0 ? 'error' : 'warning';
  const hidden = html
    .filter(hasStatuses)
    .map(({ kind, offset }) => diagnose('HTML_TABLE', { kind }, source.placeAt(offset), severity));
  if (grids.length === 0 && hidden.length === 0) {
    return { ...reading, diagnostics: [noTable(items, source)] };
  }
  return { ...reading, diagnostics: [...reading.diagnostics, ...hidden] };
}

/** Names the headings or list items that have the statuses instead. */
function noTable(items: readonly MarkdownItem[], source: TableText): Diagnostic {
  const found = items.filter(({ text }) => {
    const [status = ''] = readCode(text)?.statuses ?? [];
    return registryEntry(status) !== undefined || status.endsWith('XX');
  });
  const kind = (['headings', 'list items'] as const).find(
    (kind) => found.filter((item) => item.kind === kind).length > 1,
  );
  if (kind === undefined) return diagnose('NO_TABLE', { format: 'markdown' }, source.placeAt(0));
  const places = found.filter((item) => item.kind === kind).map(({ offset }) => source.placeAt(offset));
  const lines = places.map(({ line = 1 }) => line);
  return diagnose('NO_TABLE', { format: 'markdown', kind, lines }, places[0] ?? source.placeAt(0));
}

/** Pages use tables of HTML for layout too: one of codes has cells that begin with them. */
function hasStatuses({ kind, source }: HtmlTable): boolean {
  const pattern =
    kind === 'html' ? /<t[dh][^>]*>\s*(?:<[^>]+>\s*)*([1-5]\d\d)\b/gi : /^[^\n]*\|\W*([1-5]\d\d)\b/gm;
  return [...source.matchAll(pattern)].some(([, code = '']) => registryEntry(code) !== undefined);
}
