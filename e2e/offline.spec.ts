import type { BrowserContext, Page } from '@playwright/test';
import { stripWords } from '#app/_ui/phone/words-phone.ts';
import { phoneWords } from '#app/(public)/unsent/words.ts';
import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { deskWords } from '#lib/report/words.ts';
import { reportsWords } from '#lib/report/words-receipt.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { guardianIsHere, numberOf, typeFamily } from './desk.ts';
import { installation } from './installation.ts';
import type { House } from './places.ts';
import { sessionFor } from './session.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test.use({ hour: '2026-11-20T21:30:00+08:00' });

const second = addDays(LAST_NIGHT, 1);
const third = addDays(LAST_NIGHT, 2);

/** The phone has its own page once the worker holds it. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
}

/** Lets days go by on the phone, which stands in a valley. */
async function daysLater(context: BrowserContext, from: Date, days: number): Promise<void> {
  await context.clock.setFixedTime(new Date(from.getTime() + days * 86_400_000));
}

async function nilOnThePhone(page: Page, language: Language, night: BusinessDay): Promise<void> {
  const words = deskWords(language);
  await page.getByRole('link', { name: words.nilAct(nightName(night, language)) }).click();
  await page.locator(`#nil-${night}`).getByRole('button', { name: words.confirmNil }).click();
}

/** A newer build is served: a page of it installs its own worker. */
async function newBuild(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/sw.js?v=the-next-build');
    while (!registration.active?.scriptURL.endsWith('v=the-next-build')) {
      await new Promise((done) => setTimeout(done, 50));
    }
  });
}

const versions = (house: House) =>
  installation()<{ night: string; kind: string; n: number; drafted: boolean }[]>`
    select business_day::text as night, kind, n, drafted_at is not null as drafted from report_version
    where lodging_id = ${house.id} order by business_day, n`;

test('two days without signal, a new build and an ended sign-in in between: each night is filed once, and says when it was drafted', async ({
  as,
  makeHouse,
  language,
  clock,
}) => {
  const house = await makeHouse(LAST_NIGHT);
  const clerk = await as(house.staff);
  const context = clerk.context();
  const [strip, phone] = [stripWords(language), phoneWords(language)];
  await clerk.goto('/desk');
  const began = systemNow();
  await installed(clerk);

  await context.setOffline(true);
  await clerk.reload();
  await expect(clerk.getByText(phone.awayHint)).toBeVisible();
  await stand(clerk);
  await nilOnThePhone(clerk, language, LAST_NIGHT);
  await expect(clerk.getByText(strip.unsent(1)).first()).toBeVisible();

  await daysLater(context, began, 1);
  await clerk.goto('/desk');
  await clerk.locator(`a[href*="/stays/new"][href*="night=${second}"]`).first().click();
  await expect(clerk.getByText(phone.awayHint)).toBeVisible();
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '石小溪', number: numberOf(61) }, '208', `${second}T20:10`);
  await stand(clerk);
  await clerk.getByRole('button', { name: stayPageWords(language).send, exact: true }).click();
  await clerk.waitForURL(/\/desk/);
  await expect(clerk.getByText(strip.unsent(2)).first()).toBeVisible();

  await daysLater(context, began, 2);
  await clerk.goto('/desk');
  await nilOnThePhone(clerk, language, third);
  await expect(clerk.getByText(strip.unsent(3)).first()).toBeVisible();
  await stand(clerk);
  const sealed = await clerk.evaluate(async () => JSON.stringify({ ...window.localStorage }));
  expect(sealed, 'nothing of a child stands open on the phone').not.toContain('石小溪');
  await clerk.goto('about:blank');

  await clock('2026-11-22T21:36:00+08:00');
  await installation()`update session set revoked_at = nl.now() where account_id = ${house.staff.id}`;
  await context.setOffline(false);
  await clerk.goto('/help');
  await newBuild(clerk);
  await clerk.goto('/unsent');
  await expect(clerk.getByRole('link', { name: strip.signIn })).toBeVisible();
  expect(await versions(house), 'nothing is sent for somebody who is signed out').toEqual([]);
  await stand(clerk);

  const { name, value } = await sessionFor(house.staff);
  await context.addCookies([{ name, value, url: new URL(clerk.url()).origin }]);
  await clerk.goto('/desk');
  await expect(clerk.getByText(strip.sent(3))).toBeVisible();
  expect([...(await versions(house))].map((row) => ({ ...row }))).toEqual([
    { night: LAST_NIGHT, kind: 'nil', n: 1, drafted: true },
    { night: second, kind: 'guests', n: 1, drafted: true },
    { night: third, kind: 'nil', n: 1, drafted: false },
  ]);
  await clerk.goto(`/reports/${second}`);
  await expect(clerk.getByText(reportsWords(language).draftedOffline('').trim().slice(0, 6))).toBeVisible();
  await clerk.goto('/unsent');
  await expect(clerk.getByText(phone.none)).toBeVisible();
});
