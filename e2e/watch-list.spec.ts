import { county } from '#drizzle/seed/townships.ts';
import { alertName, alertWords } from '#lib/anomaly/words.ts';
import { reasonText } from '#lib/anomaly/words-reasons.ts';
import { outcomeName, watchWords } from '#lib/watchlist/words.ts';
import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a child searched for is filed: the officer, the duty post and the county are told, the lodging sees nothing @wide', async ({
  as,
  house,
  language,
}) => {
  const words = watchWords(language);
  // The stays of an earlier run are within the nights a search looks at: each has a child of its own.
  const draw = Number(house.code.slice(2));
  const born = `2012${String(1 + (draw % 12)).padStart(2, '0')}${String(1 + (draw % 28)).padStart(2, '0')}`;
  const [number, name] = [numberOf(draw % 1000, born), '蒋小渡'];
  const caseNumber = `LH-${house.code.slice(2)}`;
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/watchlist');
  await officer.getByRole('link', { name: words.add }).click();
  await stand(officer);
  const form = officer.locator('form#search');
  await form.locator('[name=name]').fill(name);
  await form.locator('[name=case_number]').fill(caseNumber);
  await form.locator('[name=contact]').fill('龙警官 0739-8000001');
  await form.locator('[name=features]').fill('蓝色校服');
  await form.getByRole('button', { name: words.enter }).click();
  await expect(officer.locator('.errors'), 'nothing to recognise the child by').toContainText('M-346');
  await expect(form.locator('[name=features]'), 'nothing typed is lost').toHaveValue('蓝色校服');
  await form.locator('[name=number]').fill(number);
  await form.getByRole('button', { name: words.enter }).click();
  await expect(officer.getByText(words.entered)).toBeVisible();
  await expect(officer.getByText(words.noHitText)).toBeVisible();
  await expect(officer.locator('main')).not.toContainText(name);
  const entry = new URL(officer.url()).pathname;
  await stand(officer);

  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name, number }, '407', '2026-11-20T18:20');
  await register(clerk, language);

  const rule = alertName('watchlist_match', language);
  await expect(async () => {
    await officer.goto('/alerts?view=instant');
    await expect(officer.getByRole('row').filter({ hasText: house.name })).toContainText(rule);
  }).toPass({ timeout: 20_000 });
  await officer.getByRole('row').filter({ hasText: house.name }).getByRole('link').first().click();
  await expect(
    officer.getByText(reasonText({ code: 'sought_by_number', values: {} }, language)),
  ).toBeVisible();
  await officer
    .getByRole('link', { name: alertWords(language).toSearch, exact: true })
    .last()
    .click();
  await officer.waitForURL(`**${entry}`);
  await expect(officer.locator('#hits').locator('..').locator('..')).toContainText(house.name);
  await stand(officer);

  const duty = await as(await holderOf('duty', await countyUnit()));
  await duty.goto('/tasks?view=tasks');
  await expect(duty.locator('main')).toContainText(house.name);

  for (const page of [
    '/desk',
    `/reports/${LAST_NIGHT}`,
    `/reports/${LAST_NIGHT}/receipt`,
    '/inbox',
    '/my-lodging',
  ]) {
    await clerk.goto(page);
    await expect(clerk.locator('body'), page).not.toContainText(
      new RegExp(`${rule}|${words.title}|${caseNumber}`),
    );
  }
  expect((await clerk.request.get('/watchlist')).status()).toBe(404);

  await officer.locator('form#show button').click();
  await expect(officer.getByText(number)).toBeVisible();
  await officer.locator('form#ending select').selectOption('found');
  await officer.locator('form#ending button').click();
  await expect(officer.getByText(words.didEnd)).toBeVisible();
  await expect(officer.locator('main')).toContainText(outcomeName('found', language));
});

async function countyUnit(): Promise<string> {
  const [unit] = await installation()<
    { id: string }[]
  >`select id from unit where county = ${county.code} and kind = 'county'`;
  if (!unit) throw new Error('the demonstration has a county');
  return unit.id;
}
