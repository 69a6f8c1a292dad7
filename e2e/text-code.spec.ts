import { signInWords } from '#lib/identity/words.ts';
import { anyMobile } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('the front desk signs in by a code in a text message; a number nobody has sees the same page', async ({
  as,
  house,
  language,
}) => {
  const words = signInWords(language);
  const page = await as(null);
  const ask = page.locator('form#ask-text');
  const typed = page.locator('form#text-code');
  const enter = async (phone: string) => {
    await ask.getByLabel(words.phone).fill(phone);
    await ask.getByRole('button', { name: words.askText }).click();
    await expect(page.getByText(words.textSentHint)).toBeVisible();
    const shown = /\d{6}/.exec((await page.getByText(/\d{6}/).first().textContent()) ?? '')?.[0] ?? '';
    await typed.getByLabel(words.textCode).fill(shown);
    await typed.getByRole('button', { name: words.enter }).click();
  };
  await page.goto('/sign-in');
  await page.getByRole('link', { name: words.byText }).click();
  await page.waitForURL(/sign-in\/code/);
  await stand(page);
  await enter(anyMobile());
  await expect(page.getByText('M-474').first()).toBeVisible();
  await stand(page);
  await page.goto('/sign-in/code?next=/desk');
  await enter(house.staff.phone ?? '');
  await page.waitForURL(/\/desk/);
});
