import { deskWords } from '#lib/identity/device/words.ts';
import { shiftWords } from '#lib/report/shift/words.ts';
import { fileNil } from './desk.ts';
import { deskMade, joinDesk, PIN } from './devices.ts';
import { colleagueAt } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a shared desk changes hands: filed by the named person, handed over with a card, begun with name and PIN', async ({
  as,
  house,
  language,
}) => {
  const words = shiftWords(language);
  const colleague = await colleagueAt(house);
  const desk = await as(house.owner);
  await desk.goto('/my-lodging/devices');
  await deskMade(desk);
  await stand(desk);

  await joinDesk(desk, house.staff);
  await desk.goto('/desk');
  await expect(desk.getByText(words.onShift(house.staff.name))).toBeVisible();
  await fileNil(desk, language, LAST_NIGHT);
  await desk.goto('/shift/card');
  await desk.locator('form#hand-over textarea').fill('306的钥匙在抽屉里');
  await desk.locator('form#hand-over button').click();
  await desk.waitForURL(/handed=1/);
  await expect(desk.getByText(words.handedOver)).toBeVisible();

  await joinDesk(desk, colleague);
  await expect(desk.getByText('306的钥匙在抽屉里')).toBeVisible();
  await expect(desk.locator('section:has(#filed-before)')).toContainText(house.staff.name);
  await stand(desk);
  await desk.locator('form#hand-over button').click();
  await desk.waitForURL(/handed=1/);

  const begin = desk.locator('form#begin');
  await begin.locator('select').selectOption({ label: house.staff.name });
  await begin.locator('[name=pin]').fill(PIN);
  await desk.getByRole('button', { name: deskWords(language).begin }).click();
  await desk.waitForURL(/\/shift\/card/);
  await expect(desk.getByText(words.onShift(house.staff.name))).toBeVisible();

  const owner = await as(house.owner);
  await owner.goto(`/reports/${LAST_NIGHT}`);
  await expect(owner.getByText(house.staff.name).first(), 'who filed is the named person').toBeVisible();
});
