import { addDays, type BusinessDay, businessDay, daysOf } from '#lib/clock/business-day.ts';
import type { Scene } from '#lib/gate/stage.ts';
import type { Played, Player } from './quarter.ts';

/** What was counted, for the figures; `faults` says in a sentence each what is not as product.md (The day) has it. */
export type Checked = { chases: number; steps: number; reminders: number; tasks: number; faults: string[] };

const hour = 3_600_000;
/** A tick comes half a minute after the full one, and a minute later where the worker was killed. */
const tolerance = 100_000;

type StepRow = { chase: string; lodging: string; kind: string; level: string; at: string };

const dueOf = (night: BusinessDay) => new Date(`${addDays(night, 1)}T12:00:00+08:00`).getTime();
const shanghai = (at: number) => new Date(at + 8 * hour).toISOString();

/** The nights that are silent for a house at an instant, told from the script alone. */
function silentAt(
  { filed, onboarded }: Player,
  first: BusinessDay,
  last: BusinessDay,
  at: number,
): BusinessDay[] {
  return daysOf(first, last).filter((night) => {
    const accepted = filed.get(night);
    return night >= onboarded && dueOf(night) < at && (accepted === undefined || accepted.getTime() > at);
  });
}

/**
 * What the cascade says of a house at an instant, written a second time and plainly: whether three nights in a row, five of
 * the last fourteen, or one that waits for 24 hours are silent.
 */
function owedAt(player: Player, { first, last }: Played, at: number) {
  const silent = silentAt(player, first, last, at);
  const due = daysOf(first, last).filter((night) => night >= player.onboarded && dueOf(night) < at);
  const [window, lastThree] = [due.slice(-14), due.slice(-3)];
  return {
    silent,
    officer: (chased: readonly string[]) =>
      silent.some((night) => chased.includes(night) && dueOf(night) + 24 * hour <= at),
    call: lastThree.length === 3 && lastThree.every((night) => silent.includes(night)),
    visit: window.filter((night) => silent.includes(night)).length >= 5,
  };
}

/** Compares everything that stands in the database after a played quarter with the script. */
export async function checked(scene: Scene, played: Played): Promise<Checked> {
  const { sql, county } = scene;
  const faults: string[] = [];
  const players = new Map(played.players.map((player) => [player.inn.id, player]));
  const nights = await sql<{ chase: string; lodging: string; night: string }[]>`
    select chase_id as chase, lodging_id as lodging, business_day::text as night from chase_night where county = ${county}`;
  const chasedBy = Map.groupBy(nights, ({ chase }) => chase);
  const steps = await sql<StepRow[]>`
    select chase_id as chase, lodging_id as lodging, kind, level, at from chase_step
    where county = ${county} and account_id is null order by at, n`;
  for (const step of steps) {
    const player = players.get(step.lodging);
    if (!player) continue;
    const now = new Date(step.at).getTime();
    const chased = (chasedBy.get(step.chase) ?? []).map(({ night }) => night);
    const [owed, before] = [owedAt(player, played, now), owedAt(player, played, now - tolerance)];
    const said = `${player.inn.code} ${step.kind} ${step.level} ${shanghai(now).slice(0, 16)}`;
    const time = shanghai(now).slice(11, 16);
    if (step.kind !== 'ended' && (time < '07:00' || time >= '22:00')) faults.push(`${said}: at night`);
    if (step.kind === 'ended') continue;
    if (!owed.silent.some((night) => chased.includes(night))) faults.push(`${said}: after filing`);
    if (step.kind === 'opened' && before.silent.length >= owed.silent.length)
      faults.push(`${said}: not in its minute`);
    if (step.kind !== 'raised') continue;
    const rule = {
      officer: [owed.officer(chased), before.officer(chased)],
      call: [owed.call, before.call],
      visit: [owed.visit, before.visit],
      joint_visit: [owed.visit, false],
    }[step.level];
    if (!rule?.[0]) faults.push(`${said}: not owed`);
    else if (rule[1] && opened(steps, step) < now - tolerance) faults.push(`${said}: too late`);
  }
  faults.push(...(await singular(scene)), ...missing(played, nights), ...(await reminded(scene, players)));
  const [counts] = await sql<{ chases: number; tasks: number; reminders: number }[]>`
    select (select count(*)::int from chase where county = ${county}) as chases,
      (select count(*)::int from task where county = ${county} and kind = 'chase') as tasks,
      (select count(*)::int from message where county = ${county} and kind = 'reminder') as reminders`;
  return { ...(counts ?? { chases: 0, tasks: 0, reminders: 0 }), steps: steps.length, faults };
}

const opened = (steps: readonly StepRow[], { chase }: StepRow) =>
  new Date(steps.find((one) => one.chase === chase)?.at ?? 0).getTime();

/** No task lost or doubled: one a chase that asked for somebody, ended with it; one open chase a house. */
async function singular({ sql, county }: Scene): Promise<string[]> {
  const rows = await sql<{ fault: string }[]>`
    select 'task of ' || c.id || ': ' || count(t.id) as fault from chase c left join task t on t.county = c.county
      and t.kind = 'chase' and t.subject_id = c.id::text
    where c.county = ${county} group by c.id, c.county
    having count(t.id) <> (select case when exists (select from chase_step s where s.county = c.county and s.chase_id = c.id
      and s.kind = 'raised') then 1 else 0 end)
    union all
    select 'open task of an ended chase ' || c.id from chase c join task t on t.county = c.county and t.kind = 'chase'
      and t.subject_id = c.id::text where c.county = ${county} and c.closed_at is not null and t.done_at is null
    union all
    select 'ended task of an open chase ' || c.id from chase c join task t on t.county = c.county and t.kind = 'chase'
      and t.subject_id = c.id::text where c.county = ${county} and c.closed_at is null and t.done_at is not null
    union all
    select 'two open chases at ' || lodging_id from chase where county = ${county} and closed_at is null
    group by lodging_id having count(*) > 1`;
  return rows.map(({ fault }) => fault);
}

/** Every night that was silent at the tick after its due is listed by a chase. */
function missing(played: Played, nights: readonly { lodging: string; night: string }[]): string[] {
  const listed = new Set(nights.map(({ lodging, night }) => `${lodging} ${night}`));
  const until = dueOf(addDays(played.last, -1));
  return played.players.flatMap((player) =>
    daysOf(played.first, played.last).flatMap((night) => {
      const due = dueOf(night);
      const accepted = player.filed.get(night)?.getTime() ?? Number.POSITIVE_INFINITY;
      const silent = night >= player.onboarded && due < until && accepted > due + 2 * tolerance;
      return silent && !listed.has(`${player.inn.id} ${night}`)
        ? [`${player.inn.code} ${night}: no chase`]
        : [];
    }),
  );
}

/** Reminders: none for a night that was filed, none at night, never more than two a person and day. */
async function reminded({ sql, county }: Scene, players: ReadonlyMap<string, Player>): Promise<string[]> {
  const rows = await sql<
    { lodging: string; account: string; message: string; nights: string[]; at: string }[]
  >`
    select lodging_id as lodging, account_id as account, message_id as message, nights::text[] as nights, at
    from reminder where county = ${county}`;
  const faults = rows.flatMap(({ lodging, nights, at }) => {
    const now = new Date(at).getTime();
    const player = players.get(lodging);
    const time = shanghai(now).slice(11, 16);
    const filed = nights.filter(
      (night) => (player?.filed.get(businessDay(night))?.getTime() ?? Number.POSITIVE_INFINITY) <= now,
    );
    return [
      ...(time < '07:00' || time >= '22:00' ? [`reminder at night ${shanghai(now)}`] : []),
      ...filed.map((night) => `${player?.inn.code} reminded of ${night} after filing`),
    ];
  });
  const days = Map.groupBy(
    [...new Map(rows.map((row) => [row.message, row])).values()],
    ({ account, at }) => `${account} ${shanghai(new Date(at).getTime()).slice(0, 10)}`,
  );
  for (const [day, messages] of days)
    if (messages.length > 2) faults.push(`${messages.length} reminders: ${day}`);
  return faults;
}
