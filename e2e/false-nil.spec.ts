import { reason } from '#lib/anomaly/rule.ts';
import { alertName, alertWords } from '#lib/anomaly/words.ts';
import { chanceText, reasonText } from '#lib/anomaly/words-reasons.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { putAlert } from './alerts.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('a supervisor reads of a house that files fewer than expected: how many, against whom, since when, and asks @wide', async ({
  as,
  house,
  language,
}) => {
  const words = alertWords(language);
  const reasons = [
    reason('fewer_than_expected', { expected: 17, seen: 2, nights: 49 }),
    reason('chance_of_honest', { chance: 0.0031, houses: 118, category: 'guesthouse' }),
  ];
  const id = await putAlert(house, {
    rule: 'under_reporting',
    from: addDays(LAST_NIGHT, -48),
    to: LAST_NIGHT,
    reasons,
    evidence: {
      ...{ expected: 17.4, seen: 2, nights: 49, chance: 0.0031, probability: 0.00002 },
      ...{ comparable: 118, comparableRate: 0.36 },
    },
  });
  const supervisor = await as(await holderOf('supervisor'));
  await supervisor.goto('/alerts?view=watch');
  await stand(supervisor);
  await supervisor.goto(`/alerts/${id}`);
  await expect(supervisor.getByRole('heading', { level: 1 })).toHaveText(
    alertName('under_reporting', language),
  );
  for (const one of reasons) {
    await expect(supervisor.getByText(reasonText(one, language))).toBeVisible();
  }
  const numbers = supervisor.locator('#numbers').locator('..').locator('..');
  const told = [
    [words.expected, '17.4'],
    [words.seen, '2'],
    [words.span, '49'],
    [words.chance, chanceText(0.0031)],
    [words.probability, chanceText(0.00002)],
    [words.comparable, '118'],
    [words.comparableRate, '0.36'],
  ] as const;
  for (const [name, value] of told) {
    await expect(numbers.getByText(name, { exact: true }).locator('+ dd'), name).toHaveText(value);
  }
  await expect(numbers).toContainText(words.askOnly);
  const why = supervisor.locator('section[aria-labelledby="why"]');
  for (const panel of [why, numbers]) {
    expect((await panel.textContent()) ?? '').not.toMatch(/瞒报|谎报|虚假|false|lied/i);
  }
  await stand(supervisor);
});
