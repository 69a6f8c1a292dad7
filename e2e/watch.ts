import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Listens to a browser from its first page on: whatever breaks the content policy, throws, is answered 5xx or is asked
 * of another host is kept, and the story fails at its end.
 */
export function watch(context: BrowserContext, origin: string): string[] {
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    // A story that takes the line away hears the browser say so.
    if (/Failed to load resource: net::ERR_INTERNET_DISCONNECTED/.test(text)) return;
    // A page that is not found or a refused form says so by its status, which the browser repeats here.
    if (!/Failed to load resource: .* status of 4\d\d/.test(text)) troubles.push(`console: ${text}`);
  });
  context.on('weberror', (error) => troubles.push(`page error: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) troubles.push(`another host: ${url.origin}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return troubles;
}

const eyes = new WeakMap<Page, Page>();

/** Axe is script itself and cannot run where script is off: it looks at the same markup in a browser of its own. */
export function lookThrough(page: Page, seeing: Page): void {
  eyes.set(page, seeing);
}

const looked = new Map<string, number>();

/** A short run looks at each kind of page once a worker, the whole grid each time: axe takes its share of a story's time. */
function seenEnough(path: string): boolean {
  if (process.env.NIGHTLIGHT_STORIES === 'all') return false;
  const kind = path.replace(/[^/]*\d[^/]*/g, '*');
  const times = (looked.get(kind) ?? 0) + 1;
  looked.set(kind, times);
  return times > 1;
}

/** Stands on a page: nothing sticks out sideways, and axe finds no violation of WCAG 2.2 AA. */
export async function stand(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const seeing = eyes.get(page);
  if (seeing) {
    const markup = (await page.content()).replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '');
    await seeing.route(page.url(), (route) => route.fulfill({ contentType: 'text/html', body: markup }));
    await seeing.goto(page.url());
    return stand(seeing);
  }
  const path = new URL(page.url()).pathname;
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(wide, `${path} sticks out sideways`).toBeLessThanOrEqual(0);
  if (seenEnough(path)) return;
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
  const told = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(told, `axe on ${path}`).toEqual([]);
}
