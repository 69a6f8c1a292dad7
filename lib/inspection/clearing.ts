import type { Pass } from '#lib/access/pass.ts';
import { registerClearing } from '#lib/retention/clearing.ts';
import { registerSealedRows } from '#lib/retention/sealed-rows.ts';
import { textYears } from './rules.ts';

type ClearingPass = Pass<'clock:work'>;

const isHeld = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = i.county and h.lodging_id = i.lodging_id and nl.civil_day(i.happened_at) between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

/** Visits past their date that still hold words and whose correction, if there is one, was proven as long ago. */
const ripe = (pass: ClearingPass, today: string) => pass.sql`i.county = ${pass.reach.county}
  and nl.civil_day(i.happened_at) + make_interval(years => ${textYears}) <= ${today}::date
  and not exists (select from rectification r where r.county = i.county and r.inspection_id = i.id
    and (r.proven_at is null or nl.civil_day(r.proven_at) + make_interval(years => ${textYears}) > ${today}::date))
  and (coalesce(i.spoke, i.statement, i.refusal, i.note, i.house_said) is not null
    or jsonb_path_exists(i.findings, '$[*].note ? (@ != null)'))`;

/** What was written at a visit; that it was made, by whom, what was kept or not and on which article stays. */
registerClearing({
  name: 'inspection',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeld(pass)} as held from inspection i where ${ripe(pass, today)}) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const rows = await pass.sql<{ id: string }[]>`
      update inspection i set spoke = null, statement = null, refusal = null, note = null, house_said = null,
        findings = (select jsonb_agg(f || '{"note": null}' order by n) from jsonb_array_elements(i.findings) with ordinality as x (f, n))
      where ${ripe(pass, today)} and not ${isHeld(pass)} returning i.id`;
    await pass.sql`update rectification set house_done = null, proof_said = null
      where county = ${pass.reach.county} and inspection_id = any (${rows.map(({ id }) => id)}::uuid[])`;
    return rows.length;
  },
  rewrite: async () => undefined,
});

/** Pictures of visits go with their words, and a hold that keeps the words keeps them. */
registerSealedRows({
  name: 'inspection_picture',
  table: 'inspection_picture',
  columns: ['sealed'],
  heldBy: (pass) => pass.sql`(select nl.civil_day(i.happened_at) from inspection i
    where i.county = x.county and i.id = x.inspection_id)`,
});

const ofChase = (
  pass: ClearingPass,
  today: string,
) => pass.sql`r.county = ${pass.reach.county} and r.chase_id is not null
  and nl.civil_day(r.proven_at) + make_interval(years => ${textYears}) <= ${today}::date
  and coalesce(r.house_done, r.proof_said) is not null`;
const isHeldOfChase = (pass: ClearingPass) => pass.sql`exists (select from legal_hold h
  where h.county = r.county and h.lodging_id = r.lodging_id and nl.civil_day(r.opened_at) between h.from_day and h.to_day
    and h.in_force_at is not null and h.released_at is null)`;

/** What was written about a correction that a chase ordered. */
registerClearing({
  name: 'rectification',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number; held: number }[]>`
      select count(*) filter (where not held)::int as free, count(*) filter (where held)::int as held
      from (select ${isHeldOfChase(pass)} as held from rectification r where ${ofChase(pass, today)}) as due`;
    return row ?? { free: 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const rows = await pass.sql`update rectification r set house_done = null, proof_said = null
      where ${ofChase(pass, today)} and not ${isHeldOfChase(pass)}`;
    return rows.count;
  },
  rewrite: async () => undefined,
});

const ended = (
  pass: ClearingPass,
  today: string,
) => pass.sql`county = ${pass.reach.county} and struck_why is not null
  and nl.civil_day(ended_at) + make_interval(years => ${textYears}) <= ${today}::date`;

/** Why a visit of the list, or a prepared one, was not made. */
registerClearing({
  name: 'inspection_plan',
  due: async (pass, today) => {
    const [row] = await pass.sql<{ free: number }[]>`select
      ((select count(*) from inspection_plan where ${ended(pass, today)})
        + (select count(*) from undercover_plan where ${ended(pass, today)}))::int as free`;
    return { free: row?.free ?? 0, held: 0 };
  },
  keyUse: async () => [],
  empty: async (pass, today) => {
    const drawn = await pass.sql`update inspection_plan set struck_why = null where ${ended(pass, today)}`;
    const prepared = await pass.sql`update undercover_plan set struck_why = null where ${ended(pass, today)}`;
    return drawn.count + prepared.count;
  },
  rewrite: async () => undefined,
});
