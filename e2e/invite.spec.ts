import { houseWords } from '#lib/identity/words-people.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { fileNil } from './desk.ts';
import { anyMobile } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('an owner invites somebody to the front desk, who accepts, files, and is named on the return', async ({
  as,
  house,
  language,
}) => {
  const words = houseWords(language);
  const owner = await as(house.owner);
  await owner.goto('/my-lodging/people');
  await stand(owner);
  const form = owner.locator('form#new');
  await form.getByLabel(words.name).fill('欧阳小兰');
  await form.getByLabel(words.phone).fill(anyMobile());
  await form.getByRole('button', { name: words.make }).click();
  await expect(owner.getByText(words.made('欧阳小兰'))).toBeVisible();
  await stand(owner);
  const link = (await owner.getByText(/\/invite\//).textContent()) ?? '';

  const fresh = await as(null);
  await fresh.goto(new URL(link).pathname);
  await expect(fresh.getByText(house.name).first()).toBeVisible();
  await stand(fresh);
  await fresh.locator('#invitation-password').fill('wagon tulip ember 42');
  await fresh.locator('#invitation-again').fill('wagon tulip ember 42');
  await fresh.locator('form#invitation button').click();
  await fresh.waitForURL(/\/desk/);
  await fileNil(fresh, language, LAST_NIGHT);
  await expect(fresh.getByText(receiptWords(language).receivedOnTime)).toBeVisible();
  await expect(fresh.locator('.slip')).toContainText('欧阳小兰');

  const late = await as(null);
  await late.goto(new URL(link).pathname);
  await expect(late.getByText(/M-184|收回了|taken back/).first()).toBeVisible();

  await owner.goto(`/reports/${LAST_NIGHT}`);
  await expect(owner.locator('article')).toContainText('欧阳小兰');
});
