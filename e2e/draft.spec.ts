import { nightName } from '#lib/clock/words.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { field, guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('what was typed survives a reload, and is filed once', async ({ as, house, language }) => {
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '贺小满', number: numberOf(31) }, '502', '2026-11-20T22:15');
  await expect(clerk.getByRole('status').last()).toContainText(/\d\d:\d\d/);
  await clerk.reload();
  await expect(clerk.getByText(stayPageWords(language).startAnew)).toBeVisible();
  await expect(field(clerk, 'child.name')).toHaveValue('贺小满');
  await expect(field(clerk, 'child.number')).toHaveValue(numberOf(31));
  await expect(field(clerk, 'room')).toHaveValue('502');
  await stand(clerk);
  await register(clerk, language);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).guests(nightName(LAST_NIGHT, language), 1),
  );

  await openStayForm(clerk, language, LAST_NIGHT);
  await expect(field(clerk, 'child.name'), 'a filed draft is gone').toHaveValue('');
  const other = await as(house.owner);
  await other.goto(`/reports/${LAST_NIGHT}`);
  await expect(other.getByRole('link', { name: /贺\*/ })).toBeVisible();
  await expect(other.locator('article')).toHaveCount(1);
  await stand(other);
});
