import sharp from 'sharp';
import { composeWords } from '#lib/notice/words-compose.ts';
import { readerWords, resultWords } from '#lib/notice/words-result.ts';
import { composed, minute, signedBy, tagOn } from './notices.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('a notice goes to exactly the houses with a tag: seen before, signed by another, answered in the inbox, the unread chased in one act @wide', async ({
  as,
  makeHouse,
  language,
}) => {
  const [first, second, third] = [await makeHouse(), await makeHouse(), await makeHouse()];
  const tag = await tagOn([first, second]);
  const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#28527a' } })
    .png()
    .toBuffer();
  const title = `降温夜请多问一句${first.code}`;
  const publisher = await as(await holderOf('publisher'));
  const address = await composed(publisher, { title, tag, language, question: true, picture }, stand);
  await expect(publisher.getByText(composeWords(language).peopleLodgings(2, 2))).toBeVisible();
  await stand(publisher);
  const supervisor = await as(await holderOf('supervisor'));
  await supervisor.goto(address);
  await expect(supervisor.getByText(composeWords(language).peopleLodgings(2, 2))).toBeVisible();
  await stand(supervisor);
  await signedBy(supervisor, address, language);

  const owner = await as(first.owner);
  await owner.goto('/inbox');
  const card = owner.locator('[id^=notice-]').first();
  await expect(card).toContainText(first.name);
  const shown = card.locator('img.picture');
  await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(600);
  await stand(owner);
  const source = String(await shown.getAttribute('src'));
  await card.locator('[name=choice][value="0"]').check({ force: true });
  await card.locator('form[id^=answer-] button').click();
  await expect(owner.getByText(readerWords(language).didAnswer, { exact: true })).toBeVisible();
  const stranger = await as(third.owner);
  await stranger.goto('/inbox');
  await expect(stranger.locator('[id^=notice-]')).toHaveCount(0);
  expect((await stranger.goto(address))?.status()).toBe(404);
  expect((await stranger.context().request.get(source)).status(), 'the picture of a stranger’s notice').toBe(
    404,
  );

  const words = resultWords(language);
  await publisher.goto(address);
  await expect(publisher.getByRole('img', { name: new RegExp(words.step(words.answered, 1)) })).toBeVisible();
  await stand(publisher);
  await publisher.getByRole('button', { name: words.chase(1) }).click();
  await expect(publisher.getByText(words.chased(1, 0, 0))).toBeVisible();
  await publisher.goto(`${address}/people`);
  await expect(publisher.getByRole('row').filter({ hasText: second.name })).toBeVisible();
  await stand(publisher);

  const other = await as(second.owner);
  await other.goto('/inbox');
  await expect(other.getByRole('heading', { name: new RegExp(first.code) })).toHaveCount(2);
  await stand(other);
  await minute();
});
