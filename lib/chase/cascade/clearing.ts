import type { Pass } from '#lib/access/pass.ts';
import { lastMessageDay } from '#lib/delivery/clearing.ts';
import { registerClearing } from '#lib/retention/clearing.ts';

type ClearingPass = Pass<'clock:work'>;

const linksKept = 180;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = r.county and h.lodging_id = r.lodging_id and h.in_force_at is not null and h.released_at is null
    and nl.civil_day(r.at) between h.from_day and h.to_day + 4)`;

/** Which house was reminded of which nights: as long as the message itself, longer under a hold. */
registerClearing({
  name: 'reminder',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from reminder r where r.county = ${pass.reach.county}
        and nl.civil_day(r.at) <= ${await lastMessageDay(pass, today)}::date) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const rows = await pass.sql`delete from reminder r where r.county = ${pass.reach.county}
      and nl.civil_day(r.at) <= ${await lastMessageDay(pass, today)}::date and not ${isHeld(pass)}`;
    return rows.count;
  },
  rewrite: async () => undefined,
});

/** Links that opened nothing any more for half a year: until then their page still says so. */
registerClearing({
  name: 'one_tap',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from one_tap
      where county = ${pass.reach.county} and nl.civil_day(expires_at) < ${today}::date - ${linksKept}::int`;
    return { free: row?.free ?? 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const rows = await pass.sql`delete from one_tap
      where county = ${pass.reach.county} and nl.civil_day(expires_at) < ${today}::date - ${linksKept}::int`;
    return rows.count;
  },
  rewrite: async () => undefined,
});
