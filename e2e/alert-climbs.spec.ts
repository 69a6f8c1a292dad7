import { county } from '#drizzle/seed/townships.ts';
import { alertName, alertWords } from '#lib/anomaly/words.ts';
import { climbName, taskKindName, taskWords } from '#lib/task/words.ts';
import { fileAlone, letClimb } from './alerts.ts';
import { installation } from './installation.ts';
import { holderOf } from './places.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

const countyUnit = async () => {
  const [row] = await installation()<{ id: string }[]>`
    select id from unit where county = ${county.code} and kind = 'county'`;
  return row?.id ?? '';
};

test.describe('at 21:30', () => {
  test.use({ hour: '2026-11-20T21:30:00+08:00' });

  test('an instant alert nobody claims rings the county at three minutes and the chief at five, until the chief claims it', async ({
    as,
    clock,
    house,
    language,
  }) => {
    const clerk = await as(house.staff);
    const checkIn = `${LAST_NIGHT}T21:20`;
    await fileAlone(clerk, language, { night: LAST_NIGHT, n: 221, call: 'child_afraid', checkIn });
    const duty = await as(await holderOf('duty', await countyUnit()));
    const chief = await as(await holderOf('chief', house.beat.station));
    const arrived = (page: typeof duty) =>
      page
        .locator('article:not(.task--done)')
        .filter({ hasText: house.name })
        .filter({ hasText: taskKindName('climbed', language) });
    await expect(async () => {
      await chief.goto('/tasks?view=tasks');
      const alert = chief.getByRole('article').filter({ hasText: house.name });
      await expect(alert.filter({ hasText: taskKindName('alert', language) })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await expect(arrived(chief)).toHaveCount(0);

    await clock('2026-11-20T21:34:00+08:00');
    await letClimb();
    await duty.goto('/tasks?view=tasks');
    await expect(arrived(duty)).toBeVisible();
    await chief.goto('/tasks?view=tasks');
    await expect(arrived(chief)).toHaveCount(0);

    await clock('2026-11-20T21:36:30+08:00');
    await letClimb();
    await chief.goto('/tasks?view=tasks');
    await expect(arrived(chief)).toBeVisible();
    await stand(chief);
    await arrived(chief)
      .getByRole('link', { name: taskKindName('alert', language), exact: true })
      .click();
    await expect(chief.getByText(climbName('county_duty', language)).first()).toBeVisible();
    await expect(chief.getByText(climbName('chief', language)).first()).toBeVisible();
    await chief.getByRole('button', { name: alertWords(language).claim, exact: true }).click();
    await expect(chief.getByText(alertWords(language).didClaim)).toBeVisible();
    await stand(chief);
    await duty.goto('/tasks?view=tasks');
    await expect(duty.getByRole('heading', { name: taskWords(language).doneToday }).first()).toBeVisible();
    await expect(arrived(duty)).toHaveCount(0);
  });
});

test.describe('at 17:50', () => {
  test.use({ hour: '2026-11-20T17:50:00+08:00' });

  test('a same-day alert waits through the night, goes to the chief after thirty minutes of duty and then to the county', async ({
    as,
    clock,
    house,
    language,
  }) => {
    const clerk = await as(house.staff);
    const checkIn = `${LAST_NIGHT}T17:40`;
    await fileAlone(clerk, language, { night: LAST_NIGHT, n: 222, call: 'no_answer', checkIn });
    const officer = await as(await holderOf('officer', house.beat.id));
    const queue = '/alerts?view=same_day';
    const row = officer
      .locator('tr')
      .filter({ hasText: house.name })
      .filter({ hasText: alertName('unaccompanied_local', language) });
    await expect(async () => {
      await officer.goto(queue);
      await expect(row).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 10_000 });
    await clock('2026-11-21T03:00:00+08:00');
    await letClimb();
    await officer.goto(queue);
    await expect(row).not.toContainText(climbName('chief', language));
    await expect(row).not.toContainText(alertWords(language).overdue);

    await clock('2026-11-21T08:25:00+08:00');
    await letClimb();
    await officer.goto(queue);
    await expect(row).toContainText(alertWords(language).overdue);
    await expect(row).toContainText(climbName('chief', language));
    await expect(row).not.toContainText(climbName('county', language));
    await clock('2026-11-21T08:55:00+08:00');
    await letClimb();
    await officer.goto(queue);
    await expect(row).toContainText(climbName('county', language));
    await stand(officer);
  });
});
