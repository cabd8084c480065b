import { parseMarkdown } from '../syntax/markdown-prose.js';
import { renderPage } from './html.js';
import { renderMarkdownHtml } from './markdown-html.js';
import { PAGE_STYLE } from './page-style.js';

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

/** The error catalogue in one HTML file: what the page in Markdown says, with the same anchors. */
export async function renderDocsPage(markdown: string): Promise<string> {
  const root = await parseMarkdown(markdown);
  return renderPage({
    title: 'Responses',
    style: PAGE_STYLE + DOCS_STYLE,
    body: `<main>\n${renderMarkdownHtml(root)}\n</main>`,
  });
}
