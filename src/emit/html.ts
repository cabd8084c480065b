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

export interface Page {
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
