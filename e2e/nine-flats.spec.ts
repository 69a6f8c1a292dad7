import { nightName } from '#lib/clock/words.ts';
import { housesWords } from '#lib/report/words-houses.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { type House, ownsToo } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a landlord of nine files eight nils in one confirm, and is told why the ninth was not filed', async ({
  as,
  makeHouse,
  language,
}) => {
  const houses: House[] = [];
  for (let n = 0; n < 9; n++) houses.push(await makeHouse());
  const [first] = houses;
  const last = houses.at(-1);
  if (!first || !last) throw new Error('nine houses');
  await ownsToo(first.owner, houses);
  const words = housesWords(language);
  const page = await as(first.owner);
  await page.goto('/houses');
  await expect(page.getByText(words.left(9, 9)).first()).toBeVisible();
  await stand(page);
  await page.locator(`#n-${LAST_NIGHT}`).locator('..').getByRole('link', { name: words.tickAll }).click();
  await expect(page.locator('input[name=tick]:checked')).toHaveCount(9);
  await page.getByRole('button', { name: words.next }).first().click();
  await expect(page.getByRole('heading', { name: words.confirm(9) })).toBeVisible();
  await expect(page.getByText(nightName(LAST_NIGHT, language)).first()).toBeVisible();
  await stand(page);

  // Meanwhile a family comes to the ninth.
  const clerk = await as(last.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '唐小溪', number: numberOf(62) }, '206', `${LAST_NIGHT}T21:05`);
  await register(clerk, language);

  await page.getByRole('button', { name: words.fileAll(9) }).click();
  await expect(page.getByText(words.done(8))).toBeVisible();
  await expect(page.locator('.receipts .mono')).toHaveCount(8);
  await expect(page.getByText(words.notDone(1))).toBeVisible();
  await expect(page.getByText(last.name).first()).toBeVisible();
  await expect(page.getByText('M-151').first()).toBeVisible();
  await stand(page);

  await page.getByRole('link', { name: first.name }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).nil(nightName(LAST_NIGHT, language)),
  );
});
