import { addDays } from '#lib/clock/business-day.ts';
import { fileNil } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('the officer sees a house leave the silent list while looking, without asking again @wide', async ({
  as,
  makeHouse,
  language,
}) => {
  const night = addDays(LAST_NIGHT, -1);
  const house = await makeHouse(night);
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/board?day=${night}&state=silent&q=${house.code}`);
  const silent = officer.getByRole('link', { name: house.name, exact: true });
  await expect(silent).toBeVisible();
  await stand(officer);
  await officer.evaluate(() => {
    document.body.dataset.story = 'never loaded again';
  });

  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await fileNil(clerk, language, night);
  await expect(silent).toHaveCount(0);
  expect(await officer.evaluate(() => document.body.dataset.story)).toBe('never loaded again');
  await stand(officer);

  await officer.goto(`/board?day=${night}&state=late&q=${house.code}`);
  await expect(officer.getByRole('link', { name: house.name, exact: true })).toBeVisible();
  await officer.goto('/board');
  await stand(officer);
});
