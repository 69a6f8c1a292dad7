/**
 * `npm run prove -- size`: the script a browser fetches for the desk and for the stay form on a first visit, gzipped, beside
 * what it fetches for an empty page of the same framework. Aims: ×1.15 and ×1.35.
 */
import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright';
import { signedIn, withBrowser } from './ground/browser.ts';
import { withEmptyApp } from './ground/empty-app.ts';
import { kib, prove } from './ground/figures.ts';
import { withHouse } from './ground/launch.ts';

const aims = [
  { path: '/desk', most: 1.15 },
  { path: '/stays/new', most: 1.35 },
  { path: '/verify', most: Number.POSITIVE_INFINITY },
] as const;

type Size = { bytes: number; files: number };

/** Every script the page asks for until its network is quiet, whatever asked for it: gzip -9 of each. */
async function scriptsOf(context: BrowserContext, address: string): Promise<Size> {
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  const answer = await page.goto(address, { waitUntil: 'networkidle' });
  if (answer?.status() !== 200) throw new Error(`${address} answers ${answer?.status()}`);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
  await page.close();
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length };
}

const told = ({ bytes, files }: Size) => `${kib(bytes)} in ${files} files`;

await prove((found) =>
  withBrowser(async (browser) => {
    const empty = await withEmptyApp(async (url) => scriptsOf(await browser.newContext(), url));
    found.figure('an empty page of the framework', told(empty));
    await withHouse('size', { seed: 'demo' }, async (house) => {
      await house.start();
      const context = await signedIn(browser, house.url, 'owner');
      for (const { path, most } of aims) {
        const size = await scriptsOf(context, `${house.url}${path}`);
        const ratio = size.bytes / empty.bytes;
        const line = `${told(size)}, ×${ratio.toFixed(2)} of the empty page`;
        if (Number.isFinite(most)) found.aim(`${path}, aim ×${most}`, ratio <= most, line);
        else found.figure(path, line);
      }
    });
  }),
);
