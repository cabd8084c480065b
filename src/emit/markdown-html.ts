import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { escapeControl } from '../report/display.js';
import { escapeMarks } from './html.js';

/**
 * A page of our own Markdown as HTML. Texts of an author are text in it: HTML is shown, but for the anchors and line
 * breaks that we write ourselves.
 */
export function renderMarkdownHtml({ children }: Root): string {
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
