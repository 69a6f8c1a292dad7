import { county } from '#drizzle/seed/townships.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName, stepWords } from '#lib/chase/words-terms.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, type LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

/** One minute of the clock's own work, as the worker does it. */
const minute = () => passAsJob('clock:work', 'stories', county.code, (pass) => tendChases(pass));

test('an officer visits, files nil as the lodging said it, and a colleague who saw the old page is told', async ({
  as,
  makeHouse,
  language,
}) => {
  const house = await makeHouse('2026-11-19' as typeof LAST_NIGHT);
  await minute();
  const words = chaseWords(language);
  const who = await holderOf('officer', house.beat.id);
  const [first, second] = [await as(who), await as(await holderOf('chief', house.beat.station))];
  await first.goto(`/lodgings/${house.code}`);
  const [row] = await installation()<{ id: string }[]>`
    select id from chase where county = ${county.code} and lodging_id = ${house.id}`;
  const page = `/chases/${row?.id}`;
  await second.goto(page);
  await first.goto(page);
  await stand(first);
  await first.getByText(words.visit, { exact: true }).click();
  await first.locator('form#visit').getByLabel(chaseOutcomeName('helped', language)).check({ force: true });
  await first.locator('form#visit button[type=submit]').click();
  await expect(first.getByText(words.saved, { exact: true })).toBeVisible();

  await second
    .locator('form[id^=call-]')
    .getByLabel(chaseOutcomeName('busy', language))
    .check({ force: true });
  await second.locator('form[id^=call-] button').click();
  await expect(second.locator('#errors')).toContainText(who.name);
  await stand(second);

  await first.getByText(words.behalf, { exact: true }).click();
  await first.locator('form#behalf [name=said_by]').fill('方国强');
  await stand(first);
  await first.locator('form#behalf button').click();
  await expect(first.locator('form#behalf'), 'no silent night is left').toHaveCount(0);
  await minute();
  await first.goto(page);
  await expect(first.getByText(words.closedAs(chaseOutcomeName('filed', language)))).toBeVisible();
  await first.goto(`/lodgings/${house.code}`);
  await expect(first.getByText(stepWords(language).visit).first()).toBeVisible();
  await stand(first);
});
