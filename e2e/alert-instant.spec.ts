import { alertWords, severityName } from '#lib/anomaly/words.ts';
import { fileAlone } from './alerts.ts';
import { holderOf } from './places.ts';
import { expect, TONIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('what a desk files stands in the open queue of the station within five seconds; of two who claim it one has it @wide', async ({
  as,
  house,
  language,
}) => {
  const words = alertWords(language);
  const chiefPerson = await holderOf('chief', house.beat.station);
  const officerPerson = await holderOf('officer', house.beat.id);
  const chief = await as(chiefPerson);
  await chief.goto('/alerts?view=instant');
  await expect(chief.getByRole('link', { name: severityName('instant', language) })).toBeVisible();
  await stand(chief);
  await chief.evaluate(() => {
    document.body.dataset.story = 'never loaded again';
  });
  const row = chief.locator('tr').filter({ hasText: house.name });
  await expect(row).toHaveCount(0);

  const clerk = await as(house.staff);
  const checkIn = `${TONIGHT}T08:30`;
  await fileAlone(clerk, language, { night: TONIGHT, n: 211, call: 'child_afraid', checkIn });
  await expect(row.first(), 'within five seconds of the receipt').toBeVisible({ timeout: 5000 });
  expect(await chief.evaluate(() => document.body.dataset.story)).toBe('never loaded again');
  expect((await clerk.locator('main').textContent()) ?? '').not.toContain(words.alerts);

  const officer = await as(officerPerson);
  await officer.goto('/alerts?view=instant');
  const address = await officer
    .locator('tr')
    .filter({ hasText: house.name })
    .getByRole('link')
    .first()
    .getAttribute('href');
  await Promise.all([chief.goto(address ?? ''), officer.goto(address ?? '')]);
  await expect(chief.locator('main')).not.toContainText('林小叶');
  await Promise.all(
    [chief, officer].map((page) => page.getByRole('button', { name: words.claim, exact: true }).click()),
  );
  const told = async (page: typeof chief) => page.getByText(words.didClaim, { exact: true }).count();
  await expect.poll(async () => (await told(chief)) + (await told(officer))).toBe(1);
  const chiefHas = (await told(chief)) === 1;
  const [winner, loser, who] = chiefHas
    ? [chief, officer, chiefPerson.name]
    : [officer, chief, officerPerson.name];
  await expect(loser.locator('#errors')).toContainText(who);
  await loser.goto(address ?? '');
  await expect(loser.getByText(who).first()).toBeVisible();
  await expect(loser.getByRole('button', { name: words.takeOver })).toBeVisible();
  await stand(loser);
  await stand(winner);
});
