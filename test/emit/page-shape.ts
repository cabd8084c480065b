import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { renderDocs } from '../../src/emit/docs.js';
import { generateComponents } from '../../src/generate/generate-components.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { readTable } from '../../src/table/read-table.js';

/** What a Markdown parser sees on a page. */
export interface PageShape {
  /** Headings, tables and lists with their sizes; `text` for any run of paragraphs, quotes and code. */
  readonly blocks: readonly string[];
  /** Each once, but for those to the page itself. */
  readonly links: readonly string[];
  /** HTML that is neither an anchor nor a line break, images and definitions. */
  readonly strange: readonly string[];
}

export function parsePage(page: string): Root {
  return fromMarkdown(page, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

export function shapeOf(page: string): PageShape {
  const root = parsePage(page);
  const nodes = inOrder(root);
  const urls = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []));
  return {
    blocks: root.children.map(blockOf).filter((one, at, all) => one !== 'text' || all[at - 1] !== 'text'),
    links: [...new Set(urls.filter((url) => !url.startsWith('#')))],
    strange: nodes.flatMap((node) => {
      if (node.type === 'html')
        return /^(?:<a id="[^"<>]*">|<\/a>|<br>)$/.test(node.value) ? [] : [node.value];
      return ['image', 'imageReference', 'linkReference', 'definition'].includes(node.type)
        ? [node.type]
        : [];
    }),
  };
}

/** The page of two errors with one text everywhere that a table has a place for it. */
export async function pageWith(text: string, cells: Readonly<Record<string, string>> = {}): Promise<string> {
  const rows = [
    { code: 409, errorCode: 'TAKEN', message: text, description: text, details: text, ...cells },
    { code: 404, message: text, description: text, details: text, component: 'Missing' },
  ];
  const { table } = await readTable(JSON.stringify(rows), { file: 't.json' });
  const { components } = generateComponents(table, presetBody('problem-details', {}), {
    version: '3.1',
    file: 'page',
  });
  return renderDocs(table, components);
}

function blockOf(node: Nodes): string {
  if (node.type === 'heading') return `h${node.depth}`;
  if (node.type === 'table') return `table ${node.children.map((row) => row.children.length).join(' ')}`;
  if (node.type === 'list') return `list of ${node.children.length}`;
  return ['paragraph', 'blockquote', 'code'].includes(node.type) ? 'text' : node.type;
}

export function inOrder(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(inOrder) : [])];
}
