import { createHash } from 'node:crypto';
import { escapeControl } from '../report/display.js';

/** Text in an element or in a quoted attribute: on one line, with control characters shown. */
export function escapeHtml(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return escapeMarks(escapeControl(line));
}

/** The characters that end a text or an attribute, as references. */
export function escapeMarks(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Text of an author that may run from right to left, apart from the text around it. */
export function isolate(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

interface Page {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  readonly script?: string;
}

/**
 * A page in one file. Its policy forbids every request, and every style and script but these, so that a text of an
 * author could not load or run anything.
 */
export function renderPage({ title, style, body, script }: Page): string {
  const policy = [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${sourceOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    body,
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** A source of a Content Security Policy (CSP Level 3 section 2.3.1). */
function sourceOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** What every page looks like: colors for light and dark, text, tables and labels. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --line: #e1e5ea; --text: #17202c; --dim: #5a6675; --accent: #0b63ce;
  --green: #0a6b47; --green-tint: #e3f5ec; --blue: #14539a; --blue-tint: #e5f0fc;
  --amber: #7d4e00; --amber-tint: #fdf0d2; --red: #b3161d; --red-tint: #fde7e7;
  --green-bar: #2fa574; --blue-bar: #5b9be0; --amber-bar: #e2a93b; --red-bar: #de5257; --code: #eaedf1;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f141a; --card: #171e27; --line: #2a3440; --text: #e6ebf1; --dim: #9aa7b6; --accent: #7db5ff;
    --green: #74d6aa; --green-tint: #12352a; --blue: #93c3fb; --blue-tint: #15304d;
    --amber: #f0c670; --amber-tint: #3d2f12; --red: #ff9c9c; --red-tint: #4a1b20;
    --green-bar: #2f9f70; --blue-bar: #4585c9; --amber-bar: #bd8a2b; --red-bar: #d14b52; --code: #222c37;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; padding: 32px clamp(16px, 3vw, 40px) 48px; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
}
h1, h2, h3, p { margin: 0; }
h1 { font-size: 24px; line-height: 1.25; letter-spacing: -0.01em; }
h2 { font-size: 18px; line-height: 1.35; }
a { color: var(--accent); text-underline-offset: 2px; }
code, .mono { font-family: var(--mono); font-size: 0.92em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.dim { color: var(--dim); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.hidden-text {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
table { border-collapse: separate; border-spacing: 0; }
th { text-align: start; font-weight: 600; }
footer { margin-top: 24px; color: var(--dim); font-size: 13px; }
`;
