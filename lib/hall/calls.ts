import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { isCalled } from './rules.ts';
import { hallMatter, hallPost } from './schema.ts';

type Clock = Pass<'clock:work'>;
type Call = { id: string; audience: { units: string[]; townships: string[] } };
type Circle = { id: string; unit: string; station: string | null; townships: string[] };

/**
 * Search calls (急寻) in the halls of the place they ask: a line without name or picture that leads to the call itself, where its own
 * rules decide who reads it. It is there while the call runs and over with it. Returns how many lines were made.
 */
export async function tendCalls(pass: Clock): Promise<number> {
  await endCalls(pass);
  const { county } = pass.reach;
  const calls = await pass.sql<Call[]>`
    select s.id, s.audience from search_call s where s.county = ${county} and s.launched_at is not null and s.ended_at is null
      and s.ends_on >= ${civilDateAt(pass.now)}::date
      and not exists (select from hall_matter m where m.county = s.county and m.call_id = s.id)`;
  if (calls.length === 0) return 0;
  const circles = await pass.sql<Circle[]>`
    select h.id, h.unit_id as unit, u.parent_id as station, array(select distinct l.township_code from nl.hall_lodgings(h.id) x
      join lodging l on l.county = h.county and l.id = x.lodging_id) as townships
    from hall h join unit u on u.county = h.county and u.id = h.unit_id and u.kind = 'beat'
    where h.county = ${county} and h.closed_at is null`;
  const clear = await clearing(pass);
  const made = calls.flatMap(({ id, audience }) =>
    circles
      .filter((circle) => isCalled(circle, audience))
      .map((circle) => ({ call: id, hall: circle.id, matter: uuidv7(pass.now) })),
  );
  const nobody = { lodgingId: null, openedBy: null, lastBy: null, closedBy: null, closedHow: null };
  await insertRows(
    pass.sql,
    hallMatter,
    made.map(({ call, hall, matter }) => ({
      ...{ county, id: matter, hallId: hall, kind: 'missing', callId: call, posts: 1, ...nobody },
      ...{
        openedAt: pass.now,
        lastAt: pass.now,
        waitsSince: null,
        waitsPost: null,
        answeredAt: null,
        closedAt: null,
      },
    })),
  );
  await insertRows(
    pass.sql,
    hallPost,
    made.map(({ matter }) => ({
      ...{
        county,
        id: uuidv7(pass.now),
        matterId: matter,
        n: 1,
        at: pass.now,
        side: 'clock',
        clearOn: clear,
      },
    })),
  );
  for (const { hall } of made) await pass.sql`select nl.hall_wake(${hall})`;
  return made.length;
}

async function clearing(pass: Clock): Promise<string> {
  const night = businessDayAt(pass.now);
  const days = (await settingsFor(pass, night)).of('readable_days');
  return clearOn({ night, plannedCheckOut: null, checkedOut: null }, days);
}

/** A line is over with its call. */
async function endCalls(pass: Clock): Promise<void> {
  const now = pass.now.toISOString();
  const rows = await pass.sql<{ hall: string }[]>`
    update hall_matter m set closed_at = ${now}, closed_how = 'over', last_at = ${now}
    from search_call s where m.county = ${pass.reach.county} and m.kind = 'missing' and m.closed_at is null
      and s.county = m.county and s.id = m.call_id and (s.ended_at is not null or s.ends_on < ${civilDateAt(pass.now)}::date)
    returning m.hall_id as hall`;
  for (const { hall } of rows) await pass.sql`select nl.hall_wake(${hall})`;
}
