import { addDays, type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { ownName } from '#lib/platform/db.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import type { Lodging, Scene } from './stage.ts';
import { type Answer, ask, cookieOf, keyOf, madeUpNumber, stayBody } from './stage-api.ts';
import { Chance } from './stage-chance.ts';
import { type Attempt, judgeNight } from './stage-rounds-judge.ts';

/** The ground of the rounds: houses with two machines and a person each, and nights that nobody has filed. */
export type RoundGround = {
  nights: BusinessDay[];
  houses: { lodging: Lodging; writers: Record<string, string>[] }[];
};

export type Tally = {
  rounds: number;
  deliveries: number;
  torn: number;
  killed: number;
  acknowledged: number;
  stays: number;
};

/** Makes houses × nights for as many rounds; each round has a night of a house to itself. */
export async function roundGround(scene: Scene, rounds: number, houses: number): Promise<RoundGround> {
  const [clock] = await scene.sql<{ now: string }[]>`select nl.now() as now`;
  const running = businessDayAt(new Date(clock?.now ?? ''));
  const nights = Array.from({ length: Math.ceil(rounds / houses) }, (_, n) => addDays(running, -1 - n));
  const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
  const made: RoundGround['houses'] = [];
  for (let n = 0; n < houses; n += 1) {
    const lodging = await scene.lodging(beat, addDays(running, -nights.length - 2));
    const owner = await scene.person({ role: 'owner', lodging: lodging.id });
    const [one, other] = [await keyOf(scene, lodging), await keyOf(scene, lodging)];
    const browser = await cookieOf(scene, owner);
    made.push({ lodging, writers: [one.headers, other.headers, browser.headers] });
  }
  await scene.asJob('clock:work', (pass) =>
    makeObligations(pass, addDays(running, -nights.length - 1), running),
  );
  return { nights, houses: made };
}

const shared = globalThis as typeof globalThis & { nightlightCounts?: unknown };

/**
 * One round: several writers file one night at once. Each submission is sent as often as a bad line sends it: not at
 * all, torn, twice, long after, its answer lost, its connection to the database killed; and is sent again until it has an
 * answer, unless the line never carried it. `place` names the ground’s night when rounds do not begin at 0. Then the night is judged. Throws what does not hold; returns the tally.
 */
export async function playRound(
  scene: Scene,
  ground: RoundGround,
  {
    seed,
    round,
    kill,
    place = round,
  }: { seed: number; round: number; kill: 'statement' | 'connection'; place?: number },
): Promise<Tally> {
  const chance = new Chance(seed, round);
  const house = ground.houses[place % ground.houses.length];
  const night = ground.nights[Math.floor(place / ground.houses.length)];
  if (!house || !night) throw new Error('a round without a night');
  delete shared.nightlightCounts; // a round is short; the limit of requests is another test's
  const tally: Tally = { rounds: 1, deliveries: 0, torn: 0, killed: 0, acknowledged: 0, stays: 0 };
  const attempts = attemptsOf(chance, night, round);
  const url = `/api/v1/lodgings/${house.lodging.code}`;
  const deliver = async (attempt: Attempt, body = attempt.body) => {
    tally.deliveries += 1;
    const headers = {
      ...house.writers[attempt.writer],
      'content-type': 'application/json',
      'idempotency-key': attempt.key,
    };
    const [method, path] = attempt.single ? ['POST', `${url}/stays`] : ['PUT', `${url}/days/${night}`];
    if (body === attempt.body) attempt.delivered = true;
    // whoever waits too long hangs up and asks again
    return Promise.race([ask(method, path, { headers, body }), hungUp()]);
  };
  const late: (() => Promise<unknown>)[] = [];
  const send = async (attempt: Attempt) => {
    if (attempt.fate === 'dropped') return;
    const cut = attempt.body.slice(0, 1 + chance.below(attempt.body.length - 1));
    if (attempt.fate === 'torn') {
      tally.torn += 1;
      const answer = await deliver(attempt, cut);
      if (answer.status < 400) throw new Error(`a torn body was answered ${answer.status}`);
      if (attempt.givenUp) return;
    }
    if (attempt.fate === 'delayed') late.push(() => deliver(attempt));
    if (attempt.fate === 'killed') {
      tally.killed += 1;
      await Promise.all([deliver(attempt), killOne(scene, kill)]);
    }
    if (attempt.fate === 'answer lost') await deliver(attempt);
    const twice = attempt.fate === 'duplicate' ? [deliver(attempt)] : [];
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await deliver(attempt);
      await Promise.all(twice);
      if (answer.status >= 500) continue;
      attempt.status = answer.status;
      attempt.receipt = (answer.data.receipt as { number?: string } | undefined)?.number ?? null;
      return;
    }
    throw new Error(`no answer in twenty tries (${attempt.key})`);
  };
  // Each writer sends one after another; the writers at the same time; what was held up on the way arrives at the end.
  await Promise.all(
    [0, 1, 2].map(async (writer) => {
      for (const attempt of attempts.filter((one) => one.writer === writer)) await send(attempt);
    }),
  );
  await Promise.all(chance.shuffled(late).map((one) => one()));
  const judged = await judgeNight(scene, house.lodging, night, attempts);
  return { ...tally, ...judged };
}

const patience = 5000;

function hungUp(): Promise<Pick<Answer, 'status' | 'data'>> {
  return new Promise((done) => {
    setTimeout(() => done({ status: 599, data: {} }), patience).unref();
  });
}

/** Ends what one database connection of this process is in the middle of, or the connection, as a failing network would: never a neighbour’s. */
async function killOne(scene: Scene, kill: 'statement' | 'connection'): Promise<void> {
  const busy = scene.sql`select pid from pg_stat_activity where usename <> current_user and datname = current_database()
    and application_name = ${ownName} and pid <> pg_backend_pid() and state <> 'idle' limit 1`;
  await (kill === 'connection'
    ? scene.sql`select pg_terminate_backend(pid) from (${busy}) one`
    : scene.sql`select pg_cancel_backend(pid) from (${busy}) one`);
}

const fates = ['plain', 'plain', 'duplicate', 'delayed', 'answer lost', 'torn', 'dropped', 'killed'] as const;
export type Fate = (typeof fates)[number];

function attemptsOf(chance: Chance, night: BusinessDay, round: number): Attempt[] {
  const attempts: Attempt[] = [];
  for (const writer of [0, 1, 2]) {
    const many = 1 + chance.below(3);
    for (let n = 0; n < many; n += 1) {
      const fate = fates[chance.below(fates.length)] ?? 'plain';
      const rest = {
        writer,
        key: `r${round}-${writer}-${n}`,
        fate,
        delivered: false,
        status: 0,
        receipt: null,
      };
      const givenUp = chance.often(0.3);
      if (chance.often(0.2)) {
        const body = JSON.stringify({ kind: 'nil', late_reason: '补报' });
        attempts.push({ ...rest, givenUp, body, single: false, stays: [] });
        continue;
      }
      // every fourth child is one that another writer may file too; a machine sends its last serial again, in another room
      const again = n > 0 && writer < 2 && chance.often(0.3);
      const child = again ? writer * 10 : chance.often(0.25) ? 40 : writer * 10 + n;
      const room = `${round % 9}${n}${writer}`;
      const stay = stayOf(night, child, room, writer);
      const single = chance.often(0.4);
      const stated = single
        ? { ...stay, late_reason: '补报' }
        : { kind: 'guests', stays: [stay], late_reason: '补报' };
      attempts.push({
        ...rest,
        givenUp,
        body: JSON.stringify(stated),
        single,
        stays: [{ number: madeUpNumber(child), serial: writer < 2 ? `S${child}` : null, room }],
      });
    }
  }
  return attempts;
}

function stayOf(night: BusinessDay, child: number, room: string, writer: number) {
  const { serial: _serial, ...stay } = stayBody(night, child % 10);
  return {
    ...stay,
    room,
    child: { ...stay.child, number: madeUpNumber(child) },
    ...(writer < 2 ? { serial: `S${child}` } : {}),
  };
}
