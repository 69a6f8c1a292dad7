import { DEMONSTRATION_PASSWORD } from '#lib/identity/rules.ts';
import { openPhone } from '#lib/identity/sealed.ts';
import { accountWords, signInWords } from '#lib/identity/words.ts';
import { boardWords } from '#lib/overview/words.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('an officer signs in with password and second factor, and is out at once after signing out', async ({
  as,
  beats,
  language,
}, { project }) => {
  // A code is used once: each kind of browser goes in as another officer.
  const n = ['phone zh-CN', 'phone en', 'desktop zh-CN', 'desktop en'].indexOf(project.name);
  const officer = await holderOf('officer', beats.at(n)?.id);
  const [row] = await installation()<
    { sealed: Buffer }[]
  >`select phone_sealed as sealed from account where id = ${officer.id}`;
  if (!row) throw new Error('the officer has an account');
  const words = signInWords(language);
  const page = await as(null);
  await page.goto('/board');
  await page.waitForURL(/\/sign-in\?/);
  await stand(page);
  const form = page.locator('form#sign-in');
  await form.getByLabel(words.phone).fill(openPhone(officer.id, row.sealed));
  await form.getByLabel(words.password).fill('a wrong word');
  await form.getByRole('button', { name: words.enter }).click();
  await expect(page.getByText('M-182')).toBeVisible();
  await stand(page);
  await form.getByLabel(words.password).fill(DEMONSTRATION_PASSWORD);
  await form.getByRole('button', { name: words.enter }).click();
  await page.waitForURL(/second-factor/);
  await stand(page);

  const half = await page.context().newPage();
  await half.goto('/board');
  await expect(half, 'half a sign-in opens nothing').toHaveURL(/second-factor/);
  await half.close();

  const shown = /\d{3}\s?\d{3}/.exec(
    (await page
      .getByText(/\d{3}\s?\d{3}/)
      .first()
      .textContent()) ?? '',
  )?.[0];
  await page.getByLabel(words.code, { exact: true }).fill(shown ?? '');
  await page.getByRole('button', { name: words.confirm }).click();
  await page.waitForURL(/\/board/);
  await expect(page.getByRole('heading', { name: boardWords(language).title })).toBeVisible();

  const cookies = await page.context().cookies();
  await page.goto('/account');
  await stand(page);
  await page
    .getByRole('button', { name: accountWords(language).signOut })
    .first()
    .click();
  await page.waitForURL(/\/sign-in/);
  await expect(page.getByText(words.signedOut)).toBeVisible();
  await stand(page);
  await page.context().addCookies(cookies);
  await page.goto('/board');
  await expect(page, 'the old cookie opens nothing').toHaveURL(/\/sign-in/);
});
