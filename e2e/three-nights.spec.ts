import { addDays } from '#lib/clock/business-day.ts';
import { nightName, nightShort } from '#lib/clock/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { deskWords } from '#lib/report/words.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { field, fileNil, guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test.use({ hour: '2026-11-18T20:40:00+08:00' });

test('a child who stays three nights is typed once: extended and checked out with one tap each', async ({
  as,
  clock,
  makeHouse,
  language,
}) => {
  const first = addDays(LAST_NIGHT, -2);
  const house = await makeHouse(first);
  const words = deskWords(language);
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, first);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '唐小溪', number: numberOf(51) }, '206');
  await field(clerk, 'planned_check_out').selectOption({ index: 1 });
  await register(clerk, language);

  await clock('2026-11-19T09:00:00+08:00');
  await clerk.goto('/desk');
  const here = clerk.locator('#in-house').locator('..');
  await expect(here).toContainText('唐*');
  await stand(clerk);
  await clerk.getByRole('button', { name: words.extendOneNight }).click();
  await expect(clerk.getByText(deskPageWords(language).extended, { exact: true })).toBeVisible();

  await clock('2026-11-19T20:30:00+08:00');
  await clerk.goto('/desk');
  await fileNil(clerk, language, addDays(first, 1));
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).nil(nightName(addDays(first, 1), language)),
  );

  await clock('2026-11-20T09:00:00+08:00');
  await clerk.goto('/desk');
  await expect(here).toContainText('唐*');
  await clerk.getByRole('button', { name: words.extendOneNight }).click();
  await expect(clerk.getByText(deskPageWords(language).extended, { exact: true })).toBeVisible();

  await clock('2026-11-21T08:30:00+08:00');
  await clerk.goto('/desk');
  await expect(here).toContainText(words.sinceNight(nightShort(first, language)));
  await clerk.getByRole('button', { name: words.checkOut }).click();
  await expect(clerk.getByText(words.checkedOutDone, { exact: true })).toBeVisible();
  await expect(here).toContainText(words.inHouseNone);
  await stand(clerk);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}?night=${first}`);
  await expect(officer.getByText(lodgingWords(language).checkedOut)).toBeVisible();
  await expect(officer.getByText(lodgingWords(language).inHouseNone)).toBeVisible();
  await expect(officer.getByText(lodgingWords(language).filedGuests(1)).first()).toBeVisible();
  await stand(officer);
});
