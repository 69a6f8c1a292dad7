import type { Page } from '@playwright/test';
import { county } from '#drizzle/seed/townships.ts';
import type { AlertCode, Finding, Reason } from '#lib/anomaly/rule.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { field, numberOf, openStayForm, register } from './desk.ts';
import { installation } from './installation.ts';
import type { House } from './places.ts';

/** Files a local child who came alone, with how the call went: `child_afraid` rings at once, `no_answer` is the officer's for the day. */
export async function fileAlone(
  clerk: Page,
  language: Language,
  at: { night: BusinessDay; n: number; call: 'child_afraid' | 'no_answer'; checkIn: string },
): Promise<void> {
  await openStayForm(clerk, language, at.night);
  await clerk.locator('[name="ui.0.present"][value="no"]').check();
  await field(clerk, 'child.name').fill('林小叶');
  await field(clerk, 'child.number').fill(numberOf(at.n));
  await field(clerk, 'child.how_checked').selectOption('original');
  await field(clerk, 'room').fill('203');
  await field(clerk, 'check_in').fill(at.checkIn);
  await field(clerk, 'alone').and(clerk.locator('[value="yes"]')).check();
  await field(clerk, 'guardian.result')
    .and(clerk.locator(`[value="${at.call}"]`))
    .check();
  if (at.call === 'no_answer') {
    await field(clerk, 'guardian.name').fill('林大山');
    await field(clerk, 'guardian.phone').fill('16612340000');
  }
  await register(clerk, language);
}

/** What the clock's own job does each minute; a story that moves the clock does not wait for the minute. */
export async function letClimb(): Promise<void> {
  await passAsJob('clock:work', 'stories', county.code, climbTasks);
}

/** Puts a finding among the alerts as the weekly run keeps it: a rule over months finds nothing in a house made this minute. */
export async function putAlert(
  house: House,
  found: {
    rule: AlertCode;
    from: BusinessDay;
    to: BusinessDay;
    reasons: Reason[];
    evidence: Finding['evidence'];
  },
): Promise<string> {
  const id = uuidv7(systemNow());
  await installation()`
    insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at)
    values (${county.code}, ${id}, ${found.rule}, 'watch', ${house.id}, ${found.from}, ${found.to}, '[]',
      ${JSON.stringify(found.reasons)}::text::jsonb, ${JSON.stringify(found.evidence)}::text::jsonb, false, nl.now())`;
  return id;
}
