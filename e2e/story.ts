import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { LANGUAGE_COOKIE } from '#lib/gate/api/preference-cookies.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { baseUrl } from './bound.ts';
import { leave, setClock } from './installation.ts';
import { type Beat, beatsOf, type House, houseIn, type Person } from './places.ts';
import { sessionFor } from './session.ts';
import { lookThrough, watch } from './watch.ts';

export type Settings = {
  /** The language the pages are read in. */
  language: Language;
  /** Another instant than the one all stories share (2026-11-21, a Saturday, a little after 09:10 in Longhui). */
  hour: string | undefined;
};

type Parts = {
  /** Moves the clock on: only for a story that has an hour of its own. */
  clock: (at: string) => Promise<void>;
  /** Opens a browser of a person's own, signed in with both factors; null is a stranger. */
  as: (person: Person | null, options?: BrowserContextOptions) => Promise<Page>;
  /** Beats of the demonstration, each with an officer; the county town's first. */
  beats: Beat[];
  /** Makes a house of the story's own; see places.ts. */
  makeHouse: (from?: BusinessDay, beat?: Beat) => Promise<House>;
  /** One such house in the first beat, expected since the night just gone. */
  house: House;
};

/** The night just gone and the one that began at 06:00, at the hour all stories share. */
export const LAST_NIGHT: BusinessDay = businessDay('2026-11-20');
export const TONIGHT: BusinessDay = businessDay('2026-11-21');

/** A story: one or more people, each with a browser that is watched, on the worker's own installation. */
export const test = base.extend<Settings & Parts, { left: undefined }>({
  baseURL: baseUrl,
  language: ['zh-CN', { option: true }],
  hour: [undefined, { option: true }],
  left: [
    async ({ playwright: _ }, use) => {
      await use(undefined);
      await leave();
    },
    { scope: 'worker', auto: true },
  ],
  clock: [
    async ({ hour }, use) => {
      const { set, release } = await setClock(hour);
      await use(set);
      await release();
    },
    { auto: true },
  ],
  as: async ({ browser, baseURL, language }, use) => {
    const origin = new URL(baseURL ?? '').origin;
    const heard: string[][] = [];
    const opened: (() => Promise<void>)[] = [];
    await use(async (person, options = {}) => {
      const context = await browser.newContext(options);
      heard.push(watch(context, origin));
      opened.push(() => context.close());
      const cookies = [
        { name: LANGUAGE_COOKIE, value: language },
        ...(person ? [await sessionFor(person)] : []),
      ];
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin })));
      const page = await context.newPage();
      if (options.javaScriptEnabled === false) {
        const seeing = await browser.newContext();
        opened.push(() => seeing.close());
        lookThrough(page, await seeing.newPage());
      }
      return page;
    });
    for (const close of opened) await close();
    expect(heard.flat(), 'what the browsers complained of').toEqual([]);
  },
  beats: async ({ clock: _ }, use) => use(await beatsOf()),
  makeHouse: async ({ beats }, use) => {
    const [first] = beats;
    if (!first) throw new Error('the demonstration has beats');
    await use((from, beat = first) => houseIn(beat, from));
  },
  house: async ({ makeHouse }, use) => use(await makeHouse()),
});

export { expect };
