import { sessionCookieName } from '#lib/gate/cookie.ts';
import { deviceWords, ownWords, pairedWords } from '#lib/identity/device/words.ts';
import { identityMessage } from '#lib/identity/words-codes.ts';
import { field, fileNil, guardianIsHere, numberOf, openStayForm, register, typeFamily } from './desk.ts';
import { PIN } from './devices.ts';
import { expect, LAST_NIGHT, TONIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a phone paired by its QR files without a password, shows a child only after its PIN, and is dead at one tap while in use', async ({
  as,
  house,
  language,
}) => {
  const [words, own] = [deviceWords(language), ownWords(language)];
  const owner = await as(house.owner);
  await owner.goto('/my-lodging/devices');
  await stand(owner);
  await owner.locator('form#code select').selectOption(house.staff.id);
  await owner.locator('form#code button').click();
  await expect(owner.getByRole('img', { name: words.codeQr })).toBeVisible();
  const link = new URL((await owner.getByText(/\/pair\//).textContent()) ?? '').pathname;

  const phone = await as(null);
  await phone.goto(link);
  await stand(phone);
  await phone.locator('form#pair [name=pin]').fill(PIN);
  await phone.locator('form#pair [name=again]').fill(PIN);
  await phone.getByRole('button', { name: own.pair }).click();
  await phone.waitForURL(/\/desk/);

  // The clerk hears of it on the desk's computer, whoever scanned the code: by whom, and what to do.
  const desk = await as(house.staff);
  await expect(async () => {
    await desk.goto('/inbox');
    await expect(desk.getByText(pairedWords(language).title)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await expect(desk.getByText(pairedWords(language).owner(house.owner.name))).toBeVisible();
  await stand(desk);

  // The next day: the session is over, the phone opens another by itself.
  await phone.context().clearCookies({ name: sessionCookieName() });
  await phone.goto('/desk');
  await fileNil(phone, language, LAST_NIGHT);
  await openStayForm(phone, language, TONIGHT);
  await guardianIsHere(phone, language);
  await typeFamily(phone, { name: '简小舟', number: numberOf(73) }, '308');
  await register(phone, language);

  await phone.goto(`/reports/${TONIGHT}`);
  await phone.locator('a[href*="/stays/"]').first().click();
  await expect(phone.getByRole('heading', { level: 1, name: own.ask })).toBeVisible();
  await stand(phone);
  await phone.locator('form#prove [name=pin]').fill('830418');
  await phone.locator('form#prove button').click();
  await expect(phone.getByText('M-464').first()).toBeVisible();
  await phone.locator('form#prove [name=pin]').fill(PIN);
  await phone.locator('form#prove button').click();
  await expect(field(phone, 'child.name')).toHaveValue('简小舟');

  await owner.goto('/my-lodging/devices');
  await owner.locator('form[id^="stop-"] button').click();
  await expect(owner.getByText(words.ended)).toBeVisible();
  await phone.goto('/desk');
  await expect(phone).toHaveURL(/\/sign-in\?refused=M-470/);
  await expect(phone.getByText(identityMessage({ code: 'M-470' }, language) ?? '')).toBeVisible();
  await owner.goto(`/reports/${LAST_NIGHT}`);
  await expect(owner.getByText(house.staff.name).first()).toBeVisible();
});
