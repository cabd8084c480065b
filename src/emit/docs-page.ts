import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { escapeControl } from '../report/display.js';
import { openMarkdown } from '../syntax/markdown-prose.js';
import { escapeMarks, PAGE_STYLE, renderPage } from './html.js';

const DOCS_STYLE = `
main { max-width: 860px; margin: 0 auto; }
main > * + * { margin-block: 16px 0; }
main > h2 { margin-top: 48px; padding-top: 24px; border-top: 1px solid var(--line); }
main > h3 { margin-top: 32px; font-size: 16px; }
h2, h3 { scroll-margin-top: 16px; }
:target { color: var(--accent); }
ul, ol { margin-block-end: 0; padding-inline-start: 22px; }
li > ul, li > ol { margin-top: 4px; }
li + li { margin-top: 4px; }
code { padding: 1px 5px; border-radius: 5px; background: var(--code); overflow-wrap: anywhere; }
pre { margin-block-end: 0; padding: 16px; overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--card); font-size: 13px; line-height: 1.55; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
blockquote { margin: 16px 0 0; padding-inline-start: 16px; border-inline-start: 3px solid var(--line); }
.table { overflow-x: auto; }
.table code { white-space: nowrap; }
.table table { width: 100%; font-size: 14px; }
.table th, .table td { padding: 10px 16px; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
.table thead th { color: var(--dim); font-size: 12px; font-weight: 500; }
.table tr:last-child td { border-bottom: 0; }
.table td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
@media (max-width: 760px) {
  body { padding: 20px 16px 32px; }
  .table th, .table td { padding: 8px 12px; }
}
`;

/** The error catalogue in one HTML file, with the content and anchors of the Markdown page. */
export async function renderDocsPage(markdown: string): Promise<string> {
  const root = (await openMarkdown())(markdown);
  return renderPage({
    title: 'Responses',
    style: PAGE_STYLE + DOCS_STYLE,
    body: `<main>\n${renderMarkdownHtml(root)}\n</main>`,
  });
}

/**
 * A page of our own Markdown as HTML. HTML of an author is shown as text; only the anchors and line breaks that we write
 * ourselves are kept.
 */
function renderMarkdownHtml({ children }: Root): string {
  const parts: string[] = [];
  let anchor = '';
  for (const node of children) {
    const id = anchorOf(node);
    if (id !== undefined) anchor = id;
    else {
      parts.push(renderBlock(node, anchor));
      anchor = '';
    }
  }
  return parts.join('\n');
}

const ANCHOR = /^<a id="([^"<>]*)">$/;

/** The id of a paragraph that is an anchor and nothing else: the heading behind it gets it. */
function anchorOf(node: RootContent): string | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [open, close, more] = node.children;
  if (open?.type !== 'html' || close?.type !== 'html' || more !== undefined) return undefined;
  return ANCHOR.exec(open.value)?.[1];
}

function renderBlock(node: Nodes, anchor = ''): string {
  const id = anchor === '' ? '' : ` id="${anchor}"`;
  switch (node.type) {
    case 'heading':
      return `<h${node.depth}${id}>${renderInside(node)}</h${node.depth}>`;
    case 'paragraph':
      return `<p${id}>${renderInside(node)}</p>`;
    case 'list':
      return `<${node.ordered ? 'ol' : 'ul'}>${renderInside(node)}</${node.ordered ? 'ol' : 'ul'}>`;
    case 'code':
      return `<pre tabindex="0"><code>${escapeText(node.value)}</code></pre>`;
    case 'table':
      return renderTable(node);
    case 'blockquote':
      return `<blockquote>${renderInside(node)}</blockquote>`;
    default:
      return renderInline(node);
  }
}

function renderInline(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.value);
    case 'inlineCode':
      return `<code>${escapeText(node.value)}</code>`;
    case 'emphasis':
      return `<em>${renderInside(node)}</em>`;
    case 'strong':
      return `<strong>${renderInside(node)}</strong>`;
    case 'break':
      return '<br>';
    case 'listItem':
      return `<li>${renderInside(node)}</li>`;
    case 'link':
      // A scheme that could run is text: only our own pages and the web are linked.
      return /^(?:https?:|mailto:|[^:]*(?:[/?#]|$))/i.test(node.url)
        ? `<a href="${escapeText(node.url)}">${renderInside(node)}</a>`
        : renderInside(node);
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '<br>' : escapeText(node.value);
    default:
      return 'children' in node ? renderInside(node) : '';
  }
}

function renderInside({ children }: Parents): string {
  const isBlock = ({ type }: Nodes) => ['paragraph', 'list', 'code', 'blockquote', 'table'].includes(type);
  const [only, ...others] = children;
  // A short list item is not a paragraph.
  if (only?.type === 'paragraph' && others.length === 0) return renderInside(only);
  return children.map((child: Nodes) => (isBlock(child) ? renderBlock(child) : renderInline(child))).join('');
}

function renderTable({ children }: Extract<Nodes, { type: 'table' }>): string {
  const [head, ...rows] = children.map((row) => row.children.map((cell) => renderInside(cell)));
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag.split(' ')[0]}>`).join('')}</tr>`;
  const body = rows.map((cells) => line(cells, 'td')).join('\n');
  return `<div class="card table" tabindex="0" role="region" aria-label="Table"><table><thead>${line(head ?? [], 'th scope="col"')}</thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** Line breaks stay, other control characters are shown. */
function escapeText(text: string): string {
  return escapeMarks(text.split('\n').map(escapeControl).join('\n'));
}
