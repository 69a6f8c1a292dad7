import type { Page } from '@playwright/test';
import { county } from '#drizzle/seed/townships.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { pointWords } from '#lib/lodging/point/words.ts';
import { taskWords } from '#lib/task/words.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

/** The cards of the task list in the order they stand. */
const cards = (page: Page) =>
  page.getByRole('article').evaluateAll((all) => all.map((card) => card.textContent ?? ''));

test('an officer sets where a house stands at its door; tasks then go nearest first, and the houses beside it can be asked', async ({
  as,
  makeHouse,
  language,
}) => {
  const [far, near] = [await makeHouse(addDays(LAST_NIGHT, -2)), await makeHouse(addDays(LAST_NIGHT, -2))];
  await passAsJob('clock:work', 'stories', county.code, (pass) => tendChases(pass));
  const words = pointWords(language);
  const who = await holderOf('officer', near.beat.id);
  const officer = await as(who, {
    geolocation: { latitude: 26.2, longitude: 110.2, accuracy: 7 },
    permissions: ['geolocation'],
  });
  await officer.goto(`/lodgings/${near.code}`);
  await officer.locator('#place').scrollIntoViewIfNeeded();
  await officer.getByText(words.save, { exact: true }).first().click();
  await officer.locator('form#point').getByRole('button', { name: words.locate }).click();
  await expect(officer.getByText(words.located(7))).toBeVisible();
  await officer.locator('form#point').getByRole('button', { name: words.save }).click();
  await expect(officer.getByText(words.saved)).toBeVisible();
  await stand(officer);

  await officer.goto(`/lodgings/${far.code}`);
  await officer.getByText(words.save, { exact: true }).first().click();
  await officer.locator('form#point [name=point]').fill('110.3，26.3');
  await officer.locator('form#point').getByRole('button', { name: words.save }).click();
  await expect(officer.locator('form#point')).toContainText('M-288');
  await officer.locator('form#point [name=point]').fill('26.3，110.3');
  await officer.locator('form#point').getByRole('button', { name: words.save }).click();
  await expect(officer.getByRole('link', { name: near.name })).toBeVisible();

  await officer.goto('/tasks?view=tasks');
  await officer.getByRole('button', { name: taskWords(language).nearestFirst }).click();
  await expect(officer.getByText(taskWords(language).nearestDone)).toBeVisible();
  await stand(officer);
  const shown = await cards(officer);
  const at = (name: string) => shown.findIndex((text) => text.includes(name));
  expect(at(near.name)).toBeGreaterThanOrEqual(0);
  expect(at(near.name)).toBeLessThan(at(far.name));

  await officer.goto(`/lodgings/${far.code}`);
  await officer.getByRole('link', { name: words.nearFirst }).click();
  await expect(officer.getByRole('article').filter({ hasText: near.name })).toBeVisible();
  const turned = await cards(officer);
  const now = (name: string) => turned.findIndex((text) => text.includes(name));
  expect(now(far.name)).toBeGreaterThanOrEqual(0);
  expect(now(far.name)).toBeLessThan(now(near.name));
});
