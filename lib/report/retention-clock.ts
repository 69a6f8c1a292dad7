import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';

/** One month of nights 'YYYY-MM': how many stays, how many still hold text, from when to when that is cleared. */
export type RetentionMonth = {
  month: string;
  stays: number;
  readable: number;
  cleared: number;
  /** still readable because of a hold although its date has come */
  held: number;
  firstClearing: string | null;
  lastClearing: string | null;
};

/** The visible clock of keeping: `dueSoon` stays are cleared within 30 days, the next of them on `next`. */
export type RetentionClock = {
  today: string;
  next: string | null;
  dueSoon: number;
  months: RetentionMonth[];
};

/**
 * How much children's text the county still holds and when it goes (product.md, Keeping and showing), newest month first.
 * Null for whoever has no sight of stays: the auditor reads the proofs of what was cleared, not the rows.
 */
export async function retentionClock(pass: Pass<'retention:read'>): Promise<RetentionClock | null> {
  if (pass.role !== 'nl_county') return null;
  const { sql } = pass;
  const { county } = pass.reach;
  const today = civilDateAt(pass.now);
  const months = await sql<RetentionMonth[]>`
    select to_char(business_day, 'YYYY-MM') as month, count(*)::int as stays,
      count(*) filter (where cleared_at is null)::int as readable,
      count(*) filter (where cleared_at is not null)::int as cleared,
      count(*) filter (where cleared_at is null and clear_on <= ${today}::date)::int as held,
      (min(clear_on) filter (where cleared_at is null))::text as "firstClearing",
      (max(clear_on) filter (where cleared_at is null))::text as "lastClearing"
    from stay where county = ${county} group by 1 order by 1 desc limit 36`;
  const [soon] = await sql<{ next: string | null; dueSoon: number }[]>`
    select min(clear_on)::text as next,
      count(*) filter (where clear_on <= ${today}::date + 30)::int as "dueSoon"
    from stay where county = ${county} and cleared_at is null and clear_on > ${today}::date`;
  return { today, next: soon?.next ?? null, dueSoon: soon?.dueSoon ?? 0, months: [...months] };
}
