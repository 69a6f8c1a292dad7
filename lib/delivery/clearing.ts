import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import { settingsFor } from '#lib/settings/queries.ts';

type ClearingPass = Pass<'clock:work'>;

const mostAtOnce = 20_000;
const textsKept = 180;

/** The last civil day whose messages go on `today`. */
export async function lastMessageDay(pass: ClearingPass, today: string): Promise<string> {
  const days = (await settingsFor(pass, businessDayAt(pass.now))).of('keep_messages_days');
  return addDays(businessDay(today), -days - 1);
}

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = m.county and h.lodging_id = any (m.lodging_ids) and h.in_force_at is not null and h.released_at is null
    and nl.civil_day(m.queued_at) between h.from_day and h.to_day + 4)`;

/** What was sent, to whom and when it was read: goes whole after its years. No data key is used. */
registerClearing({
  name: 'message',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from message m
        where m.county = ${pass.reach.county} and nl.civil_day(m.queued_at) <= ${await lastMessageDay(pass, today)}::date
        limit ${mostAtOnce}) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const { county } = pass.reach;
    const gone = await pass.sql<{ id: string }[]>`select m.id from message m
      where m.county = ${county} and nl.civil_day(m.queued_at) <= ${await lastMessageDay(pass, today)}::date
        and not ${isHeld(pass)} limit ${mostAtOnce}`;
    const ids = gone.map(({ id }) => id);
    await pass.sql`delete from message_delivery where county = ${county} and message_id = any (${ids}::uuid[])`;
    await pass.sql`delete from message where county = ${county} and id = any (${ids}::uuid[])`;
    return ids.length;
  },
  rewrite: async () => undefined,
});

// Words are worked within seconds; what no worker could work in a day is taken by nobody any more (nl.enter_written).
const unworked = (pass: ClearingPass, today: string) =>
  pass.sql`sealed is not null and nl.civil_day(received_at) < ${today}::date - 1`;

/** That somebody wrote back, from where as an index, and what came of it. */
registerClearing({
  name: 'inbound_text',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from inbound_text
      where county = ${pass.reach.county} and (nl.civil_day(received_at) < ${today}::date - ${textsKept}::int
        or ${unworked(pass, today)})`;
    return { free: row?.free ?? 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const rows = await pass.sql`delete from inbound_text
      where county = ${pass.reach.county} and nl.civil_day(received_at) < ${today}::date - ${textsKept}::int`;
    const left = await pass.sql`
      update inbound_text set sealed = null, outcome = 'unworked', done_at = ${pass.now.toISOString()}
      where county = ${pass.reach.county} and ${unworked(pass, today)}`;
    return rows.count + left.count;
  },
  rewrite: async () => undefined,
});
