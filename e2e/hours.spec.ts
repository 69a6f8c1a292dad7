import { addDays } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import { deskWords } from '#lib/report/words.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { fileNil } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, TONIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test.describe('at 07:20', () => {
  test.use({ hour: '2026-11-21T07:20:00+08:00' });

  test('a nil lands on the night just gone, and the night that has begun takes none yet', async ({
    as,
    house,
    language,
  }) => {
    const clerk = await as(house.staff);
    await clerk.goto('/desk');
    const words = deskWords(language);
    await expect(
      clerk.getByRole('link', { name: words.nilAct(nightName(TONIGHT, language)) }),
      'a night that began an hour ago cannot be nil',
    ).toHaveCount(0);
    await stand(clerk);
    await fileNil(clerk, language, LAST_NIGHT);
    await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
      receiptWords(language).nil(nightName(LAST_NIGHT, language)),
    );
    await expect(clerk.getByText(receiptWords(language).receivedOnTime)).toBeVisible();
    await stand(clerk);
  });
});

test.describe('at 21:30', () => {
  test.use({ hour: '2026-11-20T21:30:00+08:00' });

  test('two open nights are two cards and two receipts, the older one first', async ({
    as,
    makeHouse,
    language,
  }) => {
    const before = addDays(LAST_NIGHT, -1);
    const house = await makeHouse(before);
    const clerk = await as(house.staff);
    await clerk.goto('/desk');
    const words = deskWords(language);
    const acts = clerk.getByRole('link', { name: /11月|November/ }).filter({ visible: true });
    const nils = acts.filter({ hasText: words.nilActHint });
    await expect(nils).toHaveCount(2);
    await expect(nils.nth(0)).toContainText(nightName(before, language));
    await expect(nils.nth(1)).toContainText(nightName(LAST_NIGHT, language));
    await stand(clerk);

    await fileNil(clerk, language, before);
    const receipt = receiptWords(language);
    await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
      receipt.nil(nightName(before, language)),
    );
    const first = await clerk.locator('.slip__code .big').textContent();
    await clerk.goto('/desk');
    await fileNil(clerk, language, LAST_NIGHT);
    await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
      receipt.nil(nightName(LAST_NIGHT, language)),
    );
    await expect(clerk.getByText(receipt.receivedOnTime)).toBeVisible();
    expect(await clerk.locator('.slip__code .big').textContent()).not.toBe(first);

    const officer = await as(await holderOf('officer', house.beat.id));
    await officer.goto(`/board?day=${before}&state=late&q=${house.code}`);
    await expect(officer.getByRole('link', { name: house.name, exact: true })).toBeVisible();
    await officer.goto(`/board?day=${LAST_NIGHT}&state=filed&q=${house.code}`);
    await expect(officer.getByRole('link', { name: house.name, exact: true })).toBeVisible();
    await stand(officer);
  });
});
