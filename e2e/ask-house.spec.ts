import { askWords, houseAskWords } from '#lib/anomaly/handling/words-ask.ts';
import { reason } from '#lib/anomaly/rule.ts';
import { alertWords } from '#lib/anomaly/words.ts';
import { stepKindWords, stepWords } from '#lib/anomaly/words-work.ts';
import { nightName } from '#lib/clock/words.ts';
import { receiptWords } from '#lib/report/words-receipt.ts';
import { putAlert } from './alerts.ts';
import { fileNil } from './desk.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a house is asked to check its numbers without a word of why, answers in its inbox, and the officer closes with its statement @wide', async ({
  as,
  house,
  language,
}) => {
  const clerk = await as(house.staff);
  await clerk.goto('/desk');
  await fileNil(clerk, language, LAST_NIGHT);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(
    receiptWords(language).nil(nightName(LAST_NIGHT, language)),
  );
  const id = await putAlert(house, {
    rule: 'under_reporting',
    from: LAST_NIGHT,
    to: LAST_NIGHT,
    reasons: [reason('fewer_than_expected', { expected: 6, seen: 0, nights: 1 })],
    evidence: { expected: 6.1, seen: 0, nights: 1, chance: 0.004, probability: 0.004, comparable: 20 },
  });
  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/alerts/${id}`);
  await officer.getByRole('button', { name: askWords(language).send, exact: true }).click();
  await expect(officer.getByText(askWords(language).didAsk)).toBeVisible();
  await officer.locator('[name=said]').fill('已电话告知店里看收件箱');
  await officer.getByRole('button', { name: stepWords(language).note, exact: true }).click();
  await expect(officer.getByText(stepWords(language).didNote)).toBeVisible();
  await stand(officer);

  const words = houseAskWords(language);
  await clerk.goto('/desk');
  await clerk.getByRole('link', { name: words.one }).click();
  await expect(clerk.getByRole('heading', { name: words.title }).first()).toBeVisible();
  const told = (await clerk.locator('main').textContent()) ?? '';
  expect(told).not.toMatch(/预警|疑似|漏报|异常|风险|alert|suspect|expected 6/i);
  await stand(clerk);
  await clerk.locator('[name=answer]').selectOption('explanation');
  await clerk.getByRole('button', { name: words.send, exact: true }).click();
  await expect(clerk.getByText('M-360').first(), 'an explanation needs words').toBeVisible();
  await expect(clerk.locator('[name=answer]'), 'what was chosen is kept').toHaveValue('explanation');
  await clerk.locator('[name=said]').fill('当晚整层装修，没有接待带孩子的客人');
  await clerk.getByRole('button', { name: words.send, exact: true }).click();
  await expect(clerk.getByText(words.didAnswer)).toBeVisible();
  await stand(clerk);

  const answered = officer.getByText(stepKindWords(language).answered, { exact: false });
  await expect(async () => {
    await officer.goto(`/alerts/${id}`);
    await expect(answered.first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 10_000 });
  await expect(officer.getByText('当晚整层装修，没有接待带孩子的客人')).toBeVisible();
  await stand(officer);
  await officer.getByRole('button', { name: askWords(language).closeWith }).click();
  await expect(officer.getByText(alertWords(language).didClose, { exact: true })).toBeVisible();
  await expect(officer.locator('#work').locator('..')).toContainText('当晚整层装修');
});
