import type { Pass } from '#lib/access/pass.ts';
import { openStay, sealStay } from '#lib/platform/data-keys.ts';
import { type Clearing, registerClearing } from '#lib/retention/clearing.ts';
import type { KeyUse } from '#lib/retention/rules.ts';

type ClearingPass = Pass<'clock:work'>;

const keyIdOf = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(t.sealed from 3 for 4), 'hex'))::bit(32)::integer`;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = s.county and h.lodging_id = s.lodging_id and s.business_day between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

// Asked by the text that is still there, not by cleared_at: a change that was filed while a run emptied its stay is
// found by the next run.
const isDue = (
  pass: ClearingPass,
  today: string,
) => pass.sql`s.clear_on <= ${today}::date and exists (select from stay_text t
  where t.county = s.county and t.stay_id = s.id and (t.sealed is not null or t.masked <> '{}'))`;

/** Stays: names, numbers, phones and remarks go, with their indexes; counts, digests and receipts stay. */
const stays: Clearing = {
  name: 'stay',

  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from stay s
        where s.county = ${pass.reach.county} and ${isDue(pass, today)}) as due`;
    return row ?? { free: 0, held: 0 };
  },

  keyUse: async (pass, today) => {
    return await pass.sql<KeyUse[]>`
      select key_id as "keyId", count(*) filter (where due and not held)::int as due,
        count(*) filter (where due and held)::int as held, count(*) filter (where not due)::int as kept
      from (select ${keyIdOf(pass)} as key_id, s.clear_on <= ${today}::date as due, ${isHeld(pass)} as held
        from stay_text t join stay s on s.county = t.county and s.id = t.stay_id
        where t.county = ${pass.reach.county} and t.sealed is not null) as sealed
      group by key_id order by key_id`;
  },

  empty: async (pass, today) => {
    const rows = await pass.sql`
      with due as (
        select s.county, s.id from stay s
        where s.county = ${pass.reach.county} and ${isDue(pass, today)} and not ${isHeld(pass)} for update
      ), emptied as (
        update stay_text t set sealed = null, masked = '{}', child_index = null, person_index = null,
          guardian_phone_index = null, companion_keys = null, companion_name_keys = null
        from due where t.county = due.county and t.stay_id = due.id
      )
      update stay s set cleared_at = ${pass.now.toISOString()}, removed_reason = split_part(s.removed_reason, ': ', 1)
      from due where s.county = due.county and s.id = due.id returning s.id`;
    return rows.length;
  },

  rewrite: async (pass, from, to) => {
    const { county } = pass.reach;
    const rows = await pass.sql<{ stayId: string; n: number; sealed: Buffer }[]>`
      select t.stay_id as "stayId", t.n, t.sealed from stay_text t
      where t.county = ${county} and t.sealed is not null and ${keyIdOf(pass)} = ${from.id} for update`;
    for (const { stayId, n, sealed } of rows) {
      const cell = { county, stayId, n };
      await pass.sql`update stay_text set sealed = ${sealStay(to, cell, openStay(from, cell, sealed))}
        where county = ${county} and stay_id = ${stayId} and n = ${n}`;
    }
  },
};

const draftKeyId = (pass: ClearingPass) =>
  pass.sql`('x' || encode(substring(sealed from 3 for 4), 'hex'))::bit(32)::integer`;

/** Drafts that were never filed: they go after four days, and no hold keeps what nobody filed. */
const drafts: Clearing = {
  name: 'stay_draft',

  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select count(*)::int as free from stay_draft
      where county = ${pass.reach.county} and clear_on <= ${today}::date`;
    return { free: row?.free ?? 0, held: 0 };
  },

  keyUse: async (pass, today) => {
    return await pass.sql<KeyUse[]>`
      select ${draftKeyId(pass)} as "keyId", count(*) filter (where clear_on <= ${today}::date)::int as due,
        0 as held, count(*) filter (where clear_on > ${today}::date)::int as kept
      from stay_draft where county = ${pass.reach.county} group by 1 order by 1`;
  },

  empty: async (pass, today) => {
    const rows = await pass.sql`delete from stay_draft
      where county = ${pass.reach.county} and clear_on <= ${today}::date returning place`;
    return rows.length;
  },

  rewrite: async () => {},
};

registerClearing(stays);
registerClearing(drafts);
