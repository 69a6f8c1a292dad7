import { county } from '#drizzle/seed/townships.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { handoverWords } from '#lib/handover/words.ts';
import { taskKindName } from '#lib/task/words.ts';
import { beatOfOwn, holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

const minute = () => passAsJob('clock:work', 'stories', county.code, (pass) => tendChases(pass));

test('a chief covers an absent officer: the chase and its task are worked, and the beat stays the officer’s', async ({
  as,
  beats,
  makeHouse,
  language,
}) => {
  const [first] = beats;
  if (!first) throw new Error('the demonstration has beats');
  const { beat, officer } = await beatOfOwn(first);
  const house = await makeHouse(addDays(LAST_NIGHT, -2), beat);
  await minute();
  const who = await holderOf('chief', beat.station);
  const chief = await as(who);
  await chief.goto(`/handover?from=${officer.id}`);
  const form = chief.locator('form#handover');
  await form.locator('[name=to]').selectOption(who.id);
  await form.locator('[name=until]').fill('2026-11-25');
  await form.locator('button').click();
  await expect(chief.getByText(handoverWords(language).done(1, 1))).toBeVisible();

  await chief.goto('/tasks?view=tasks');
  const task = chief.getByRole('article').filter({ hasText: house.name });
  await expect(task).toContainText(taskKindName('chase', language));
  await task.getByLabel(chaseOutcomeName('needs_help', language)).check({ force: true });
  await task.getByRole('button', { name: chaseWords(language).saveCall }).click();
  await expect(chief.getByText(chaseWords(language).saved, { exact: true })).toBeVisible();
  await stand(chief);

  const back = await as(officer);
  await back.goto('/chases?list=waiting');
  await expect(back.getByRole('article').filter({ hasText: house.name })).toContainText(who.name);
  await stand(back);
});
