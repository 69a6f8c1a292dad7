import { resultWords } from '#lib/notice/words-result.ts';
import { composed, minute, signedBy, tagOn } from './notices.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('an order reaches an officer’s phone, who sees the own beat’s people, confirms with one tap and adds a line', async ({
  as,
  house,
  language,
}) => {
  const tag = await tagOn([house]);
  const title = `请提醒${house.code}`;
  const words = resultWords(language);
  const publisher = await as(await holderOf('publisher'));
  const address = await composed(publisher, { title, tag, language, way: 'order' });
  await signedBy(await as(await holderOf('supervisor')), address, language);
  await publisher.goto(address);
  await expect(publisher.getByText(words.ordersOpen(1, 1))).toBeVisible();
  const owner = await as(house.owner);
  await owner.goto('/inbox');
  await expect(owner.locator('[id^=notice-]')).toHaveCount(0);

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/account/messages');
  await officer.getByRole('article').filter({ hasText: title }).getByRole('link').first().click();
  await expect(officer.getByText(house.owner.name)).toBeVisible();
  await stand(officer);
  await officer.locator('form#order [name=line]').fill('有事打我电话');
  await officer.locator('form#order button').click();
  await expect(officer.getByText(words.relayedNow)).toBeVisible();
  await stand(officer);
  await minute();
  await owner.goto('/inbox');
  const card = owner.locator('[id^=notice-]').first();
  await expect(card).toContainText('有事打我电话');
  await card.locator('button').click();
  await publisher.goto(address);
  await expect(
    publisher.getByRole('img', { name: new RegExp(words.step(words.acknowledged, 1)) }),
  ).toBeVisible();
  await stand(publisher);
});
