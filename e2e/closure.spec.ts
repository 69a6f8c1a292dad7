import { nightName } from '#lib/clock/words.ts';
import { seasonName, seasonWords } from '#lib/lodging/words-season.ts';
import { boardWords } from '#lib/overview/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { deskWords } from '#lib/report/words.ts';
import { houseWords } from '#lib/report/words-pages.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, TONIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a closed night counts as received; a closure leaves the expected only once it is approved', async ({
  as,
  house,
  language,
}) => {
  const owner = await as(house.owner);
  await owner.goto(`/reports/${LAST_NIGHT}`);
  const fold = owner.locator('#fold-closed');
  await fold.locator('summary').click();
  await stand(owner);
  await fold.locator('select').selectOption('repairs');
  await fold.getByRole('button', { name: deskWords(language).fileClosed }).click();
  await owner.waitForURL(/\/receipt/);
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).closed(nightName(LAST_NIGHT, language)),
  );

  const words = houseWords(language);
  await owner.goto('/my-lodging');
  await stand(owner);
  await owner.getByText(words.askClosure, { exact: true }).click();
  const form = owner.locator('form#closure');
  await form.locator('[name=from_day]').fill(TONIGHT);
  await form.locator('[name=to_day]').fill('2026-11-23');
  await form.getByRole('button', { name: words.sendClosure }).click();
  await expect(owner.getByText(words.closureAsked)).toBeVisible();
  await expect(owner.getByText(words.closureWaits, { exact: true })).toBeVisible();
  await stand(owner);

  const officer = await as(await holderOf('officer', house.beat.id));
  const shown = officer.getByRole('link', { name: house.name });
  await officer.goto(`/board?day=${LAST_NIGHT}&state=filed&q=${house.code}`);
  await expect(shown).toBeVisible();
  await expect(officer.locator('main')).toContainText(boardWords(language).closed);
  await officer.goto(`/board?day=${TONIGHT}&state=due&q=${house.code}`);
  await expect(shown, 'asked is not approved').toBeVisible();
  await officer.goto('/approvals');
  await stand(officer);
  const row = officer.locator('.contact').filter({ hasText: house.name });
  await row.getByRole('button', { name: lodgingWords(language).approve, exact: true }).click();
  await expect(officer).toHaveURL(/done=closure/);
  await officer.goto(`/board?day=${TONIGHT}&state=due&q=${house.code}`);
  await expect(shown).toHaveCount(0);
  await officer.goto(`/board?day=${TONIGHT}&state=excused&q=${house.code}`);
  await expect(shown).toBeVisible();
  await stand(officer);

  await owner.goto('/my-lodging');
  await expect(owner.getByText(words.closureApproved)).toBeVisible();
  const season = seasonWords(language);
  await owner.getByText(season.reopen, { exact: true }).first().click();
  await stand(owner);
  await owner.locator('form[id^=reopen-] button').click();
  await expect(owner.getByText(season.reopened)).toBeVisible();
  await officer.goto(`/board?day=${TONIGHT}&state=due&q=${house.code}`);
  await expect(shown, 'open again, expected again').toBeVisible();
  await owner.goto('/desk');
  await stand(owner);
});

test('a house shut each winter asks once, a chief approves, and each year’s nights leave the expected', async ({
  as,
  house,
  language,
}) => {
  const words = seasonWords(language);
  const name = seasonName({ fromDate: '11-21', toDate: '03-15' }, language);
  const owner = await as(house.owner);
  await owner.goto('/my-lodging');
  await owner.getByText(words.ask, { exact: true }).click();
  const form = owner.locator('form#season');
  await form.locator('[name=from_day]').fill(TONIGHT);
  await form.locator('[name=to_day]').fill('2027-03-15');
  await form.getByRole('button', { name: words.send }).click();
  await expect(owner.getByText(words.waits, { exact: true })).toBeVisible();
  await stand(owner);

  const chief = await as(await holderOf('chief', house.beat.station));
  await chief.goto('/approvals');
  await stand(chief);
  const row = chief.locator('#seasons ~ div .contact, .contact').filter({ hasText: house.name });
  await expect(row).toContainText(name);
  await row.getByRole('button', { name: lodgingWords(language).approve, exact: true }).click();
  await expect(chief).toHaveURL(/done=/);
  await chief.goto(`/board?day=${TONIGHT}&state=excused&q=${house.code}`);
  await expect(chief.getByRole('link', { name: house.name })).toBeVisible();
  await chief.goto(`/lodgings/${house.code}`);
  await expect(chief.getByText(name)).toBeVisible();
  await stand(chief);

  await owner.goto('/my-lodging');
  await expect(owner.getByText(words.approved, { exact: true })).toBeVisible();
  await stand(owner);
});
