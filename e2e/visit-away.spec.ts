import type { Page } from '@playwright/test';
import { visitStripWords } from '#app/_ui/phone/words-visit.ts';
import { phoneWords } from '#app/(public)/unsent/words.ts';
import { county } from '#drizzle/seed/townships.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { pointWords } from '#lib/lodging/point/words.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

/** The phone has its own page once the worker holds it, and its round once that is kept. */
async function ready(page: Page): Promise<void> {
  const round = page.waitForResponse((answer) => answer.url().endsWith('/chases/visits'));
  await page.goto('/tasks');
  await round;
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
}

/** What stands recorded of the visits of a chase. */
const visitsOf = (chase: string) =>
  installation()<{ n: number; point: boolean; later: boolean; written: boolean }[]>`
    select s.n, exists (select from lodging_point p where p.county = s.county and p.lodging_id = s.lodging_id) as point,
      s.detail ? 'sentLater' as later, s.detail ? 'writtenAt' as written
    from chase_step s where s.county = ${county.code} and s.chase_id = ${chase} and s.kind = 'visit' order by s.n`;

async function chaseAt(lodging: string): Promise<string> {
  const [row] = await installation()<{ id: string }[]>`
    select id from chase where county = ${county.code} and lodging_id = ${lodging}`;
  return row?.id ?? '';
}

test('visits recorded on a phone without signal are sent once when there is signal; who worked the chase meanwhile is told', async ({
  as,
  makeHouse,
  language,
}) => {
  const [open, house] = [await makeHouse(addDays(LAST_NIGHT, -1)), await makeHouse(addDays(LAST_NIGHT, -1))];
  await passAsJob('clock:work', 'stories', county.code, (pass) => tendChases(pass));
  const [onScreen, chase] = [await chaseAt(open.id), await chaseAt(house.id)];
  const [words, strip, phone] = [chaseWords(language), visitStripWords(language), phoneWords(language)];
  const door = { latitude: 27.1143, longitude: 111.0325, accuracy: 9 };
  const officer = await as(await holderOf('officer', house.beat.id), {
    geolocation: door,
    permissions: ['geolocation'],
  });
  await ready(officer);

  // The line dies under the form of a page that was opened with signal.
  await officer.goto(`/chases/${onScreen}`);
  const form = officer.locator('form#visit');
  if (!(await form.isVisible())) await officer.getByText(words.visit, { exact: true }).click();
  await form.getByLabel(chaseOutcomeName('helped', language)).check({ force: true });
  await officer.context().setOffline(true);
  await form.locator('button[type=submit]').click();

  // It stays with the phone, which opens its own page for the next house.
  await expect(officer.getByText(phone.roundHint)).toBeVisible();
  await expect(officer.getByText(strip.unsent(1))).toBeVisible();
  await stand(officer);
  await officer.getByRole('link', { name: phone.visitAt(house.name) }).click();
  await expect(officer.locator('form#away-visit')).toBeVisible();
  await expect(officer.getByText(strip.unsent(1))).toBeVisible();
  await officer.getByLabel(chaseOutcomeName('helped', language)).check({ force: true });
  await officer.getByRole('button', { name: pointWords(language).locate }).click();
  await expect(officer.getByText(pointWords(language).located(9))).toBeVisible();
  await stand(officer);
  await officer.getByRole('button', { name: words.saveVisit }).click();
  await expect(officer.getByText(phone.visitKept)).toBeVisible();
  await expect(officer.getByText(strip.unsent(2))).toBeVisible();

  const second = await holderOf('chief', house.beat.station);
  const chief = await as(second);
  await chief.goto(`/chases/${chase}`);
  await chief
    .locator('form[id^=call-]')
    .getByLabel(chaseOutcomeName('busy', language))
    .check({ force: true });
  await chief.locator('form[id^=call-] button').click();
  await expect(chief.getByText(words.saved, { exact: true })).toBeVisible();

  // One answer is lost on the way: the phone cannot know that the visit is recorded already.
  await officer.evaluate(() => {
    const real = window.fetch;
    let lost = false;
    window.fetch = async (input, init) => {
      const answer = await real(input, init);
      if (init?.method !== 'POST' || lost) return answer;
      lost = true;
      throw new TypeError('the answer was lost');
    };
  });
  await officer.context().setOffline(false);
  await expect.poll(async () => (await visitsOf(onScreen)).length).toBe(1);
  await officer.goto('/tasks');
  await expect(officer.getByText(strip.sent(2))).toBeVisible();
  const told = officer.getByRole('link', { name: new RegExp(`${house.name}.*${second.name}`) });
  await expect(told).toBeVisible();
  await stand(officer);
  expect([...(await visitsOf(onScreen)), ...(await visitsOf(chase))].map((row) => ({ ...row }))).toEqual([
    { n: expect.any(Number), point: false, later: true, written: true },
    { n: expect.any(Number), point: true, later: true, written: true },
  ]);
  await told.click();
  await officer.waitForURL(`**/chases/${chase}`);
  await expect(officer.getByText(words.writtenAt('').slice(0, 6)).first()).toBeVisible();
  await stand(officer);
});
