import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { EXECUTABLE, LOW_CONTRAST, launch, open, type Page } from './browser.js';

/** `npm run test:browser`; where there is no browser, the tests are skipped. */
const SKIPPED = EXECUTABLE === undefined;
if (SKIPPED) process.stderr.write('Skipped: no browser. Install chromium-headless-shell, or set CHROMIUM.\n');

const HOSTILE = '</span><img src=x onerror="document.title=1"><script>document.title = 1</script>';

const ref = { $ref: '#/components/responses/NotFound' };
const item = (responses: object, more: object = {}) => ({
  responses: { 200: { description: 'Fine.' }, ...responses },
  ...more,
});
const PETS = {
  openapi: '3.1.0',
  info: { title: `Pets ${HOSTILE}`, version: '1' },
  paths: {
    '/pets': {
      get: item({}, { tags: ['pets'], summary: 'List pets', operationId: 'listPets' }),
      post: item(
        { 400: { description: 'Bad.' }, 409: { description: 'Taken.', content: { 'text/plain': {} } } },
        { tags: ['pets', HOSTILE], requestBody: { content: {} }, summary: 'أضف حيوانا' },
      ),
    },
    '/pets/{id}': {
      get: item({ 404: ref }, { tags: ['pets'], summary: HOSTILE }),
      delete: item({}, { tags: ['admin'], summary: '\u202Egnp.exe' }),
    },
    [`/x/${HOSTILE}`]: { get: item({}) },
  },
  components: { responses: { NotFound: { description: 'Gone.' } } },
};

let browser: Awaited<ReturnType<typeof launch>> | undefined;
let folder = '';

beforeAll(async () => {
  if (SKIPPED) return;
  folder = mkdtempSync(join(tmpdir(), 'gen-responses-browser-'));
  browser = await launch();
  writeFileSync(join(folder, 'pets.json'), JSON.stringify(PETS));
  writeFileSync(
    join(folder, 'more.json'),
    JSON.stringify({ ...PETS, paths: { '/more/{id}': { get: item({}) } } }),
  );
  await runCli(folder, ['coverage', 'pets.json', '-o', 'pets.html']);
  await runCli(folder, ['coverage', 'pets.json', 'more.json', '-o', 'both.html']);
});
afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

const COUNT = "document.querySelector('.found').textContent";
const SHOWN =
  "[...document.querySelectorAll('.grid tbody tr:not([hidden]) th')].map((one) => one.querySelector('.method').textContent + ' ' + one.querySelector('.path').textContent)";
const TOTALS = "[...document.querySelectorAll('button[data-state] b')].map((one) => one.textContent)";

async function show(name: string, options: Parameters<typeof open>[2] = {}) {
  if (browser === undefined) throw new Error('No browser.');
  return open(browser, join(folder, name), options);
}

const shown = (page: Page) => page.evaluate<string[]>(SHOWN);
const count = (page: Page, number: number) =>
  vi.waitFor(async () => expect(await page.evaluate(COUNT)).toContain(`Showing ${number} of `));

describe.skipIf(SKIPPED)('the coverage page', () => {
  test('shows every operation, loads nothing and logs nothing', async () => {
    const { page, troubles } = await show('pets.html');
    expect(await shown(page)).toHaveLength(5);
    expect(await page.evaluate(COUNT)).toBe('Showing 5 of 5 operations');
    expect(troubles).toEqual([]);
  });

  test('shows texts of the spec as text, and runs none of them', async () => {
    const { page } = await show('pets.html');
    expect(await page.evaluate('document.querySelectorAll("img, .grid script").length')).toBe(0);
    expect(await page.evaluate('document.title')).toBe(`Response coverage: Pets ${HOSTILE}`);
    const texts = await page.evaluate<string>("document.querySelector('.grid').textContent");
    expect(texts).toContain(HOSTILE);
    expect(texts).toContain('أضف حيوانا');
    expect(texts).toContain('\\u202egnp.exe');
  });

  test.each<[string, (page: Page) => Promise<unknown>, string[]]>([
    ['text', (page) => page.fill('#search', 'list PETS'), ['GET /pets']],
    ['operation id', (page) => page.fill('#search', 'listpets'), ['GET /pets']],
    ['tag', (page) => page.selectOption('#tag', 'admin'), ['DELETE /pets/{id}']],
    ['status', (page) => page.selectOption('#status', '409'), ['POST /pets']],
    ['state', (page) => page.click('button[data-state="reference"]'), ['GET /pets/{id}']],
    [
      'state and status',
      async (page) => {
        await page.click('button[data-state="missing"]');
        await page.selectOption('#status', '404');
      },
      ['DELETE /pets/{id}'],
    ],
  ])('filters by %s', async (_, filter, expected) => {
    const { page, troubles } = await show('pets.html');
    await filter(page);
    await count(page, expected.length);
    expect(await shown(page)).toEqual(expected);
    await page.click('button[type="reset"]');
    await count(page, 5);
    expect(troubles).toEqual([]);
  });

  test('counts what the filter shows', async () => {
    const { page } = await show('pets.html');
    expect(await page.evaluate(TOTALS)).toEqual(['1', '6', '1', '1']);
    expect(await page.evaluate("document.querySelector('.percent').textContent")).toBe('66.6%');
    await page.selectOption('#tag', 'admin');
    await count(page, 1);
    expect(await page.evaluate(TOTALS)).toEqual(['0', '1', '0', '1']);
    expect(await page.evaluate("document.querySelector('.percent').textContent")).toBe('0%');
    expect(
      await page.evaluate('document.querySelector(\'[data-class="4xx"] [data-state=missing]\').textContent'),
    ).toBe('1');
  });

  test('says so if nothing matches', async () => {
    const { page } = await show('pets.html');
    await page.fill('#search', 'no such thing');
    await count(page, 0);
    expect(await page.evaluate("document.querySelector('.nothing').hidden")).toBe(false);
  });

  test('sorts by what is missing', async () => {
    const { page } = await show('pets.html');
    await page.selectOption('#order', 'missing');
    expect((await shown(page))[0]).toBe('DELETE /pets/{id}');
  });

  test('works with the keyboard alone', async () => {
    const { page } = await show('pets.html');
    await page.keyboard.press('/');
    await page.keyboard.type('pets');
    await count(page, 4);
    // Tag, status, order, then the states.
    for (let step = 0; step < 7; step++) await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.dataset.state')).toBe('missing');
    await page.keyboard.press('Space');
    await count(page, 1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await count(page, 5);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'Operations by status',
    );
  });

  test('hides success until asked', async () => {
    const { page } = await show('pets.html');
    const visible = "getComputedStyle(document.querySelector('.grid thead .s')).display !== 'none'";
    expect(await page.evaluate(visible)).toBe(false);
    await page.check('[name="success"]');
    await vi.waitFor(async () => expect(await page.evaluate(visible)).toBe(true));
  });

  test('is no wider than a phone, and still a table for a screen reader', async () => {
    const { page } = await show('pets.html', { width: 390 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const roles = "[...document.querySelectorAll('.grid tbody tr:first-child > *')].map((one) => one.role)";
    expect(new Set(await page.evaluate<string[]>(roles))).toEqual(new Set(['rowheader', 'cell']));
  });

  test('has one table for several specs, with a filter', async () => {
    const { page } = await show('both.html');
    expect(await page.evaluate(COUNT)).toBe('Showing 6 of 6 operations');
    await page.selectOption('#spec', 'more.json');
    await count(page, 1);
    expect(await shown(page)).toEqual(['GET /more/{id}']);
  });

  test('filters 5,000 operations', async () => {
    const paths = Array.from({ length: 5000 }, (_, index) => [
      `/p${index}/{id}`,
      { get: item({ 404: ref }) },
    ]);
    writeFileSync(join(folder, 'large.json'), JSON.stringify({ ...PETS, paths: Object.fromEntries(paths) }));
    await runCli(folder, ['coverage', 'large.json', '-o', 'large.html']);
    const { page, troubles } = await show('large.html');
    await page.fill('#search', 'p4999');
    await count(page, 1);
    expect(troubles).toEqual([]);
  });

  test.each(['light', 'dark'])('has text that can be read in %s', async (colorScheme) => {
    const { page } = await show('pets.html', { colorScheme });
    expect(await page.evaluate<string[]>(LOW_CONTRAST)).toEqual([]);
  });
});
