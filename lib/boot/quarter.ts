import { remind } from '#lib/chase/cascade/jobs.ts';
import { recordStep, signStep } from '#lib/chase/commands.ts';
import { chasesOf } from '#lib/chase/queries.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { addDays, type BusinessDay, daysOf } from '#lib/clock/business-day.ts';
import type { Lodging, Person, Scene } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { makeObligations, makeObligationsAhead } from '#lib/report/obligations.ts';
import { climbTasks } from '#lib/task/climb.ts';

/** A house of the simulated quarter: how it files is drawn once for all its nights. */
export type Player = { inn: Lodging; owner: Person; onboarded: BusinessDay; filed: Map<string, Date> };

export type Played = {
  players: Player[];
  first: BusinessDay;
  last: BusinessDay;
  ticks: number;
  killed: number;
  acts: number;
};

/** A stream of numbers from 0 to 1 that follows from its seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const minute = 60_000;
/** When the clock is asked, Shanghai: around every step of the day, and in the middle of the night. */
const hours = ['03:00', '07:00', '10:00', '11:59', '12:00', '13:00', '18:00', '21:00'];
const officerAt = '15:00';

const at = (date: string, time: string) => new Date(`${date}T${time}:30+08:00`);
const dueOf = (night: BusinessDay) => new Date(`${addDays(night, 1)}T12:00:00+08:00`);

/** How often a kind of house is silent, and how late it is when it is not, in minutes after the due. */
const kinds = [
  { silent: 0, late: [-900, -60] },
  { silent: 0, late: [20, 300] },
  { silent: 0.2, late: [-600, 60] },
  { silent: 0.55, late: [-300, 200] },
  { silent: 0.9, late: [-60, 900] },
] as const;

/**
 * Plays days of a county through the clock: houses file or stay silent, officers act in the afternoon, the house's jobs run;
 * at random a job dies before it commits and the next minute does it again. Everything follows from the seed.
 */
export async function play(
  scene: Scene,
  { seed, days, houses, deaths }: { seed: number; days: number; houses: number; deaths: number },
): Promise<Played> {
  const next = chance(seed);
  const first = addDays('2026-03-01' as BusinessDay, 0);
  const last = addDays(first, days - 1);
  const { players, officer, second } = await settled(scene, first, houses, next, daysOf(first, last));
  const played: Played = { players, first, last, ticks: 0, killed: 0, acts: 0 };
  for (const date of daysOf(first, last)) {
    for (const time of [...hours, officerAt].sort()) {
      const now = at(date, time);
      await filings(scene, players, now);
      if (time === officerAt)
        played.acts += await officerActs(scene, { officer, second }, players, now, next);
      else await ticked(scene, now, next() < deaths, played);
    }
  }
  return played;
}

async function settled(
  scene: Scene,
  first: BusinessDay,
  houses: number,
  next: () => number,
  nights: readonly BusinessDay[],
) {
  await scene.sql`update installation set kind = 'demonstration'`;
  await scene.clock(at(addDays(first, -1), '23:00'));
  const station = await scene.unit('station', await scene.unit('county'));
  const beat = await scene.unit('beat', station);
  const officer = await scene.person({ role: 'officer', unit: beat });
  const second = await scene.person({ role: 'officer', unit: beat });
  const players: Player[] = [];
  for (let n = 0; n < houses; n++) {
    // The last house is a newcomer: its first 30 days ask for help only.
    const onboarded = n === houses - 1 ? addDays(first, 3) : addDays(first, -60);
    const inn = await scene.lodging(beat, onboarded);
    const landlord = n % 3 === 1 ? players[n - 1]?.owner : undefined;
    const owner = landlord ?? (await scene.person());
    await scene.hold(owner, { role: 'owner', lodging: inn.id });
    await scene.sql`insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
      values (${scene.county}, ${inn.id}, 1, ${owner.name}, '13900000001', ${owner.id})`;
    const kind = kinds[n % kinds.length] ?? kinds[0];
    // What was before the first night is no part of the play: it stands as filed.
    const filed = new Map(
      [addDays(first, -2), addDays(first, -1)].map((night) => [
        night as string,
        at(addDays(first, -1), '22:00'),
      ]),
    );
    for (const night of nights) {
      const silent = next() < kind.silent;
      const after = kind.late[0] + Math.floor(next() * (kind.late[1] - kind.late[0]));
      if (!silent) filed.set(night, new Date(dueOf(night).getTime() + after * minute));
    }
    players.push({ inn, owner, onboarded, filed });
  }
  await scene.asJob('clock:work', async (pass) => ({ made: await makeObligations(pass, first, first) }));
  return { players, officer, second };
}

/** What was filed since the last look stands with its own instant. */
async function filings(scene: Scene, players: readonly Player[], now: Date): Promise<void> {
  const rows = players.flatMap(({ inn, filed }) =>
    [...filed]
      .filter(([, accepted]) => accepted <= now && accepted.getTime() > now.getTime() - 26 * 60 * minute)
      .map(([night, accepted]) => ({ id: uuidv7(accepted), inn: inn.id, night, at: accepted.toISOString() })),
  );
  await scene.sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    select ${scene.county}, x.id, x.inn, x.night, 1, 'nil', 0, x.at, x.at
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, inn uuid, night date, at timestamptz)
    on conflict (county, lodging_id, business_day) do nothing`;
}

class Killed extends Error {}

/** One minute of the clock; one that dies leaves nothing, and the next minute does the work. */
async function ticked(scene: Scene, now: Date, dies: boolean, played: Played): Promise<void> {
  await scene.clock(now);
  const jobs = [
    async () =>
      void (await scene.asJob('clock:work', async (pass) => ({ made: await makeObligationsAhead(pass) }))),
    async () => void (await scene.asJob('clock:work', remind)),
    async () => void (await scene.asJob('clock:work', (pass) => tendChases(pass))),
    async () => void (await scene.asJob('clock:work', climbTasks)),
  ];
  if (dies) {
    const half = scene.asJob('clock:work', async (pass): Promise<{ ended: number }> => {
      await remind(pass);
      await tendChases(pass);
      throw new Killed('the worker was killed');
    });
    await half.catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    played.killed += 1;
    await scene.clock(new Date(now.getTime() + minute));
  }
  for (const job of jobs) await job();
  played.ticks += 1;
}

/** The officer's afternoon: about two of three open demands are met, each as its level asks. */
async function officerActs(
  scene: Scene,
  { officer, second }: { officer: Person; second: Person },
  players: readonly Player[],
  now: Date,
  next: () => number,
): Promise<number> {
  await scene.clock(now);
  let acts = 0;
  for (const list of ['call', 'visit'] as const) {
    for (const { id, seen, level, lodging, nights } of await scene.as(officer, 'chase:work', (pass) =>
      chasesOf(pass, list),
    )) {
      if (next() < 0.35 || level === 'remind') continue;
      const base = { chase: id, seen };
      acts += 1;
      if (level === 'joint_visit') {
        const kept = { registering: 'kept', asking: 'kept', reporting: 'kept' } as const;
        await scene.as(officer, 'chase:sign', (pass) =>
          signStep(pass, {
            ...base,
            ...kept,
            kind: 'joint_visit',
            place: '店里',
            happened: now,
            second: second.id,
          }),
        );
      } else if (level === 'visit') {
        await scene.as(officer, 'chase:work', (pass) =>
          recordStep(pass, { ...base, kind: 'visit', place: '店里', happened: now, outcome: 'helped' }),
        );
      } else {
        const outcome = next() < 0.7 ? 'will_file' : 'no_answer';
        await scene.as(officer, 'chase:work', (pass) => recordStep(pass, { ...base, kind: 'call', outcome }));
      }
      // About half of those who were reached file what they owe within the next hours.
      const player = players.find(({ inn }) => inn.id === lodging.id);
      if (player && next() < 0.5)
        for (const { day, state } of nights)
          if (state === 'silent' && !player.filed.has(day))
            player.filed.set(day, new Date(now.getTime() + 30 * minute));
    }
  }
  return acts;
}
