import { nightName } from '#lib/clock/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a family is registered in two steps while the parent stands at the desk, and the officer reads it masked', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await stand(clerk);
  await guardianIsHere(clerk, language);
  await expect(clerk.locator('.step__head')).toHaveCount(2);
  await typeFamily(clerk, { name: '周小船', number: numberOf(11) }, '301', '2026-11-20T21:05');
  await expect(clerk.getByRole('status').filter({ hasText: '2012' })).toBeVisible();
  await stand(clerk);
  await register(clerk, language);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).guests(nightName(LAST_NIGHT, language), 1),
  );
  await stand(clerk);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}?night=${LAST_NIGHT}`);
  const night = officer.locator('#night').locator('..');
  await expect(officer.getByText(lodgingWords(language).filedGuests(1)).first()).toBeVisible();
  await expect(night).toBeVisible();
  const told = (await officer.locator('main').textContent()) ?? '';
  expect(told).not.toContain('周小船');
  expect(told).not.toContain(numberOf(11));
  await stand(officer);
});
