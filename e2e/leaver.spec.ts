import { county } from '#drizzle/seed/townships.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { handoverWords } from '#lib/handover/words.ts';
import { beatOfOwn, holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

const minute = () => passAsJob('clock:work', 'stories', county.code, (pass) => tendChases(pass));

test('a chief hands a beat over in mid-chase: the successor goes on where the leaver stopped, who is out at once', async ({
  as,
  beats,
  makeHouse,
  language,
}) => {
  const [first] = beats;
  if (!first) throw new Error('the demonstration has beats');
  const { beat, officer, colleague } = await beatOfOwn(first);
  const house = await makeHouse(addDays(LAST_NIGHT, -2), beat);
  await minute();
  const words = chaseWords(language);
  const before = await as(officer);
  await before.goto('/chases?list=call');
  const card = before.getByRole('article').filter({ hasText: house.name });
  await card.getByLabel(chaseOutcomeName('busy', language)).check({ force: true });
  await card.getByRole('button', { name: words.saveCall }).click();
  await expect(before.getByText(words.saved, { exact: true })).toBeVisible();

  const chief = await as(await holderOf('chief', beat.station));
  await chief.goto(`/handover?from=${officer.id}`);
  await chief.locator('form#handover [name=to]').selectOption(colleague.id);
  await chief.locator('form#handover [name=leaves]').check();
  await stand(chief);
  await chief.locator('form#handover button').click();
  await expect(chief.getByText(handoverWords(language).done(1, 1))).toBeVisible();
  await stand(chief);

  await before.goto('/chases');
  await expect(before).toHaveURL(/sign-in/);
  const after = await as(colleague);
  await after.goto('/chases?list=call');
  await after.getByRole('link', { name: `${words.open} ${house.name}` }).click();
  await expect(after.getByText(officer.name).first()).toBeVisible();
  await after
    .locator('form[id^=call-]')
    .getByLabel(chaseOutcomeName('will_file', language))
    .check({ force: true });
  await after.locator('form[id^=call-] button').click();
  await expect(after.getByText(words.waits, { exact: true })).toBeVisible();
  await stand(after);
});
