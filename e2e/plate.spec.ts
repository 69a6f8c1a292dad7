import { county } from '#drizzle/seed/townships.ts';
import { callerCode, plateOf } from '#lib/lodging/plate.ts';
import { plateWords, scannedWords } from '#lib/lodging/words-plate.ts';
import { sayWords } from '#lib/lodging/words-say.ts';
import { field, numberOf } from './desk.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('a parent scans the plate and types for the child: the desk checks it against the paper, nothing is shown back @wide', async ({
  as,
  house,
  language,
}) => {
  const [plate, scanned] = [plateWords(language), scannedWords(language)];
  const of = { county: county.code, code: house.code };
  const owner = await as(house.owner);
  await owner.goto('/my-lodging/plate');
  await expect(owner.getByText(callerCode(of))).toBeVisible();
  await expect(owner.getByText(sayWords(language).say5)).toBeVisible();
  await expect(owner.getByRole('img', { name: plate.qr })).toBeVisible();
  await stand(owner);

  const parent = await as(null);
  await parent.goto(`/p/${plateOf(of)}`);
  await expect(parent.getByText(scanned.report)).toBeVisible();
  await stand(parent);
  await parent.getByRole('link', { name: scanned.fill }).click();
  await expect(parent.getByText(scanned.info)).toBeVisible();
  await parent.locator('[name=name]').fill('欧阳小满');
  await parent.locator('[name=number]').fill(numberOf(37));
  await parent.locator('[name=phone]').fill('13900000037');
  await stand(parent);
  await parent.getByRole('button', { name: scanned.send }).click();
  await expect(parent.getByText(scanned.sent)).toBeVisible();
  await expect(parent.locator('main')).not.toContainText('小满');
  await parent.reload();
  await expect(parent.locator('[name=name]')).toHaveValue('');

  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await expect(clerk.getByText('欧**').first()).toBeVisible();
  await stand(clerk);
  await clerk.getByRole('link', { name: scanned.take }).click();
  await expect(clerk.getByText(scanned.taken)).toBeVisible();
  await expect(field(clerk, 'child.name')).toHaveValue('欧阳小满');
  await expect(field(clerk, 'child.number')).toHaveValue(numberOf(37));
  await expect(field(clerk, 'child.how_checked')).toHaveValue('');
  await stand(clerk);
  await clerk.goto('/desk');
  await clerk.getByRole('button', { name: scanned.drop }).click();
  await expect(clerk.getByText('欧**')).toHaveCount(0);
});
