import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { EXECUTABLE, LOW_CONTRAST, launch, open } from './browser.js';

const TABLE = `| HTTP | Error code | Message | Description |
| --- | --- | --- | --- |
| 404 | BOX_MISSING | Box missing | There is no <script>document.title = 1</script> box, and [no guide](https://example.com/). |
| 409 | BOX_TAKEN | صندوق مأخوذ | ${'A long text. '.repeat(20)} |
`;

let browser: Awaited<ReturnType<typeof launch>> | undefined;
let folder = '';

beforeAll(async () => {
  if (EXECUTABLE === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'gen-responses-browser-'));
  browser = await launch();
  writeFileSync(join(folder, 'errors.md'), TABLE);
  await runCli(folder, ['emit', 'docs', '--as', 'html', '-t', 'errors.md', '-o', 'errors.html']);
});
afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(EXECUTABLE === undefined)('the error catalogue', () => {
  test.each([
    [1280, 'light'],
    [390, 'dark'],
  ])('is readable at %i pixels in %s, loads and runs nothing', async (width, colorScheme) => {
    if (browser === undefined) throw new Error('No browser.');
    const { page, troubles } = await open(browser, join(folder, 'errors.html'), { width, colorScheme });
    expect(await page.evaluate('document.title')).toBe('Responses');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate<string[]>(LOW_CONTRAST)).toEqual([]);
    await page.click('a[href="#box-missing"]');
    expect(await page.evaluate("document.querySelector(':target').textContent")).toBe(
      'BOX_MISSING Box missing',
    );
    expect(troubles).toEqual([]);
  });
});
