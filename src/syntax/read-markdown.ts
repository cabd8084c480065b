import type { Nodes, Parents, Root, Table, TableCell, TableRow } from 'mdast';
import type { Grid, GridCell, GridRow } from './grid.js';
import { openMarkdown } from './markdown-prose.js';

/** A table that is not read, because it is HTML or in an HTML block without a blank line before it. */
export interface HtmlTable {
  readonly kind: 'html' | 'markdown in html';
  readonly offset: number;
  /** The HTML block without its comments. */
  readonly source: string;
}

/** A heading or list item. */
export interface MarkdownItem {
  readonly kind: 'headings' | 'list items';
  readonly text: string;
  readonly offset: number;
}

interface MarkdownReading {
  readonly tables: readonly Grid[];
  readonly html: readonly HtmlTable[];
  readonly items: readonly MarkdownItem[];
}

/** What opens a block of MkDocs, whose content is indented like that of a list item: `!!! note`, `=== "Tab"`. */
const BLOCK = /^( *)(?:(?:!!!|\?{3})(?=\+? )|===(?= +["']))/gm;

/** Every GFM table of a Markdown text (GFM section 4.10), in document order, and those that HTML hides. */
export async function readMarkdown(text: string): Promise<MarkdownReading> {
  const parse = await openMarkdown();
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const body = text.slice(shift);
  const page = readPage(parse(body), body, shift, parse);
  const asLists = body.replace(BLOCK, (_, indent: string) => `${indent}1. `);
  if (asLists === body) return page;
  // Only tables are taken from this reading: where nothing is indented, a list item ends tables that are read above.
  const known = new Set(page.tables.map(({ offset }) => offset));
  const inBlocks = readPage(parse(asLists), body, shift, parse).tables.filter(
    ({ offset }) => !known.has(offset),
  );
  return { ...page, tables: [...page.tables, ...inBlocks].sort((one, other) => one.offset - other.offset) };
}

function readPage(root: Root, body: string, shift: number, parse: (text: string) => Root): MarkdownReading {
  const reader = new TableReader(body, shift, urlsOf(root), parse);
  const tables: Grid[] = [];
  const html: HtmlTable[] = [];
  const items: MarkdownItem[] = [];
  const open: { depth: number; text: string }[] = [];
  const visit = (node: Nodes, siblings: readonly Nodes[], index: number): void => {
    if (node.type === 'heading') {
      while ((open[0]?.depth ?? 0) >= node.depth) open.shift();
      open.unshift({ depth: node.depth, text: plainText(node) });
      items.push({ kind: 'headings', text: plainText(node), offset: startOf(node) + shift });
    } else if (node.type === 'table') {
      const headings = open.map((heading) => heading.text);
      tables.push(reader.read(node, siblings, index, headings));
    } else if (node.type === 'html') {
      const source = node.value.replace(/<!--.*?(?:-->|$)/gs, '');
      const kind = hiddenTable(source);
      if (kind !== undefined) html.push({ kind, offset: startOf(node) + shift, source });
    } else if ('children' in node) {
      const [first] = node.type === 'listItem' ? node.children : [];
      if (first !== undefined)
        items.push({ kind: 'list items', text: plainText(first), offset: startOf(node) + shift });
      for (const [at, child] of node.children.entries()) visit(child, node.children, at);
    }
  };
  visit(root, [], 0);
  return { tables, html, items };
}

/** A delimiter row (GFM section 4.10) or a table of HTML. */
function hiddenTable(html: string): HtmlTable['kind'] | undefined {
  if (/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/m.test(html))
    return 'markdown in html';
  return /<table[\s>]/i.test(html) ? 'html' : undefined;
}

type Urls = ReadonlyMap<string, string>;

class TableReader {
  readonly #text: string;
  readonly #shift: number;
  readonly #urls: Urls;
  readonly #parse: (text: string) => Root;

  /** @param shift what to add to offsets of `text` */
  constructor(text: string, shift: number, urls: Urls, parse: (text: string) => Root) {
    this.#text = text;
    this.#shift = shift;
    this.#urls = urls;
    this.#parse = parse;
  }

  /** @param siblings with the table at `index`; among the paragraphs behind it may be more of its rows */
  read(table: Table, siblings: readonly Nodes[], index: number, headings: readonly string[]): Grid {
    const [header, ...rows] = table.children.map((row) => this.#row(row, this.#text, 0));
    const width = header?.cells.length ?? 0;
    const hasFrame = this.#text.startsWith('|', startOf(table));
    const detached: GridRow[] = [];
    for (let at = index + 1; siblings[at]?.type === 'paragraph'; at += 1) {
      const node = siblings[at] ?? table;
      const source = sourceOf(this.#text, node);
      if (!looksLikeRows(source, hasFrame, width)) continue;
      detached.push(...this.#detachedRows(source, startOf(node), width));
    }
    return {
      offset: startOf(table) + this.#shift,
      header: header?.cells ?? [],
      rows: [...rows, ...detached],
      headings,
    };
  }

  /** The rows of a paragraph, each read below a header of its own. */
  #detachedRows(source: string, start: number, width: number): GridRow[] {
    const header = `|${'a|'.repeat(width)}\n|${'-|'.repeat(width)}\n`;
    return [...source.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }, at) => {
      const text = header + line.replace(/^[\s>]+/, (marks) => ' '.repeat(Math.min(marks.length, 3)));
      const [table] = this.#parse(text).children;
      const row = table?.type === 'table' ? table.children[1] : undefined;
      if (row === undefined) return [];
      const moved = start + index + line.length - (text.length - header.length) - header.length;
      return [{ ...this.#row(row, text, moved), ...(at === 0 && { isDetached: true }) }];
    });
  }

  /** @param moved what to add to offsets of `text` to get those of the document */
  #row(row: TableRow, text: string, moved: number): GridRow {
    const shift = moved + this.#shift;
    const cells = row.children.map((cell) => this.#cell(cell, text, shift));
    return { offset: startOf(row) + shift, cells };
  }

  #cell(cell: TableCell, text: string, shift: number): GridCell {
    const first = cell.children[0];
    const last = cell.children.at(-1);
    if (first === undefined || last === undefined) {
      return { text: '', source: '', offset: startOf(cell) + shift };
    }
    const source = unescapePipes(text.slice(startOf(first), endOf(last)).trim());
    const url = urlOf(cell, this.#urls);
    return {
      text: plainText(cell),
      source,
      offset: startOf(first) + shift,
      ...(url !== undefined && { url }),
    };
  }
}

/** @param hasFrame whether the rows of the table start with a pipe */
function looksLikeRows(source: string, hasFrame: boolean, width: number): boolean {
  if (source.startsWith('|')) return true;
  const cellsOf = (line: string) => line.replace(/\|\s*$/, '').split(/(?<!\\)\|/).length;
  return !hasFrame && width > 1 && source.split(/\r?\n/).every((line) => cellsOf(line) === width);
}

function sourceOf(text: string, node: Nodes): string {
  return text.slice(startOf(node), endOf(node));
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** Every node, parents first. */
function* inDocumentOrder(node: Nodes): Generator<Nodes> {
  yield node;
  for (const child of (node as Parents).children ?? []) yield* inDocumentOrder(child);
}

function urlsOf(root: Root): Urls {
  const definitions = root.children.filter((node) => node.type === 'definition');
  return new Map(definitions.map(({ identifier, url }) => [identifier, url]));
}

function plainText(node: Nodes): string {
  const parts: string[] = [];
  let inFootnoteMark = false;
  for (const child of inDocumentOrder(node)) {
    if (child.type === 'html') {
      if (/^<br\s*\/?>$/i.test(child.value)) parts.push('\n');
      if (/^<\/?sup\b/i.test(child.value)) inFootnoteMark = !child.value.startsWith('</');
    } else if (inFootnoteMark) continue;
    else if (child.type === 'text' || child.type === 'inlineCode') parts.push(child.value);
    else if (child.type === 'image') parts.push(child.alt ?? '');
    else if (child.type === 'break') parts.push('\n');
  }
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** The address of a link that is all of the node, bold or not. */
function urlOf(node: Nodes, urls: Urls): string | undefined {
  if (node.type === 'link') return node.url;
  if (node.type === 'linkReference') return urls.get(node.identifier);
  const only = 'children' in node && node.children.length === 1 ? node.children[0] : undefined;
  return only === undefined ? undefined : urlOf(only, urls);
}

/**
 * Takes away what keeps a pipe from ending its cell: a backslash, or a character reference (`&#124;`, itself
 * written `&amp;#124;`) where a backslash before it is part of the text.
 */
function unescapePipes(source: string): string {
  return source
    .replaceAll('\\|', '|')
    .replace(/&(?:(amp;)((?:amp;)*))?#124;/g, (_, first, rest) =>
      first === undefined ? '|' : `&${rest}#124;`,
    );
}
