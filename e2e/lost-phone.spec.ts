import { deviceWords, stationWords } from '#lib/identity/device/words.ts';
import { anyMobile, holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('a lost phone, told in person at the station: everything old ends, and the person is back with a new password', async ({
  as,
  house,
  language,
}) => {
  const words = stationWords(language);
  const lost = await as(house.owner);
  await lost.goto('/desk');
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}`);
  await officer.getByRole('link', { name: words.title }).click();
  await expect(officer.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
  await stand(officer);
  const form = officer.locator('form#lost-phone');
  await form.locator('[name=account]').selectOption(house.owner.id);
  await form.locator('button').click();
  await expect(form.getByText('M-472').first()).toBeVisible();
  await form.locator('[name=account]').selectOption(house.owner.id);
  await form.locator('[name=paper]').selectOption('resident_id');
  await form.locator('[name=phone]').fill(anyMobile());
  await form.locator('button').click();
  await expect(officer.getByText(words.recovered(house.owner.name))).toBeVisible();
  await expect(officer.getByText(deviceWords(language).title).first()).toBeVisible();
  await lost.goto('/desk');
  await expect(lost).toHaveURL(/\/sign-in/);

  const link = new URL((await officer.getByText(/\/invite\//).textContent()) ?? '').pathname;
  const again = await as(null);
  await again.goto(link);
  await again.locator('[name=password]').fill('溪水边有十二间房 夜里有灯');
  await again.locator('[name=again]').fill('溪水边有十二间房 夜里有灯');
  await again.locator('main form button').first().click();
  await again.waitForURL(/\/desk/);
});
