import { type BusinessDay, businessDay, daysOf } from '#lib/clock/business-day.ts';
import type { Lodging, Scene } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { tendChases } from './tend.ts';

/** A county of one station with two beats, a house in the first, and the people around it. */
export async function chasing(scene: Scene, from: string, to: string, onboarded = '2026-01-01') {
  const whole = await scene.unit('county');
  const station = await scene.unit('station', whole);
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat, onboarded);
  const officer = await scene.person({ role: 'officer', unit: beat });
  const second = await scene.person({ role: 'officer', unit: beat });
  const auxiliary = await scene.person({ role: 'officer', rank: 'auxiliary', unit: beat });
  const stranger = await scene.person({ role: 'officer', unit: await scene.unit('beat', station) });
  const chief = await scene.person({ role: 'chief', unit: station });
  await scene.asJob('clock:work', (pass) => makeObligations(pass, businessDay(from), businessDay(to)));
  return { whole, station, beat, inn, officer, second, auxiliary, stranger, chief };
}

/** A nil for a night as if filed at an instant, past the rules of filing. */
export async function filed(scene: Scene, inn: Lodging, day: string, at: string): Promise<string> {
  const id = uuidv7(new Date(at));
  await scene.sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    values (${scene.county}, ${id}, ${inn.id}, ${day}, 1, 'nil', 0, ${at}, ${at})`;
  return id;
}

/** Files every night of a span on time, but those left out. */
export async function filedExcept(
  scene: Scene,
  inn: Lodging,
  from: string,
  to: string,
  silent: readonly string[],
) {
  for (const day of daysOf(businessDay(from), businessDay(to)))
    if (!silent.includes(day)) await filed(scene, inn, day, `${day}T14:00:00Z`);
}

/** One minute of the clock. */
export const minute = (scene: Scene) => scene.asJob('clock:work', (pass) => tendChases(pass));

export type Stands = {
  id: string;
  level: string;
  met: boolean;
  ending: string | null;
  steps: number;
  nights: BusinessDay[];
  task: { due: Date | null; done: boolean; nights: string[]; need: string } | null;
};

/** Every chase of a house with its task, oldest first, past every policy. */
export async function standing(scene: Scene, inn: Lodging): Promise<Stands[]> {
  const rows = await scene.sql<
    (Omit<Stands, 'task'> & {
      due: string | null;
      has: boolean;
      done: boolean;
      detail: { nights: string[]; need: string };
    })[]
  >`select c.id, c.level, c.met_at is not null as met, c.ending, c.steps,
      array(select business_day::text from chase_night n where n.county = c.county and n.chase_id = c.id order by 1) as nights,
      t.id is not null as has, t.due_at as due, t.done_at is not null as done, t.detail
    from chase c left join task t on t.county = c.county and t.kind = 'chase' and t.subject_id = c.id::text
    where c.county = ${scene.county} and c.lodging_id = ${inn.id} order by c.opened_at, c.id`;
  return rows.map(({ due, has, done, detail, ...row }) => ({
    ...row,
    task: has ? { due: due ? new Date(due) : null, done, nights: detail.nights, need: detail.need } : null,
  }));
}

/** The chases of a county whose stamps (first night, its due and beat, first act) say something else than their lines. */
export async function misstamped(scene: Scene): Promise<unknown[]> {
  return [
    ...(await scene.sql`
      select c.id, c.first_night, n.business_day, c.acted_at, a.happened_at, c.acted_known_at, a.at from chase c
      left join lateral (select n.business_day, n.due_at, o.beat_id from chase_night n left join obligation o on o.county = n.county
          and o.lodging_id = n.lodging_id and o.business_day = n.business_day
        where n.county = c.county and n.chase_id = c.id order by n.business_day limit 1) n on true
      left join lateral (select s.happened_at, s.at from chase_step s where s.county = c.county and s.chase_id = c.id
        and s.account_id is not null and s.kind <> 'given' order by s.happened_at, s.at limit 1) a on true
      where c.county = ${scene.county} and (c.first_night, c.first_due, c.beat_id, c.acted_at, c.acted_known_at)
        is distinct from (n.business_day, n.due_at, n.beat_id, a.happened_at, a.at)`),
  ];
}
