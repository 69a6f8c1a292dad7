import { personStateName } from '#lib/notice/words.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import { composed, minute, signedBy, tagOn } from './notices.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test.describe('from 22:30 to the morning after next', () => {
  test.use({ hour: '2026-11-21T22:30:00+08:00' });

  test('a notice signed at night waits for seven; a second one waits for the next day, and withdrawn it never goes out', async ({
    as,
    clock,
    house,
    language,
  }) => {
    const tag = await tagOn([house]);
    const words = resultWords(language);
    const [publisher, supervisor] = [
      await as(await holderOf('publisher')),
      await as(await holderOf('supervisor')),
    ];
    const first = await composed(publisher, { title: '夜里签发', tag, language });
    await signedBy(supervisor, first, language);
    await publisher.goto(first);
    await expect(publisher.getByText(words.step(personStateName('deferred', language), 1))).toContainText(
      '7:00',
    );
    await stand(publisher);
    const owner = await as(house.owner);
    await owner.goto('/inbox');
    await expect(owner.locator('[id^=notice-]')).toHaveCount(0);

    await clock('2026-11-22T07:00:30+08:00');
    await minute();
    await owner.goto('/inbox');
    await expect(owner.getByRole('heading', { name: '夜里签发' })).toBeVisible();

    const second = await composed(publisher, { title: '不用发了', tag, language });
    await signedBy(supervisor, second, language);
    await publisher.goto(second);
    await publisher.locator('form#withdraw button').click();
    await expect(publisher.getByText(words.withdrawnNow)).toBeVisible();
    await stand(publisher);
    await clock('2026-11-23T07:00:30+08:00');
    await minute();
    await owner.goto('/inbox');
    await expect(owner.getByRole('heading', { name: '夜里签发' })).toBeVisible();
    await expect(owner.getByRole('heading', { name: '不用发了' })).toHaveCount(0);
  });
});
