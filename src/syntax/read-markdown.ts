import type { Nodes, Root, Table, TableCell, TableRow } from 'mdast';

/** One cell; offsets are UTF-16 code units of the text as it was handed in. */
export interface MarkdownCell {
  /** What a reader sees: no marks of bold, code or link; `<br>` is a space. */
  readonly text: string;
  /** The cell's own Markdown, pipes unescaped: what stands between its pipes, trimmed. */
  readonly source: string;
  /** Where the link leads that the cell consists of. */
  readonly url?: string;
  /** Start of the first character that is neither pipe nor space. */
  readonly offset: number;
}

export interface MarkdownRow {
  readonly offset: number;
  readonly cells: readonly MarkdownCell[];
  /** False for a line of text that is a row only because it follows one. */
  readonly hasPipe: boolean;
  /** The line as written. */
  readonly source: string;
}

export interface MarkdownTable {
  readonly offset: number;
  readonly header: MarkdownRow;
  readonly rows: readonly MarkdownRow[];
  /** Text of the headings that the table stands under, the nearest first. */
  readonly headings: readonly string[];
}

/**
 * What marks up text inside a line. The document is read without it, because on hostile text its cost grows with
 * the square of the length; cells that need it are read one by one, up to `LONGEST_MARKED_CELL`.
 */
const INLINE_CONSTRUCTS = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

/** Code units; a longer cell is taken as plain text. */
const LONGEST_MARKED_CELL = 2000;
const MARKUP = /[\\`*_[\]<>&!~]/;

/** Every GFM table of a Markdown text (GFM section 4.10), in document order. */
export async function readMarkdownTables(text: string): Promise<MarkdownTable[]> {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const parser = await loadParser();
  const body = start === 0 ? text : text.slice(start);
  const root = parser.parse(body, INLINE_CONSTRUCTS);
  const reader = new CellReader(body, start, parser, root);
  const tables: MarkdownTable[] = [];
  const open: { depth: number; text: string }[] = [];
  for (const node of inDocumentOrder(root)) {
    if (node.type === 'heading') {
      while ((open[0]?.depth ?? 0) >= node.depth) open.shift();
      open.unshift({ depth: node.depth, text: plainText(node).text });
    } else if (node.type === 'table') {
      tables.push(
        reader.table(
          node,
          open.map((heading) => heading.text),
        ),
      );
    }
  }
  return tables;
}

interface Parser {
  readonly parse: (text: string, disabled: string[]) => Root;
}

async function loadParser(): Promise<Parser> {
  const [{ fromMarkdown }, { gfmTable }, { gfmTableFromMarkdown }] = await Promise.all([
    import('mdast-util-from-markdown'),
    import('micromark-extension-gfm-table'),
    import('mdast-util-gfm-table'),
  ]);
  return {
    parse: (text, disabled) =>
      fromMarkdown(text, {
        extensions: [gfmTable(), { disable: { null: disabled } }],
        mdastExtensions: [gfmTableFromMarkdown()],
      }),
  };
}

class CellReader {
  readonly #text: string;
  readonly #shift: number;
  readonly #parser: Parser;
  readonly #definitions: string;
  /** Tables repeat themselves: what a cell's Markdown comes to is worked out once. */
  readonly #seen = new Map<string, { text: string; url?: string }>();

  /** @param shift what to add to offsets of `text` */
  constructor(text: string, shift: number, parser: Parser, root: Root) {
    this.#text = text;
    this.#shift = shift;
    this.#parser = parser;
    this.#definitions = [...inDocumentOrder(root)]
      .filter(({ type }) => type === 'definition')
      .map((node) => this.#sourceOf(node))
      .join('\n')
      .slice(0, LONGEST_MARKED_CELL * 10);
  }

  table(table: Table, headings: readonly string[]): MarkdownTable {
    const [header, ...rows] = table.children.map((row) => this.#row(row));
    const offset = startOf(table) + this.#shift;
    return { offset, header: header ?? { offset, cells: [], hasPipe: true, source: '' }, rows, headings };
  }

  #row(row: TableRow): MarkdownRow {
    const source = this.#sourceOf(row);
    return {
      offset: startOf(row) + this.#shift,
      cells: row.children.map((cell) => this.#cell(cell)),
      hasPipe: source.includes('|'),
      source,
    };
  }

  #cell(cell: TableCell): MarkdownCell {
    const first = cell.children[0];
    const last = cell.children.at(-1);
    if (first === undefined || last === undefined) {
      return { text: '', source: '', offset: startOf(cell) + this.#shift };
    }
    const written = this.#text.slice(startOf(first), endOf(last)).trim();
    const offset = startOf(first) + this.#shift;
    return { ...this.#read(written), source: unescapePipes(written), offset };
  }

  #read(written: string): { text: string; url?: string } {
    if (written.length > LONGEST_MARKED_CELL || !MARKUP.test(written)) {
      return { text: unescapePipes(written) };
    }
    const seen = this.#seen.get(written);
    if (seen !== undefined) return seen;
    const references = written.includes('][') || written.endsWith(']') ? `\n\n${this.#definitions}` : '';
    const root = this.#parser.parse(`| ${written} |\n|-|${references}`, []);
    const table = root.children[0];
    const cell = table?.type === 'table' ? table.children[0]?.children[0] : undefined;
    const result = cell === undefined ? { text: written } : plainText(cell, urlsOf(root));
    this.#seen.set(written, result);
    return result;
  }

  #sourceOf(node: Nodes): string {
    return this.#text.slice(startOf(node), endOf(node));
  }
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** Every node, parents first; without recursion, because blocks can be nested as deep as the text is long. */
function* inDocumentOrder(root: Nodes): Generator<Nodes> {
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    const children = 'children' in node ? node.children : [];
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
}

function urlsOf(root: Root): ReadonlyMap<string, string> {
  const definitions = root.children.filter((node) => node.type === 'definition');
  return new Map(definitions.map(({ identifier, url }) => [identifier, url]));
}

function plainText(node: Nodes, urls: ReadonlyMap<string, string> = new Map()) {
  const parts: string[] = [];
  for (const child of inDocumentOrder(node)) {
    if (child.type === 'text' || child.type === 'inlineCode') parts.push(child.value);
    else if (child.type === 'image') parts.push(child.alt ?? '');
    else if (child.type === 'break' || (child.type === 'html' && /^<br\s*\/?>$/i.test(child.value)))
      parts.push(' ');
  }
  const text = parts.join('').replace(/\s+/g, ' ').trim();
  const url = urlOf(node, urls);
  return url === undefined ? { text } : { text, url };
}

/** The address of a link that is all of the node, bold or not. */
function urlOf(node: Nodes, urls: ReadonlyMap<string, string>): string | undefined {
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
