import type { Page, Response } from '@playwright/test';
import { houseWords } from '#lib/identity/words-people.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { field, guardianIsHere, numberOf, openStayForm, typeFamily } from './desk.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

/** The answer to the next write whose address matches. */
const answerTo = (page: Page, address: RegExp): Promise<Response> =>
  page.waitForResponse((answer) => address.test(answer.url()) && answer.request().method() === 'PUT');

test('a stay half typed on the desk computer goes on on the phone', async ({ as, house, language }) => {
  const desk = await as(house.staff);
  await openStayForm(desk, language, LAST_NIGHT);
  await guardianIsHere(desk, language);
  const kept = answerTo(desk, /\/drafts$/);
  await typeFamily(desk, { name: '简小舟', number: numberOf(71) }, '306', '2026-11-20T22:40');
  expect((await kept).status()).toBe(200);
  await expect
    .poll(async () => {
      const phone = await as(house.staff);
      await phone.goto(`/stays/new?night=${LAST_NIGHT}`);
      await expect(phone.getByText(stayPageWords(language).startAnew)).toBeVisible();
      return field(phone, 'room').inputValue();
    })
    .toBe('306');

  const colleague = await as(house.owner);
  await colleague.goto(`/stays/new?night=${LAST_NIGHT}`);
  await expect(field(colleague, 'child.name'), 'a draft is its writer’s alone').toHaveValue('');
});

test('an owner takes a right back while somebody types: the draft is kept, and clear words say why it was not filed', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await openStayForm(clerk, language, LAST_NIGHT);
  await guardianIsHere(clerk, language);
  await typeFamily(clerk, { name: '简小舟', number: numberOf(72) }, '307', '2026-11-20T22:50');

  const owner = await as(house.owner);
  await owner.goto('/my-lodging/people');
  await owner.locator('form[id^="revoke-"] button, form[id^="end-"] button').first().click();
  await expect(owner.getByText(houseWords(language).revoked)).toBeVisible();

  const answered = answerTo(clerk, /\/days\//);
  await clerk.getByRole('button', { name: stayPageWords(language).send, exact: true }).click();
  expect((await answered).status()).toBe(401);
  await expect(clerk.getByText(stayPageWords(language).signedOut)).toBeVisible();
  await expect(field(clerk, 'child.name')).toHaveValue('简小舟');
  await stand(clerk);
  await owner.goto(`/reports/${LAST_NIGHT}`);
  await expect(owner.locator('article')).toHaveCount(0);
});
