import { partWords, reviewWords, verdictWords } from '#lib/anomaly/handling/words-parts.ts';
import { reason } from '#lib/anomaly/rule.ts';
import { putAlert } from './alerts.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('another station is asked for its part, and beside the case a 民警 of another beat looks into the house’s duties @wide', async ({
  as,
  beats,
  house,
  language,
}) => {
  const other = beats.find(({ station }) => station !== house.beat.station);
  if (!other) throw new Error('the demonstration has two stations');
  const id = await putAlert(house, {
    rule: 'copied_report',
    from: LAST_NIGHT,
    to: LAST_NIGHT,
    reasons: [reason('same_guests', { nights: 1, children: 2 })],
    evidence: {},
  });
  const parts = partWords(language);
  const words = reviewWords(language);
  const beside = await holderOf('officer', other.id);
  const chief = await as(await holderOf('chief', house.beat.station));
  await chief.goto(`/alerts/${id}`);
  await chief.locator('#parts').locator('..').locator('..').locator('summary').click();
  await chief.locator('form#pass [name=unit]').selectOption({ label: other.stationName });
  await chief.locator('form#pass [name=ask]').fill(`请到旅馆核对登记簿 ${house.code}`);
  await chief.locator('form#pass button').click();
  await expect(chief.getByText(parts.didPass)).toBeVisible();
  await chief.locator('#review').locator('..').locator('..').locator('summary').click();
  await chief.locator('form#open-review [name=case_number]').fill(`LH-${house.code.slice(2)}`);
  await chief.locator('form#open-review [name=officer]').selectOption(beside.id);
  await chief.locator('form#open-review button').click();
  await expect(chief.getByText(words.didOpen)).toBeVisible();
  await expect(chief.getByText(words.holdWaits, { exact: true })).toBeVisible();
  await stand(chief);

  const neighbour = await as(await holderOf('duty', other.station));
  await neighbour.goto('/requests');
  const part = neighbour.locator('section.panel').filter({ hasText: house.code });
  await part.getByRole('button', { name: parts.claim }).click();
  await expect(neighbour.getByText(parts.didClaim, { exact: true })).toBeVisible();
  await part.locator('[name=outcome]').selectOption('done');
  await part.locator('[name=said]').fill('核对过了，登记簿与报备一致');
  await part.getByRole('button', { name: parts.answer }).click();
  await expect(neighbour.getByText(parts.didAnswer, { exact: true })).toBeVisible();
  await stand(neighbour);

  const reviewer = await as(beside);
  await reviewer.goto('/requests');
  const review = reviewer.locator('section.panel').filter({ hasText: house.name });
  for (const must of ['identity', 'guardian', 'relation', 'patrol', 'report']) {
    await review.locator(`[name=${must}]`).selectOption('met');
  }
  await review.locator('[name=said]').fill('五项都有登记，前台知道要报告');
  await review.getByRole('button', { name: words.close }).click();
  await expect(reviewer.getByText(words.didClose, { exact: true })).toBeVisible();
  await stand(reviewer);

  await chief.goto(`/alerts/${id}`);
  await expect(chief.getByText('核对过了，登记簿与报备一致').first()).toBeVisible();
  await expect(chief.getByText('五项都有登记，前台知道要报告').first()).toBeVisible();
  await expect(chief.getByText(verdictWords(language).met).first()).toBeVisible();
  await stand(chief);
});
