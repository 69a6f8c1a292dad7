import { alertName } from '#lib/anomaly/words.ts';
import { answerName, callOutcomeName, callWords, soughtWords, wordsOfCall } from '#lib/missing/words.ts';
import { holderOf } from './places.ts';
import { expect, test } from './story.ts';
import { stand } from './watch.ts';

test('a missing child, from the form to a tip: composed, released by another, asked at the desk, answered, found and taken back', async ({
  as,
  beats,
  makeHouse,
  language,
}) => {
  const words = callWords(language);
  const desk = soughtWords(language);
  const beat = beats.at(-1);
  if (!beat) throw new Error('the demonstration has beats');
  const house = await makeHouse(undefined, beat);
  const name = '蒋小渡';
  const chief = await as(await holderOf('chief', beat.station));
  await chief.goto('/missing');
  await chief.getByRole('link', { name: words.titleNew }).click();
  await stand(chief);
  const form = chief.locator('form#compose');
  await form.locator('[name=name]').fill(name);
  await form.locator('[name=seen]').fill('20日18时在汽车站');
  await form.locator('[name=looks]').fill('蓝色校服，背黑色书包');
  await form.locator('[name=audience]').selectOption(`unit:${beat.station}`);
  await form.locator('[name=case_number]').fill(`LH-${house.code.slice(2)}`);
  await form.locator('[name=contact]').fill('值班室 0739-8000001');
  await form.getByRole('button', { name: words.compose }).click();
  await expect(chief.locator('.errors'), 'nothing to recognise the child by').toContainText('M-346');
  await form.locator('[name=birth_date]').fill('2013-04-05');
  await form.getByRole('button', { name: words.compose }).click();
  await expect(chief.getByText(words.composed)).toBeVisible();
  await expect(chief.getByText(words.notOwn), 'nobody releases their own').toBeVisible();
  const address = new URL(chief.url()).pathname;
  await stand(chief);

  const clerk = await as(house.staff);
  expect(
    (await clerk.request.get(`/sought/${address.split('/').at(-1)}?lodging=${house.code}`)).status(),
  ).toBe(404);

  const supervisor = await as(await holderOf('supervisor'));
  await supervisor.goto(address);
  await supervisor.getByRole('button', { name: words.release }).click();
  await expect(supervisor.getByText(words.released)).toBeVisible();

  const message = wordsOfCall('call', language).title;
  await expect(async () => {
    await clerk.goto('/inbox');
    await expect(clerk.locator('main')).toContainText(message, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(clerk.locator('body'), 'no message carries the name').not.toContainText(name);
  await clerk.goto(`/sought/${address.split('/').at(-1)}?lodging=${house.code}`);
  await expect(clerk.locator('.marked')).toContainText(name);
  await expect(clerk.locator('.marked__ink'), 'under the viewer’s own name').toContainText(house.staff.name);
  await stand(clerk);
  const answer = clerk.locator('form#answer');
  await answer.locator('[name=answer]').selectOption('here');
  await answer.locator('[name=said]').fill('在大厅坐着');
  await answer.getByRole('button', { name: desk.send }).click();
  await expect(clerk.getByText(desk.thanks)).toBeVisible();
  await stand(clerk);

  await expect(async () => {
    await chief.goto('/alerts?view=instant');
    await expect(chief.getByRole('row').filter({ hasText: house.name })).toContainText(
      alertName('search_tip', language),
    );
  }).toPass({ timeout: 20_000 });
  await supervisor.goto(address);
  await expect(supervisor.locator('#answers').locator('..').locator('..')).toContainText('在大厅坐着');
  await expect(supervisor.locator('main')).toContainText(answerName('here', language));
  await stand(supervisor);
  await supervisor.locator('form#ending select').selectOption('found');
  await supervisor.locator('form#ending button').click();
  await expect(supervisor.locator('form#ending')).toHaveCount(0);
  await expect(supervisor.locator('main')).toContainText(callOutcomeName('found', language));

  await clerk.reload();
  await expect(clerk.getByText(desk.overFound)).toBeVisible();
  await expect(clerk.locator('body'), 'taken back').not.toContainText(name);
  await expect(async () => {
    await clerk.goto('/inbox');
    await expect(clerk.locator('main')).toContainText(wordsOfCall('thanks', language).title, {
      timeout: 500,
    });
    await expect(clerk.locator('main')).not.toContainText(message, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
});
