import { county } from '#drizzle/seed/townships.ts';
import { reason } from '#lib/anomaly/rule.ts';
import { alertWords, dispositionName } from '#lib/anomaly/words.ts';
import { putAlert } from './alerts.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

test('how an officer ends an alert, with what was found, changes the precision on the rules page @wide', async ({
  as,
  house,
  language,
}) => {
  const words = alertWords(language);
  const rule = 'extended_daily';
  const closed = async () => {
    const [row] = await installation()<{ all: number; right: number; explained: number }[]>`
      select count(*)::int as all, count(*) filter (where disposition in ('confirmed', 'referred'))::int as right,
        count(*) filter (where disposition = 'explained')::int as explained
      from alert where county = ${county.code} and rule = ${rule} and closed_at is not null`;
    return row ?? { all: 0, right: 0, explained: 0 };
  };
  const before = await closed();
  const id = await putAlert(house, {
    rule,
    from: LAST_NIGHT,
    to: LAST_NIGHT,
    reasons: [reason('extensions', { times: 5 })],
    evidence: {},
  });
  const supervisor = await as(await holderOf('supervisor'));
  await supervisor.goto('/alerts/rules');
  const panel = supervisor.locator(`section[aria-labelledby="rule-${rule}"]`);
  await expect(panel).not.toContainText(
    words.precisionLine(before.all + 1, before.right, before.explained + 1),
  );

  const officer = await as(await holderOf('officer', house.beat.id));
  await officer.goto(`/alerts/${id}`);
  await officer.getByRole('button', { name: words.end, exact: true }).click();
  await officer.getByLabel(dispositionName('explained', language), { exact: true }).check({ force: true });
  await officer.locator('[name=feedback]').fill('短');
  await officer.getByRole('button', { name: words.end, exact: true }).click();
  await expect(officer.getByText('M-354'), 'feedback is required').toBeVisible();
  await officer.locator('[name=feedback]').fill('已上门核对登记簿，旅客因工地延期续住，孩子与父亲同住');
  await officer.getByLabel(dispositionName('explained', language), { exact: true }).check({ force: true });
  await officer.getByRole('button', { name: words.end, exact: true }).click();
  await expect(officer.getByText(words.didClose, { exact: true })).toBeVisible();
  await stand(officer);

  await supervisor.goto('/alerts/rules');
  await expect(panel).toContainText(words.precisionLine(before.all + 1, before.right, before.explained + 1));
  await expect(panel.getByRole('img')).toBeVisible();
  await stand(supervisor);
});
