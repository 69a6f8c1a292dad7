import { writeFileSync } from 'node:fs';
import { runCli } from '#lib/cli/main.ts';
import { instantOf } from '#lib/clock/business-day.ts';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import { certificateWords } from '#lib/report/outage/words.ts';
import { deskWords } from '#lib/report/words.ts';
import { receiptWords, verifyPageWords } from '#lib/report/words-receipt.ts';
import { fileNil } from './desk.ts';
import { holderOf, portalDown, portalWasUp } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test.use({ hour: '2026-11-21T12:40:00+08:00' });
test.afterEach(portalWasUp);

test('the portal down from 11:30 to 12:30 moves the due to 13:30, and a signed certificate lists the nights it touched', async ({
  as,
  house,
  language,
}, info) => {
  const number = await portalDown('2026-11-21T11:30:00+08:00', '2026-11-21T12:30:00+08:00');
  const words = certificateWords(language);
  const movedTo = instantToMinute(instantOf('2026-11-21', '13:30'), language);

  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await clerk.getByText(deskWords(language).dueMoved(movedTo)).click();
  await expect(clerk.locator('main')).toContainText(movedTo);
  await stand(clerk);
  await clerk.goto('/desk');
  await fileNil(clerk, language, LAST_NIGHT);
  await expect(clerk.getByText(receiptWords(language).receivedOnTime)).toBeVisible();

  await clerk.goto(`/reports/${LAST_NIGHT}`);
  await clerk.locator(`a[href="/outage/${number}"]`).click();
  const row = clerk.getByRole('row', { name: nightName(LAST_NIGHT, language) });
  await expect(row).toContainText(movedTo);
  await stand(clerk);

  const stranger = await as(null);
  await stranger.goto(`/outage/${number}`);
  const file = await (await stranger.request.get(`/api/v1/outages/${number}`)).text();
  const paper = await stranger.request.get(`/api/v1/outages/${number}/paper`);
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const kept = info.outputPath(`${number}.json`);
  writeFileSync(kept, file);
  await stranger.goto('/verify');
  await stranger.locator('input[type=file]').setInputFiles(kept);
  await stranger.getByRole('button', { name: verifyPageWords(language).fileCheck }).click();
  await expect(stranger.getByText(words.genuine)).toBeVisible();
  await stand(stranger);
  const verify = () => runCli(['receipt', 'verify', kept], { out: () => {}, say: () => {} });
  expect(await verify(), 'accepted').toBe(0);
  writeFileSync(kept, file.replace('T05:30:00', 'T06:30:00'));
  expect(await verify(), 'refused').toBe(3);
  await stranger.locator('input[type=file]').setInputFiles(kept);
  await stranger.getByRole('button', { name: verifyPageWords(language).fileCheck }).click();
  await expect(stranger.getByText(verifyPageWords(language).fileFalse)).toBeVisible();

  const chief = await as(await holderOf('supervisor'));
  await chief.goto('/outages');
  await expect(chief.getByRole('link', { name: number })).toBeVisible();
  await stand(chief);
});
