import { describe, expect, it } from 'vitest';
import { renderDocsPage } from '../../src/emit/docs-page.js';
import { pageWith } from './page-shape.js';

const tagsOf = (html: string) =>
  [...new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag))].sort();
const bodyOf = (html: string) => /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';

/** Everything that a page of plain texts has. */
const TAGS = [
  'a',
  'code',
  'div',
  'h1',
  'h2',
  'h3',
  'li',
  'main',
  'p',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
];

describe('renderDocsPage', () => {
  it('has the anchors of the Markdown page on its headings', async () => {
    const html = await renderDocsPage(await pageWith('Look *again*.'));
    const ids = [...html.matchAll(/<h\d id="([^"]*)">/g)].map(([, id]) => id);
    expect(ids).toEqual(['conflict', 'taken', 'missing', 'body_ProblemDetails']);
    expect(html).toContain('<td><a href="#taken"><code>TAKEN</code></a></td>');
    expect(html).toContain('<p>Look <em>again</em>.</p>');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toContain('script-src');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an anchor of its own', 'Text <a id="x">'],
    ['an image', '![x](https://evil.example/x.png)'],
    ['an attribute', '[x](https://a.example/"onclick="alert(1))'],
    ['a link to a script', '[here](javascript:alert(1))'],
    ['a comment', '<!-- x'],
    ['an entity', '&lt;script&gt;'],
    ['a control character', 'a\u202eb\u0007c'],
  ])('shows %s as text', async (_, text) => {
    const body = bodyOf(await renderDocsPage(await pageWith(text)));
    expect(tagsOf(body).filter((tag) => !['pre', 'em', 'blockquote', ...TAGS].includes(tag ?? ''))).toEqual(
      [],
    );
    expect(body).not.toMatch(/javascript:alert\(1\)"|onclick="|<!--|<a id=/);
    expect(['\u202e', '\u0007'].filter((mark) => body.includes(mark))).toEqual([]);
  });

  it('keeps lists, quotes and code', async () => {
    const body = bodyOf(
      await renderDocsPage('1. one\n\n   two\n2. three\n\n> *quoted*\n\n```\na < b\n```\n'),
    );
    expect(body.replaceAll('\n', '')).toBe(
      '<main><ol><li><p>one</p><p>two</p></li><li>three</li></ol><blockquote><em>quoted</em></blockquote><pre tabindex="0"><code>a &#60; b</code></pre></main>',
    );
  });
});
