import { houseWords } from '#lib/identity/words-people.ts';
import { anyMobile } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a lodging is made over: the new owner stands at its desk with its history, the old one is out', async ({
  as,
  house,
  language,
}) => {
  const words = houseWords(language);
  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await clerk
    .locator(`#nil-${LAST_NIGHT} button`)
    .first()
    .evaluate((button) => (button as HTMLButtonElement).click());
  await clerk.waitForURL(/\/receipt/);

  const old = await as(house.owner);
  await old.goto('/my-lodging/people');
  await old.locator('#fold-transfer summary').click();
  await stand(old);
  const form = old.locator('form#over');
  await form.getByLabel(words.transferName).fill('易新业');
  await form.getByLabel(words.transferPhone).fill(anyMobile());
  await form.getByRole('button', { name: words.transferMake }).click();
  await expect(old.getByText(words.made('易新业'))).toBeVisible();
  const link = (await old.getByText(/\/invite\//).textContent()) ?? '';

  const fresh = await as(null);
  await fresh.goto(new URL(link).pathname);
  await fresh.locator('#invitation-password').fill('wagon tulip ember 42');
  await fresh.locator('#invitation-again').fill('wagon tulip ember 42');
  await fresh.locator('form#invitation button').click();
  await fresh.waitForURL(/\/desk/);
  await fresh.goto(`/reports/${LAST_NIGHT}`);
  await expect(fresh.locator('article')).toContainText(house.staff.name);

  await old.goto('/desk');
  await expect(old.getByText(house.name)).toHaveCount(0);
});
