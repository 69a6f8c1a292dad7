import { county } from '#drizzle/seed/townships.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { remindWords } from '#lib/chase/words-remind.ts';
import { chaseOutcomeName, stepWords } from '#lib/chase/words-terms.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { giveWords } from '#lib/handover/words-give.ts';
import { boardWords } from '#lib/overview/words.ts';
import { commaOf } from '#lib/platform/i18n.ts';
import { fileNil } from './desk.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

/** One minute of the clock's own work, as the worker does it. */
const minute = () => passAsJob('clock:work', 'stories', county.code, (pass) => tendChases(pass));

test.describe('from 12:05 to 12:20', () => {
  test.use({ hour: '2026-11-21T12:05:00+08:00' });

  test('every silent lodging is reminded, called or given to somebody, and filing ends its chase @wide @desk', async ({
    as,
    clock,
    makeHouse,
    language,
  }) => {
    const [written, mute, listed, handed] = [
      await makeHouse(),
      await makeHouse(),
      await makeHouse(),
      await makeHouse(),
    ];
    const silent = [mute.id, listed.id, handed.id];
    await installation()`update lodging_contact set account_id = null where lodging_id = any (${silent})`;
    await minute();
    const words = chaseWords(language);
    const [remind, board] = [remindWords(language), boardWords(language)];
    const officer = await as(await holderOf('officer', written.beat.id));
    await officer.goto('/board');
    await expect(officer.getByRole('link', { name: written.name, exact: true })).toBeVisible();
    // The call is logged in the row of the board, and the list stays where it is.
    const row = officer.getByRole('row').filter({ hasText: mute.name });
    await expect(row.getByText(words.nothingDone)).toBeVisible();
    await row.getByText(board.logCall).click();
    await row.getByRole('button', { name: chaseOutcomeName('no_answer', language) }).click();
    await expect(row.getByRole('status')).toHaveText(words.saved);
    const call = `${stepWords(language).call}${commaOf(language)}`;
    await expect(row.getByText(call + chaseOutcomeName('no_answer', language))).toBeVisible();
    await stand(officer);
    await officer.getByRole('link', { name: remind.remindAll }).click();
    await expect(officer.getByRole('row').filter({ hasText: mute.name })).toBeVisible();
    await stand(officer);
    await officer.locator('form#remind button').click();
    const result = officer.getByRole('status');
    await expect(result.getByRole('link', { name: mute.name })).toBeVisible();
    await expect(result.getByRole('link', { name: written.name })).toHaveCount(0);
    await stand(officer);

    const chief = await as(await holderOf('chief', written.beat.station));
    await chief.goto('/chases?list=call');
    await chief.getByRole('link', { name: `${words.open} ${handed.name}` }).click();
    const given = await holderOf('officer', written.beat.id);
    const giving = chief.getByRole('region', { name: giveWords(language).title });
    await giving.locator('[name=to]').selectOption(given.id);
    await chief.getByRole('button', { name: `${giveWords(language).give} ${handed.name}` }).click();
    await expect(chief.getByText(giveWords(language).didGive, { exact: true })).toBeVisible();
    await expect(chief.getByText(giveWords(language).has(given.name))).toBeVisible();
    await stand(chief);

    await clock('2026-11-21T12:12:00+08:00');
    await result.getByRole('link', { name: remind.callList }).click();
    await expect(officer.getByRole('article').filter({ hasText: handed.name })).toHaveCount(0);
    const card = officer.getByRole('article').filter({ hasText: listed.name });
    await expect(officer.getByRole('article').filter({ hasText: written.name })).toHaveCount(0);
    await stand(officer);
    await card.getByLabel(chaseOutcomeName('will_file', language)).check({ force: true });
    await card.getByRole('button', { name: words.saveCall }).click();
    await expect(officer.getByText(words.saved, { exact: true })).toBeVisible();
    await officer.goto('/chases?list=call');
    // Nobody is left unreminded, uncalled or ungiven: the call list has none of the three.
    for (const house of [written, mute, listed, handed])
      await expect(officer.getByRole('article').filter({ hasText: house.name })).toHaveCount(0);
    await officer.goto('/chases?list=waiting');
    for (const house of [written, mute, listed, handed])
      await expect(officer.getByRole('article').filter({ hasText: house.name })).toBeVisible();
    await stand(officer);

    const clerk = await as(written.staff);
    await clerk.goto('/desk');
    await fileNil(clerk, language, LAST_NIGHT);
    await clock('2026-11-21T12:20:00+08:00');
    await minute();
    await officer.goto('/chases?list=ended');
    await officer.getByRole('link', { name: `${words.open} ${written.name}` }).click();
    await expect(officer.getByText(stepWords(language).reminder)).toBeVisible();
    await expect(officer.getByText(words.closedAs(chaseOutcomeName('filed', language)))).toBeVisible();
    await stand(officer);
  });
});
