import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import type { Register } from './read-register.ts';
import type { Comparison, countsOf, Registered } from './rules.ts';
import { reconcileNight, reconcileRow, reconcileRun, registerGuest } from './schema.ts';
import { matchRegister } from './sought.ts';

type Worker = Pass<'register:reconcile'>;

/** What a lodging's night comes to, with the lodging's id beside its code. */
export type KeptNight = {
  lodgingId: string;
  lodging: string;
  night: BusinessDay;
  matched: number;
  notFiled: number;
  notRegistered: number;
  dayDiffers: number;
  twins: number;
  returned: boolean;
};

type Told = ReturnType<typeof countsOf> & {
  form: Register['form'];
  from: BusinessDay;
  to: BusinessDay;
  rows: number;
  nights: number;
  nightsWithout: number;
  refused: number;
};
type Keeping = {
  guests: readonly Registered[];
  comparison: Comparison;
  byNight: readonly KeptNight[];
  only: string | null;
  told: Told;
};

/**
 * Writes the run in place of what stood of its nights, unless it is what stood; those searched for are looked up among its guests,
 * and the rules look again once it is kept.
 */
export async function keep(
  pass: Worker,
  { guests, comparison, byNight, only, told }: Keeping,
): Promise<{ changed: boolean; run: string }> {
  const { sql } = pass;
  const { county } = pass.reach;
  await sql`select pg_advisory_xact_lock(hashtextextended('register ' || ${county}, 430524))`;
  const content = sha256(
    JSON.stringify([
      only,
      told.from,
      told.to,
      told.refused,
      guests.map(({ lodging, night, key }) => `${lodging}/${night}/${key}`).sort(),
    ]),
    JSON.stringify(comparison.unmatched),
  );
  const [last] = await sql<
    { id: string; content: Buffer }[]
  >`select id, content from reconcile_run where county = ${county}
    and from_day <= ${told.to} and to_day >= ${told.from} order by at desc, id desc limit 1`;
  if (last && Buffer.from(last.content).equals(content)) return { changed: false, run: last.id };
  const runId = uuidv7(pass.now);
  const here = only ? sql`and lodging_id = ${only}` : sql``;
  await sql`delete from reconcile_row where county = ${county} and business_day between ${told.from} and ${told.to} ${here}`;
  await sql`delete from reconcile_night where county = ${county} and business_day between ${told.from} and ${told.to} ${here}`;
  await sql`delete from register_guest where county = ${county} and business_day between ${told.from} and ${told.to} ${here}`;
  await insertRows(sql, reconcileRun, [
    {
      ...{
        county,
        id: runId,
        content,
        form: told.form,
        fromDay: told.from,
        toDay: told.to,
        rows: told.rows,
        refused: told.refused,
      },
      ...{
        matched: told.matched,
        notFiled: told.notFiled,
        notRegistered: told.notRegistered,
        dayDiffers: told.dayDiffers,
      },
      ...{
        twins: told.twins,
        nights: told.nights,
        nightsWithout: told.nightsWithout,
        at: pass.now,
        by: pass.actor.id,
      },
    },
  ]);
  const places = new Map<string, number>();
  const placed = comparison.unmatched.map(({ lodging, night, result, stay, otherDay }) => {
    const place = (places.get(`${lodging}/${night}`) ?? 0) + 1;
    places.set(`${lodging}/${night}`, place);
    return { county, runId, lodgingId: lodging, businessDay: night, place, result, stayId: stay, otherDay };
  });
  await insertRows(sql, reconcileRow, placed);
  await insertRows(
    sql,
    reconcileNight,
    byNight.map(({ lodgingId, lodging: _, night, ...counts }) => ({
      ...{ county, lodgingId, businessDay: night, runId },
      ...counts,
    })),
  );
  const once = new Map(guests.map((guest) => [`${guest.lodging}/${guest.night}/${guest.key}`, guest]));
  await insertRows(
    sql,
    registerGuest,
    [...once.values()].map(({ lodging, night, key }) => ({
      ...{ county, lodgingId: lodging, businessDay: night, number: Buffer.from(key, 'hex'), runId },
      clearOn: clearOn({ night, plannedCheckOut: null, checkedOut: null }),
    })),
  );
  await matchRegister(pass);
  pass.enqueue({ queue: 'register.reconciled', data: { county } });
  pass.record({
    act: 'register.reconcile',
    subjectKind: 'reconcile_run',
    subjectId: runId,
    lodgingId: only,
    detail: {
      form: told.form,
      rows: told.rows,
      unmatched: told.unmatched,
      notRegistered: told.filedNotRegistered,
    },
  });
  return { changed: true, run: runId };
}
