import { nightName } from '#lib/clock/words.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { field, fileNil, numberOf, openStayForm, register } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

const plain = { javaScriptEnabled: false };

test('without script a nil is filed in two taps', async ({ as, house, language }) => {
  const clerk = await as(house.staff, plain);
  await clerk.goto('/desk');
  await stand(clerk);
  expect(await fileNil(clerk, language, LAST_NIGHT)).toBe(2);
  await expect(clerk.getByText(receiptWords(language).receivedOnTime)).toBeVisible();
  await stand(clerk);
});

test('without script a wrong number is told beside its field, nothing typed is lost, and the mended stay is filed', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff, plain);
  await openStayForm(clerk, language, LAST_NIGHT);
  await stand(clerk);
  const right = numberOf(21);
  const wrong = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`;
  await field(clerk, 'guardian.result').and(clerk.locator('[value="present"]')).first().check();
  await field(clerk, 'child.name').fill('林小禾');
  await field(clerk, 'child.number').fill(wrong);
  await field(clerk, 'child.how_checked').selectOption('original');
  await field(clerk, 'room').fill('208');
  await field(clerk, 'check_in').fill('2026-11-20T19:40');
  await field(clerk, 'guardian.name').fill('林大海');
  await clerk.getByRole('button', { name: stayPageWords(language).send, exact: true }).click();
  await clerk.waitForURL(/said=1/);
  expect(clerk.url()).not.toContain(encodeURIComponent('林小禾'));
  await expect(clerk.locator('[id="stays.0.child.number-problem"]')).toContainText('M-101');
  await expect(clerk.locator('#errors')).toBeVisible();
  await expect(field(clerk, 'child.name')).toHaveValue('林小禾');
  await expect(field(clerk, 'child.number')).toHaveValue(wrong);
  await expect(field(clerk, 'room')).toHaveValue('208');
  await expect(field(clerk, 'guardian.name')).toHaveValue('林大海');
  await stand(clerk);
  await field(clerk, 'child.number').fill(right);
  await register(clerk, language);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).guests(nightName(LAST_NIGHT, language), 1),
  );
  await stand(clerk);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}?night=${LAST_NIGHT}`);
  await expect(officer.locator('main')).toContainText('林*');
  await expect(officer.locator('main')).not.toContainText('林小禾');
});
