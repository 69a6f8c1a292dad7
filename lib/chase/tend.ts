import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, daysBetween } from '#lib/clock/business-day.ts';
import { excuseOf } from '#lib/lodging/excuse.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { raiseChases } from './raise.ts';
import { endSettled } from './register.ts';
import { levels } from './terms.ts';
import { endsByFiling } from './transitions.ts';
import { endTasks, writeSteps } from './write.ts';

type Clock = Pass<'clock:work'>;

/** What the clock did: chases opened and ended, nights that joined, levels raised. */
export type Tended = { opened: number; nights: number; raised: number; ended: number };

const firstLooksBack = 13;
const usuallyLooksBack = 3;

/**
 * Keeps the chases in step with the nights: ends those that were answered, opens one for each lodging with a new silent
 * night (or lists the night on its open chase), and raises what the cascade asks for. Doing it again changes nothing, and
 * a worker that dies leaves no half: one transaction. `lodging` narrows it to one house, after its filing.
 */
export async function tendChases(pass: Clock, lodging?: string): Promise<Tended> {
  // Two workers, or a filing and the clock, follow one another.
  await pass.sql`select pg_advisory_xact_lock(hashtextextended(${`chases ${pass.reach.county}`}, 430524))`;
  await endSettled(pass);
  const ended = await endAnswered(pass, lodging);
  if (lodging) return { opened: 0, nights: 0, raised: 0, ended };
  const { opened, nights } = await openSilences(pass);
  const raised = await raiseChases(pass);
  if (opened + raised + ended > 0)
    pass.record({
      act: 'chase.tend',
      subjectKind: 'county',
      subjectId: pass.reach.county,
      detail: { opened, nights, raised, ended },
    });
  return { opened, nights, raised, ended };
}

/** Ends the chase of the lodging a return belongs to, if it was its last silent night: what `report.filed` wakes. */
export async function endChaseOf(pass: Clock, report: string): Promise<{ ended: number }> {
  const [row] = await pass.sql<{ lodging: string }[]>`
    select lodging_id as lodging from report where county = ${pass.reach.county} and id = ${report}`;
  return { ended: row ? (await tendChases(pass, row.lodging)).ended : 0 };
}

const waiting = levels.filter((level) => !endsByFiling(level, false));

/** Ends what was answered: every night of the chase was filed or is excused. A found breach waits for its answer. */
async function endAnswered(pass: Clock, lodging: string | undefined): Promise<number> {
  const { sql } = pass;
  const county = pass.reach.county;
  const rows = await sql<{ id: string; lodging: string; steps: number; level: 'remind'; filed: boolean }[]>`
    select c.id, c.lodging_id as lodging, c.steps, c.level,
      exists (select from chase_night n join report r on r.county = n.county and r.lodging_id = n.lodging_id
        and r.business_day = n.business_day where n.county = c.county and n.chase_id = c.id) as filed
    from chase c
    where c.county = ${county} and c.closed_at is null and not (c.level = any (${waiting}::text[]) and c.met_at is null)
      ${lodging ? sql`and c.lodging_id = ${lodging}` : sql``}
      and not exists (select from chase_night o where o.county = c.county and o.chase_id = c.id
        and not exists (select from report r where r.county = o.county and r.lodging_id = o.lodging_id
          and r.business_day = o.business_day)
        and ${excuseOf(sql)} is null)
    order by c.id for update of c`;
  for (const ending of ['filed', 'excused'] as const) {
    const ended = rows.filter(({ filed }) => filed === (ending === 'filed'));
    if (ended.length === 0) continue;
    const ids = ended.map(({ id }) => id);
    await sql`update chase set closed_at = ${pass.now.toISOString()}, ending = ${ending}, steps = steps + 1
      where county = ${county} and id = any (${ids}::uuid[])`;
    await writeSteps(
      pass,
      ended.map(({ id, lodging: house, steps, level }) => ({
        chase: id,
        lodging: house,
        n: steps + 1,
        kind: 'ended' as const,
        level,
        outcome: ending,
      })),
    );
    await endTasks(pass, ids, ending);
  }
  return rows.length;
}

type Silence = {
  lodging: string;
  day: BusinessDay;
  due: string;
  beat: string;
  chase: string | null;
};

async function openSilences(pass: Clock): Promise<{ opened: number; nights: number }> {
  const { sql } = pass;
  const county = pass.reach.county;
  const running = businessDayAt(pass.now);
  const from = await sinceWhen(pass, running);
  const moved = await movedDues(pass, from, running);
  const silences = await sql<Silence[]>`
    select n.lodging_id as lodging, n.business_day::text as day, n.due_at as due, n.beat_id as beat, c.id as chase
    from ${nightsOf(pass, { from, to: running, moved })} n
    left join chase c on c.county = n.county and c.lodging_id = n.lodging_id and c.closed_at is null
    where n.state = 'silent' and not exists (select from chase_night x where x.county = n.county
      and x.lodging_id = n.lodging_id and x.business_day = n.business_day)
      and not exists (select from task t where t.county = n.county and t.lodging_id = n.lodging_id and t.kind = 'register'
        and t.done_at is null)
    order by n.lodging_id, n.business_day`;
  if (silences.length === 0) return { opened: 0, nights: 0 };
  const opening = new Map<string, { id: string } & Pick<Silence, 'day' | 'due' | 'beat'>>();
  for (const { lodging, chase, day, due, beat } of silences) {
    if (!chase && !opening.has(lodging)) opening.set(lodging, { id: uuidv7(pass.now), day, due, beat });
  }
  const at = pass.now.toISOString();
  const chases = [...opening].map(([lodging, one]) => ({ lodging, ...one }));
  // Whether only help is given is kept by `raiseChases`, which follows in the same transaction.
  await sql`insert into chase (county, id, lodging_id, opened_at, level, level_at, help_only, steps, first_night, first_due, beat_id)
    select ${county}, x.id, x.lodging, ${at}, 'remind', ${at}, false, 1, x.day, x.due, x.beat
    from json_to_recordset(${JSON.stringify(chases)}::text::json)
      as x(id uuid, lodging uuid, day date, due timestamptz, beat uuid)`;
  await writeSteps(
    pass,
    chases.map(({ id, lodging }) => ({ chase: id, lodging, n: 1, kind: 'opened', level: 'remind' })),
  );
  const nights = silences.map(({ lodging, day, due, beat, chase }) => ({
    ...{ lodging, day, due, beat },
    chase: chase ?? opening.get(lodging)?.id,
  }));
  const listed = sql`json_to_recordset(${JSON.stringify(nights)}::text::json)
    as x(lodging uuid, day date, chase uuid, due timestamptz, beat uuid)`;
  await sql`insert into chase_night (county, lodging_id, business_day, chase_id, due_at)
    select ${county}, x.lodging, x.day, x.chase, x.due from ${listed}`;
  // A night that was excused when its chase began may turn out silent after all.
  await sql`update chase c set first_night = f.day, first_due = f.due, beat_id = f.beat
    from (select distinct on (x.chase) x.chase, x.day, x.due, x.beat from ${listed} order by x.chase, x.day) f
    where c.county = ${county} and c.id = f.chase and f.day < c.first_night`;
  return { opened: chases.length, nights: nights.length };
}

/**
 * A clock that stood still looks back as far as it stood, at most the 14 nights the cascade counts; so it does when the register
 * was settled since, and nights that nobody was chased for may stay expected.
 */
async function sinceWhen(pass: Clock, running: BusinessDay): Promise<BusinessDay> {
  const [last] = await pass.sql<{ at: string; settled: boolean }[]>`
    select d.done_to as at, exists (select from task t where t.county = d.county and t.kind = 'register'
      and t.done_at >= d.done_to) as settled
    from tick_done d where d.county = ${pass.reach.county} and d.job = 'chases'`;
  const first = addDays(running, -firstLooksBack);
  if (last?.settled) return first;
  const usual = addDays(last ? businessDayAt(new Date(last.at)) : first, -usuallyLooksBack);
  return daysBetween(first, usual) > 0 ? usual : first;
}
