import { nightShort } from '#lib/clock/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { nightPageWords } from '#lib/report/words-pages.ts';
import { receiptWords, reportsWords } from '#lib/report/words-receipt.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { labels } from '#lib/report/words-terms.ts';
import { field, guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('an amendment shows its differences, a removal its reason, and the officer reads every version', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '谢小桥', number: numberOf(41) }, '303', '2026-11-20T20:30');
  await register(clerk, language);

  await clerk.goto(`/reports/${LAST_NIGHT}`);
  await stand(clerk);
  await clerk.getByRole('link', { name: /谢\*/ }).click();
  await expect(field(clerk, 'child.name')).toHaveValue('谢小桥');
  await stand(clerk);
  await field(clerk, 'room').fill('305');
  await clerk.getByRole('button', { name: stayPageWords(language).sendAmend, exact: true }).click();
  await clerk.waitForURL(/\/receipt/);
  await expect(clerk.getByText(receiptWords(language).receivedAmended(2))).toBeVisible();

  await clerk.goto(`/reports/${LAST_NIGHT}`);
  const second = clerk.getByRole('article', { name: receiptWords(language).versionN(2) });
  await expect(second.locator('del')).toHaveText('303');
  await expect(second.locator('ins')).toHaveText('305');
  await stand(clerk);

  const fold = clerk.locator('details').filter({ hasText: stayWords(language).removeStay });
  await fold.locator('summary').click();
  await fold.locator('select').selectOption('did_not_stay');
  await fold.getByRole('button', { name: nightPageWords(language).removeAct }).click();
  await clerk.waitForURL(/\/receipt/);
  await expect(clerk.getByText(receiptWords(language).receivedAmended(3))).toBeVisible();
  await clerk.goto(`/reports/${LAST_NIGHT}`);
  const third = clerk.getByRole('article', { name: receiptWords(language).versionN(3) });
  await expect(third).toContainText(reportsWords(language).removed);
  await expect(clerk.getByText(labels(language).removalReason.did_not_stay).first()).toBeVisible();
  await stand(clerk);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}?night=${LAST_NIGHT}`);
  const words = lodgingWords(language);
  const short = nightShort(LAST_NIGHT, language);
  await expect(officer.getByText(words.amended(short, 2, words.filedGuests(1)))).toBeVisible();
  await expect(officer.getByText(words.amended(short, 3, words.filedNil))).toBeVisible();
  await stand(officer);
});
