import { county } from '#drizzle/seed/townships.ts';
import { remind } from '#lib/chase/cascade/jobs.ts';
import { stepName } from '#lib/chase/cascade/words.ts';
import { linkWords } from '#lib/chase/cascade/words-link.ts';
import { nightName, nightShort } from '#lib/clock/words.ts';
import { linkToken } from '#lib/delivery/links.ts';
import { messageWords } from '#lib/delivery/words.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { deskWords } from '#lib/report/words.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test.use({ hour: '2026-11-21T10:00:20+08:00' });

const filed = async (lodging: string) =>
  (await installation()`select 1 from report where county = ${county.code} and lodging_id = ${lodging}`)
    .length;

test('at ten a reminder comes with a link: a chat tool’s preview of it files nothing, one confirm without signing in does', async ({
  as,
  house,
  language,
}) => {
  await passAsJob('clock:work', 'stories', county.code, remind);
  const [link] = await installation()<{ id: string }[]>`
    select id from one_tap where county = ${county.code} and account_id = ${house.owner.id}`;
  const address = `/t/${linkToken(link?.id ?? '')}`;
  const words = linkWords(language);

  const owner = await as(house.owner);
  await owner.goto('/inbox');
  await expect(owner.getByRole('article')).toContainText(nightName(LAST_NIGHT, language));
  await stand(owner);

  const phone = await as(null, { javaScriptEnabled: false });
  for (const agent of ['MicroMessenger Client', 'DingTalkBot-LinkService/1.0', 'facebookexternalhit/1.1']) {
    const preview = await phone.request.get(address, { headers: { 'user-agent': agent } });
    expect(preview.status()).toBe(200);
    await phone.request.head(address, { headers: { 'user-agent': agent } });
  }
  expect(await filed(house.id), 'previews file nothing').toBe(0);

  await phone.goto(address);
  await expect(phone.getByRole('heading', { name: house.name })).toContainText(
    nightName(LAST_NIGHT, language),
  );
  await stand(phone);
  await phone.getByRole('button', { name: deskWords(language).confirmNil }).click();
  await expect(phone.getByText(words.doneCount(1))).toBeVisible();
  expect(await filed(house.id)).toBe(1);
  const receipt = await phone.locator('#filed + .card').textContent();
  await stand(phone);

  await phone.goto(address);
  await expect(phone.getByRole('button', { name: deskWords(language).confirmNil })).toHaveCount(0);
  expect(await phone.locator('#filed + .card').textContent(), 'the same receipt again').toBe(receipt);

  const guesser = await as(null);
  await guesser.goto(`${address.slice(0, -3)}AAA`);
  await expect(guesser.getByText(words.unknown)).toBeVisible();
  await guesser.goto(`/stays/new?lodging=${house.code}&night=${LAST_NIGHT}`);
  await expect(guesser, 'a child’s data asks to sign in').toHaveURL(/\/sign-in/);

  await passAsJob('clock:work', 'stories', county.code, remind);
  await owner.reload();
  await expect(owner.getByRole('article')).toContainText(messageWords(language).dealtWith);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/lodgings/${house.code}`);
  const told = lodgingWords(language).reminded(
    stepName('before', language),
    nightShort(LAST_NIGHT, language),
  );
  await expect(officer.getByText(told)).toBeVisible();
  await stand(officer);
});
