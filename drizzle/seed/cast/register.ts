import type { BusinessDay } from '#lib/clock/business-day.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { reconcile } from '#lib/reconcile/commands.ts';
import { numberKey } from '#lib/reconcile/keys.ts';
import { readRegister } from '#lib/reconcile/read-register.ts';
import { csvOf } from '../generator/csv.ts';
import { type County, columns } from '../generator/rows.ts';
import { county } from '../townships.ts';
import type { Specials } from './specials.ts';

const job = 'demonstration';

/**
 * What the hotel system of the generated county saw, compared with the returns as a supervisor would: it holds the guests of the
 * houses that report nil without cause. A later start compares the nights since; what somebody compared by hand stands.
 */
export async function stageRegister(made: County, special: Specials): Promise<void> {
  const compared = await passAsJob('register:reconcile', job, county.code, async (pass) => {
    const [row] = await pass.sql<{ last: BusinessDay | null }[]>`
      select max(business_day)::text as last from reconcile_night where county = ${county.code}`;
    return row?.last ?? null;
  });
  const rows = made.register.filter(({ lodging_code, checked_in_at }) => {
    const night = businessDayAt(new Date(checked_in_at));
    return (compared === null || night > compared) && !special.isSilent(lodging_code, night);
  });
  if (rows.length === 0) return;
  const bytes = new TextEncoder().encode(csvOf(columns.register, rows));
  const register = await readRegister(async function* () {
    yield bytes;
  }, numberKey(county.code));
  await passAsJob('register:reconcile', job, county.code, (pass) => reconcile(pass, register));
}
