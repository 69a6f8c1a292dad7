import { keysWords } from '#app/(police)/words-keys.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { viewWords } from '#lib/overview/views/words.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a board is kept as a view of one’s own and walked by the keyboard, which can be turned off', async ({
  as,
  makeHouse,
  language,
}) => {
  const night = addDays(LAST_NIGHT, -1);
  const house = await makeHouse(night);
  const officer = await as(await holderOf('officer', house.beat.id));
  const [views, keys] = [viewWords(language), keysWords(language)];
  await officer.goto(`/board?day=${night}&state=silent&q=${house.code}`);
  await officer.getByText(views.keep, { exact: true }).click();
  const name = `视图${house.code}`;
  await officer.locator('form#view [name=name]').fill(name);
  await stand(officer);
  await officer.locator('form#view button').click();
  await expect(officer.getByText(views.kept)).toBeVisible();
  await officer.goto('/board');
  await officer.getByRole('link', { name, exact: true }).click();
  await officer.waitForURL(/q=LS/);

  await officer.goto(`/board?day=${night}&state=silent&q=${house.code}`);
  const link = officer.getByRole('link', { name: house.name, exact: true });
  // The page answers keys once it has woken.
  await expect(async () => {
    await officer.keyboard.press('j');
    await expect(link).toBeFocused({ timeout: 500 });
  }).toPass();
  await officer.keyboard.press('?');
  const help = officer.getByRole('dialog', { name: keys.title });
  await expect(help).toBeVisible();
  await stand(officer);
  await officer.keyboard.press('Escape');
  await expect(link).toBeFocused();
  await officer.keyboard.press('Enter');
  await officer.waitForURL(/\/lodgings\//);

  await officer.goto('/board');
  await expect(async () => {
    await officer.keyboard.press('?');
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
  await help.getByLabel(keys.off).check();
  await help.getByRole('button', { name: keys.close }).click();
  await officer.keyboard.press('/');
  await officer.keyboard.press('?');
  await expect(help).toBeHidden();
  expect(new URL(officer.url()).pathname).toBe('/board');
  await officer.getByText(views.manage, { exact: true }).click();
  await officer.getByRole('button', { name: `${views.drop} ${name}` }).click();
  await expect(officer.getByText(views.dropped)).toBeVisible();
});
