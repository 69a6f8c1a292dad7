import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { createKey } from '#lib/identity/keys.ts';
import { SANDBOX_COUNTY } from '#lib/identity/sandbox-county.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { passAsJob } from './entry.ts';

const keyDays = 90;
const nightsBack = 9;

export type Sandbox = { lodging: string; key: string; prefix: string; endsAt: Date };

/**
 * Makes a sandbox lodging of its own with a key, `nl_test_…`, that ends after 90 days. It lies in a county of its own, so
 * that every rule is the true one and yet no board, alert or post of a true county ever sees what is tried there.
 */
export async function makeSandbox(label: string, madeBy: string | null): Promise<Sandbox> {
  return passAsJob('registry:import', 'sandbox', SANDBOX_COUNTY, async (pass) => {
    const beat = await sandboxBeat(pass);
    const running = businessDayAt(pass.now);
    const from = addDays(running, -nightsBack);
    const [row] = await pass.sql<{ n: number }[]>`
      select count(*)::int + 1 as n from lodging where county = ${SANDBOX_COUNTY}`;
    const code = `SB${String(row?.n ?? 1).padStart(4, '0')}`;
    const id = uuidv7(pass.now);
    const now = pass.now.toISOString();
    await pass.sql`insert into lodging (county, id, code, name, category, township_code, address, rooms, onboarded_day)
      values (${SANDBOX_COUNTY}, ${id}, ${code}, ${`测试旅馆 ${code}`}, 'hotel', ${`${SANDBOX_COUNTY}001`}, '–', 20, ${from}::date)`;
    await pass.sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      values (${SANDBOX_COUNTY}, ${id}, ${from}::date, 'operating', ${now})`;
    await pass.sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
      values (${SANDBOX_COUNTY}, ${id}, ${from}::date, ${beat})`;
    await makeObligations(pass, from, addDays(running, 1));
    const endsAt = new Date(pass.now.getTime() + keyDays * 86_400_000);
    const { key, prefix } = await createKey(pass, { lodging: id, label, test: { endsAt, madeBy } });
    return { lodging: code, key, prefix, endsAt };
  });
}

/** The one beat of the sandbox, made with its station and county the first time; two at once wait for each other. */
async function sandboxBeat(pass: Pass<'registry:import'>): Promise<string> {
  await pass.sql`select pg_advisory_xact_lock(hashtextextended('sandbox', 430524))`;
  const [found] = await pass.sql<{ id: string }[]>`
    select id from unit where county = ${SANDBOX_COUNTY} and kind = 'beat'`;
  if (found) return found.id;
  let parent: string | null = null;
  for (const kind of ['county', 'station', 'beat']) {
    const id: string = uuidv7(pass.now);
    await pass.sql`insert into unit (county, id, code, kind, name, parent_id)
      values (${SANDBOX_COUNTY}, ${id}, ${`SANDBOX-${kind.toUpperCase()}`}, ${kind}, 'sandbox', ${parent})`;
    parent = id;
  }
  return parent ?? '';
}
