import { county } from '#drizzle/seed/townships.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { indexSearch } from '#lib/lodging/search/index-keys.ts';
import { searchWords } from '#lib/overview/words-search.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('an officer presses / and finds the own house by pinyin and phone; a colleague of another beat does not @wide', async ({
  as,
  beats,
  makeHouse,
  language,
}) => {
  const house = await makeHouse();
  await passAsJob('clock:work', 'stories', county.code, indexSearch);
  const words = searchWords(language);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/tasks');
  // The page answers keys once it has woken.
  await expect(async () => {
    await officer.keyboard.press('/');
    await officer.waitForURL(/\/search/, { timeout: 1000 });
  }).toPass();
  const field = officer.locator('#q');
  await expect(field).toBeFocused();
  await stand(officer);
  const digits = house.code.slice(2);
  for (const typed of [`xing he kezhan ${digits}`, `ＸＨＫＺ${digits}`, house.name]) {
    await field.fill(typed);
    await field.press('Enter');
    await expect(officer.getByRole('link', { name: house.name }).first()).toBeVisible();
  }
  await stand(officer);
  const phone = house.owner.phone ?? '';
  await field.fill(`${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`);
  await field.press('Enter');
  await expect(officer.getByText(house.owner.name)).toBeVisible();

  const other = beats.find(({ id, station }) => id !== house.beat.id && station !== house.beat.station);
  const colleague = await as(await holderOf('officer', other?.id), { javaScriptEnabled: false });
  await colleague.goto('/search');
  await colleague.locator('#q').fill(house.code);
  await colleague.getByRole('button', { name: words.go }).click();
  await expect(colleague.getByText(words.none)).toBeVisible();
  await stand(colleague);
});
