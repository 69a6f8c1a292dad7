import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { tellWords } from '#lib/incident/words.ts';
import { dutyWords } from '#lib/incident/words-duty.ts';
import { colleagueAt, countyUnit, holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

/** Everything a page says, without what the clock says. */
async function said(page: Page, at: string): Promise<string> {
  await page.goto(at);
  const text = (await page.locator('header, main, nav').allTextContents()).join(' ');
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

test('a stranger on the sign-in page reports at once, and reads rung only when the open duty page has sounded @wide', async ({
  as,
  language,
}) => {
  const [words, duty] = [tellWords(language), dutyWords(language)];
  const room = await as(await holderOf('duty', await countyUnit()));
  await room.goto('/duty');
  await stand(room);

  const stranger = await as(null);
  await stranger.goto('/sign-in');
  await stranger.locator('a[href="/report-now"]').click();
  await expect(stranger.getByText(words.danger)).toBeVisible();
  await stand(stranger);
  const place = `汽车站旁 ${randomInt(10_000)}`;
  await stranger.locator('[name=where]').fill(place);
  await stranger.locator('[name=signs][value=forced]').check();
  await stranger.getByRole('button', { name: words.send }).click();
  await expect(stranger.getByText(words.stored, { exact: true })).toBeVisible();
  await expect(stranger.getByText(words.notRung)).toBeVisible();
  await stand(stranger);
  expect(new URL(stranger.url()).search, 'the address holds nothing of it').toBe('');

  await expect(room.getByText(duty.unknownHouse).first()).toBeVisible();
  await expect(stranger.getByText(words.rung, { exact: true })).toHaveCount(0);
  await room.getByRole('button', { name: duty.start }).click();
  await expect(stranger.getByText(words.rung, { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(stranger.getByText(words.notClaimed)).toBeVisible();

  await room.getByRole('link', { name: duty.unknownHouse }).first().click();
  await expect(room.getByText(place)).toBeVisible();
  await stand(room);
  await room.getByRole('button', { name: duty.claim }).click();
  await expect(room.getByText(duty.didClaim)).toBeVisible();
  await expect(stranger.getByText(words.claimed, { exact: true })).toBeVisible();
  await stranger.getByRole('button', { name: words.leave }).click();
  await stranger.waitForURL(/\/sign-in/);
  await stranger.goto('/report-now');
  await expect(stranger.getByRole('button', { name: words.send })).toBeVisible();
});

test('a clerk reports from the dock: the owner, a colleague and their pages show no trace, the police see it', async ({
  as,
  house,
  language,
}) => {
  const words = tellWords(language);
  const clerk = await as(house.staff);
  const others = [await as(house.owner), await as(await colleagueAt(house))];
  const pages = ['/desk', `/reports/${LAST_NIGHT}`, '/inbox', '/my-lodging', '/report-now'];
  const look = async () => {
    const seen: string[] = [];
    for (const other of others) for (const page of pages) seen.push(await said(other, page));
    return seen;
  };
  const before = await look();

  await clerk.goto('/desk');
  await clerk.locator('.dock--now').click();
  await expect(clerk.getByText(house.name).first()).toBeVisible();
  await clerk.locator('[name=signs][value=hurt]').check();
  await clerk.locator('[name=quiet]').check();
  await clerk.getByRole('button', { name: words.send }).click();
  await expect(clerk.getByText(words.stored, { exact: true })).toBeVisible();
  await expect(clerk.getByText(words.quietSaid)).toBeVisible();
  await stand(clerk);

  expect(await look(), 'what the others read before and after').toEqual(before);
  const answer = await others[0]?.request.get(`/api/v1/lodgings/${house.code}/days/${LAST_NIGHT}`);
  expect(await answer?.text()).not.toContain('incident');
  const duty = await as(await holderOf('duty', house.beat.station));
  await duty.goto('/duty');
  await expect(duty.getByRole('link', { name: house.name })).toBeVisible();
  await expect(duty.getByText(dutyWords(language).quiet).first()).toBeVisible();
  await stand(duty);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/alerts');
  await expect(officer.getByRole('link', { name: house.name })).toBeVisible();
  await stand(officer);
});

test('without script it is sent and answered all the same, and a child who got no room is told beside it', async ({
  as,
  house,
  language,
}) => {
  const words = tellWords(language);
  const clerk = await as(house.staff, { javaScriptEnabled: false });
  await clerk.goto('/report-now');
  await clerk.getByRole('button', { name: words.send }).click();
  await expect(clerk.locator('#errors')).toBeVisible();
  await clerk.getByRole('link', { name: words.toUnroomed }).click();
  await clerk.locator('[name=company][value=alone]').check();
  await clerk.locator('[name=direction]').fill('往汽车站方向');
  await clerk.getByRole('button', { name: words.send }).click();
  await expect(clerk.getByText(words.unroomedStored)).toBeVisible();
  await stand(clerk);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/duty');
  await expect(officer.getByRole('link', { name: house.name })).toBeVisible();
  await officer.getByRole('link', { name: house.name }).click();
  await expect(officer.getByText('往汽车站方向')).toBeVisible();
  await stand(officer);
});
