import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What the tests need of Playwright, which is installed only for them. */
export interface Page {
  goto(url: string): Promise<unknown>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  evaluate<T>(expression: string): Promise<T>;
  fill(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  check(selector: string): Promise<void>;
  selectOption(selector: string, value: string): Promise<unknown>;
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
}

interface Browser {
  newPage(options: { viewport: { width: number; height: number }; colorScheme?: string }): Promise<Page>;
  close(): Promise<void>;
}

const PLACES = [
  ...(process.env.CHROMIUM === undefined ? [] : [process.env.CHROMIUM]),
  ...['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'],
];

/** Debian: `apt-get install chromium-headless-shell`. Another one: the variable CHROMIUM. */
export const EXECUTABLE = PLACES.find((path) => existsSync(path));

export async function launch(): Promise<Browser> {
  const { chromium } = createRequire(import.meta.url)('playwright-core');
  return chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Opens a file, and collects everything that a page must not do. */
export async function open(
  browser: Browser,
  file: string,
  { width = 1280, colorScheme = 'light' } = {},
): Promise<{ page: Page; troubles: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const url = pathToFileURL(file).href;
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, troubles };
}

/** Texts with less contrast to their background than WCAG 2.2 (1.4.3) asks for. */
export const LOW_CONTRAST = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')].filter((element) => {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!hasText || element.closest('script, style, [hidden], option') || element.offsetParent === null) return false;
    const [one, other] = [light(parse(getComputedStyle(element).color)), light(backgroundOf(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return ratio < 4.5;
  }).map((element) => element.className + ' ' + element.textContent.slice(0, 40));
})()`;
