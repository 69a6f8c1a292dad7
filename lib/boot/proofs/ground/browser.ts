import { type Browser, type BrowserContext, chromium } from 'playwright';
import type { Role } from '#lib/access/permissions.ts';
import { roleName } from '#lib/identity/words-roles.ts';
import { findChromium } from '../../chromium.mjs';

/** The browser of the stories, for the time of `work`. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Path of the browser; throws when there is none. */
export function chromiumPath(): string {
  const found = findChromium(process.env);
  if (!found) throw new Error('no Chromium: npm test installs it, or set CHROMIUM_PATH');
  return found;
}

/** A phone's browser whose person went in by the demonstration's button for a role without a second factor. */
export async function signedIn(browser: Browser, url: string, role: Role): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page
    .getByRole('button', { name: roleName('zh-CN', role, null) })
    .first()
    .click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await page.close();
  return context;
}

/** The Cookie header of a browser. */
export async function cookieOf(context: BrowserContext, url: string): Promise<string> {
  return (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ');
}
