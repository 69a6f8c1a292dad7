import { addDays } from '#lib/clock/business-day.ts';
import { nightShort } from '#lib/clock/words.ts';
import { boardWords, menuWords } from '#lib/overview/words.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('in the morning an officer reads last night in ten lines, and each leads to where it is worked', async ({
  as,
  makeHouse,
  language,
}) => {
  const house = await makeHouse(addDays(LAST_NIGHT, -1));
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto('/board');
  await officer.getByRole('link', { name: menuWords(language).morning, exact: true }).click();
  const lines = officer.locator('ol.ten > li');
  await expect(lines).toHaveCount(10);
  await stand(officer);
  // Other stories file into the same night while this one reads: the two pages are compared until nothing came between.
  await expect(async () => {
    await officer.goto('/morning');
    const said = (await lines.first().textContent())?.match(/\d+/g)?.map(Number) ?? [];
    await lines.first().getByRole('link').click();
    await officer.waitForURL(/\/board\?day=2026-11-20/);
    const numbers = await officer
      .locator('.sum dd:not(.note)')
      .evaluateAll((all) => all.map((dd) => Number.parseInt(dd.textContent ?? '', 10)));
    const [expected, onTime = 0, late = 0] = numbers;
    expect(said.slice(0, 2), 'the morning page says what the board says').toEqual([expected, onTime + late]);
  }).toPass({ timeout: 20_000 });

  await officer.goto('/morning');
  const before = nightShort(addDays(LAST_NIGHT, -1), language);
  await expect(lines.nth(1)).toContainText(before);
  await lines.nth(1).getByRole('link').click();
  await expect(officer.getByRole('link', { name: house.name, exact: true })).toBeVisible();
  await expect(officer.getByText(boardWords(language).title)).toBeVisible();
});
