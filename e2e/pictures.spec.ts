import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { LANGUAGE_COOKIE } from '#lib/gate/api/preference-cookies.ts';
import { forgotten, shots } from './album.ts';
import { sessionFor } from './session.ts';
import type { Shot } from './shot.ts';
import { expect, test as story } from './story.ts';

/** Pictures are taken by `npm run prove -- pictures`; where they go is said there. */
const folder = process.env.NIGHTLIGHT_PICTURES ?? '';
/** Only pictures whose name holds one of these words; all without. */
const only = process.env.NIGHTLIGHT_PICTURES_OF?.split(' ') ?? [];
/** Only pictures taken so: each word is one of a project's name or of the scheme; all without. */
const as = process.env.NIGHTLIGHT_PICTURES_AS?.split(' ') ?? [];
const readme = process.env.NIGHTLIGHT_PICTURES_README;

const test = story.extend<object, { album: Shot[] }>({
  album: [
    async ({ browser }, use) => {
      await use(await shots(browser));
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.skip(({ language, viewport }) => {
      const width = (viewport?.width ?? 0) < 760 ? 'phone' : 'desktop';
      return !as.every((word) => [colorScheme, language, width].includes(word));
    }, 'not asked');
    test(`every page, ${colorScheme}`, async ({ album, browser, baseURL, language, viewport }) => {
      test.setTimeout(600_000);
      const own = path.join(folder, `${viewport?.width}-${language}-${colorScheme}`);
      mkdirSync(own, { recursive: true });
      const contexts = new Map<string, BrowserContext>();
      for (const { who, aal = 2, at, name, before } of album) {
        if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
        const key = `${who?.id ?? 'nobody'} ${aal}`;
        let context = contexts.get(key);
        if (!context) {
          context = await browser.newContext({ colorScheme, deviceScaleFactor: 1, reducedMotion: 'reduce' });
          const session = who ? [await sessionFor(who, aal)] : [];
          const cookies = [{ name: LANGUAGE_COOKIE, value: language }, ...session];
          await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: baseURL ?? '' })));
          contexts.set(key, context);
        }
        const page = await context.newPage();
        const answer = await page.goto(at, { waitUntil: 'load' });
        if (answer) expect(answer.status(), `${name} at ${at}`).toBe(200);
        await before?.(page);
        await page.waitForTimeout(150);
        await page.screenshot({ path: path.join(own, `${name}.png`), fullPage: !at.includes('#') });
        await page.close();
      }
      for (const context of contexts.values()) await context.close();
      if (readme && language === 'zh-CN' && colorScheme === 'light')
        await pictureOfReadme({ album, browser, baseURL, phone: viewport?.width === 390 });
      if (only.length === 0)
        expect(forgotten(album), 'every page of app/ has a picture').toEqual({ pages: [], gone: [] });
    });
  });
}

type Shown = { album: readonly Shot[]; browser: Browser; baseURL: string | undefined; phone: boolean };

/** One of the two pictures of the README: the desk on a phone, the board on a desk. */
async function pictureOfReadme({ album, browser, baseURL, phone }: Shown): Promise<void> {
  const shot = album.find(({ name }) => name === (phone ? 'desk-open' : 'board-past'));
  if (!shot?.who) throw new Error('the album has a desk and a board');
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: phone ? 1.5 : 1,
    colorScheme: 'light',
  });
  const cookies = [{ name: LANGUAGE_COOKIE, value: 'zh-CN' }, await sessionFor(shot.who)];
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: baseURL ?? '' })));
  const page = await context.newPage();
  await page.goto(shot.at);
  await page.screenshot({ path: path.join(readme ?? '', `${phone ? 'desk' : 'board'}.png`) });
  await context.close();
}
