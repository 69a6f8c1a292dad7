/**
 * `npm run prove -- messages [RUNS [PEOPLE [SEED [FROM]]]]`: seeded runs over four channels with providers that refuse, cut
 * lines and lose what they took, and a worker that is killed at random moments: each recipient has one recorded end or is
 * unknown, the providers' own ledgers agree, and no channel carries anything twice. Each run says what it found and how
 * long it took; FROM goes on where an earlier proof stopped, since run n has the seed SEED + n. Then the time from "send"
 * to the last hand-over for 1,200.
 */

import { provider } from '#lib/delivery/channels/stage-provider.ts';
import { fakeAliyun } from '#lib/delivery/channels/stage-sms.ts';
import { send } from '#lib/delivery/send.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import type { ChannelId } from '#lib/delivery/terms.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { Chance } from '#lib/gate/stage-chance.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { tendOutbox } from '../outbox.ts';
import { withThrowaway } from '../throwaway.mjs';
import { type Findings, prove, seconds } from './ground/figures.ts';
import { faultsOf } from './ground/ledgers.ts';
import { mortalNet } from './ground/mortal.ts';
import { outside, outsideFields } from './ground/outside.ts';

const [runs = 200, people = 5000, seed = 430524, first = 0] = process.argv.slice(2).map(Number);
const start = Date.parse('2026-11-20T02:00:00Z');
const minute = 60_000;
const log = console.log.bind(console);

type Cast = { admin: Awaited<ReturnType<Scene['person']>>; accounts: string[]; phones: Map<string, string> };

/** A county with so many people at one front desk; one of twenty-five has no phone that can be opened. */
async function castOf(scene: Scene, count: number): Promise<Cast> {
  await scene.clock(new Date(start));
  const unit = await scene.unit('county');
  const inn = await scene.lodging(await scene.unit('beat', await scene.unit('station', unit)));
  const admin = await scene.person({ role: 'sysadmin', unit });
  const rows = Array.from({ length: count }, (_, n) => {
    const id = uuidv7(new Date(start));
    const phone = `198${String(n).padStart(8, '0')}`;
    const sealed = n % 25 === 24 ? '' : sealPhone(id, phone).toString('hex');
    return { id, phone, index: phoneIndex(phone).toString('hex'), sealed, holding: uuidv7(new Date(start)) };
  });
  await scene.sql`insert into account (id, phone_index, phone_sealed, phone_masked, name, created_at)
    select x.id, decode(x.index, 'hex'), decode(x.sealed, 'hex'), '198******00', '某甲', ${new Date(start).toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, index text, sealed text)`;
  await scene.sql`insert into holding (county, id, account_id, role, lodging_id, from_day, granted_at)
    select ${scene.county}, x.holding, x.id, 'staff', ${inn.id}, '2020-01-01', ${new Date(start).toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, holding uuid)`;
  return {
    admin,
    accounts: rows.map(({ id }) => id),
    phones: new Map(rows.map(({ id, phone }) => [id, phone])),
  };
}

/** Takes away what the run before left and sets the channels in this order. */
async function channelsOf(scene: Scene, { admin }: Cast, order: readonly ChannelId[]): Promise<void> {
  for (const table of ['message_delivery', 'message', 'parked_report', 'channel_setting'])
    await scene.sql`delete from ${scene.sql(table)} where county = ${scene.county}`;
  // A year of mornings passes in minutes here: what the database tidies by itself each minute is tidied between two runs.
  await scene.sql`vacuum message_delivery, message`;
  await scene.sql`analyze account, holding`;
  for (const [n, channel] of order.entries())
    await scene.as(admin, 'channel:manage', (pass) =>
      setChannel(pass, { ...outsideFields[channel], channel, place: String(n + 1), enabled: '1' }),
    );
}

const tell = (scene: Scene, accounts: readonly string[], urgent: (n: number) => boolean) =>
  scene.asJob('clock:work', async (pass) => {
    const text = () => ({ title: '要办', body: '…' });
    const all = accounts.map((account, n) => ({
      key: account,
      account,
      kind: 'task' as const,
      urgent: urgent(n),
      text,
    }));
    await send(pass, all);
    return null;
  });

type Counts = { ended: number; unknown: number; killed: number };

const faultyTurns = 40;
const mostTurns = 160;
const dayTurns = 10;

async function oneRun(scene: Scene, run: number, cast: Cast, counts: Counts): Promise<string[]> {
  const chance = new Chance(seed, run);
  const random = () => chance.next();
  const clock = { at: new Date(start + run * 2 * 24 * 60 * minute) };
  await scene.clock(clock.at);
  const order = chance.shuffled<ChannelId>(['wecom', 'aliyun_sms', 'tencent_sms', 'webhook']);
  await channelsOf(scene, cast, order);
  const world = outside(seed + run, [...cast.phones.values()], () => clock.at);
  await tell(scene, cast.accounts, (n) => n % 2 === 0);
  let quietly = 0;
  // Once nothing moves, the rest of a day is passed in long steps: what is unknown is asked about all day, and one answer in ten
  // is cut, so that whoever looks earlier may find one asked about and not yet answered (one run of 82 did).
  for (let turn = 0; turn < mostTurns && quietly < 4 + dayTurns; turn++) {
    const lives =
      turn < faultyTurns && random() < 0.4
        ? 1 + Math.floor(random() ** 2 * people)
        : Number.POSITIVE_INFINITY;
    const { net, died } = mortalNet(world.answer, () => clock.at, random, lives);
    const tended = tendOutbox(scene.county, net).then(() => 'tended' as const);
    if ((await Promise.race([tended.catch(() => 'died' as const), died])) === 'died') counts.killed += 1;
    const [row] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from message where county = ${scene.county} and settled_at is null`;
    quietly = row?.n === 0 ? quietly + 1 : 0;
    clock.at = new Date(
      clock.at.getTime() +
        Math.round((1 + random() * (turn < faultyTurns ? 5 : quietly < 4 ? 20 : 180)) * minute),
    );
    await scene.clock(clock.at);
  }
  return faultsOf(scene, cast.accounts.length, cast.phones, world.ledgers, counts);
}

async function timed(scene: Scene, found: Findings): Promise<void> {
  const many = 1200;
  const cast = await castOf(scene, Math.ceil((many * 25) / 24));
  const reached = cast.accounts.filter((_, n) => n % 25 < 24);
  await channelsOf(scene, cast, []);
  let from = performance.now();
  await tell(scene, reached, () => true);
  const inApp = performance.now() - from;
  found.aim(`${many} people in the inbox, under 2 s`, inApp < 2000, seconds(inApp));
  await channelsOf(scene, cast, ['aliyun_sms']);
  const fake = fakeAliyun();
  const { net, close } = await provider((met) => ({ ...fake.answer(met), delayMs: 50 }));
  from = performance.now();
  const used = process.cpuUsage();
  await tell(scene, reached, () => true);
  await tendOutbox(scene.county, net);
  const out = performance.now() - from;
  const { user, system } = process.cpuUsage(used);
  await close();
  found.promise(
    'every one of them in the provider’s ledger',
    fake.ledger.length === many,
    `${fake.ledger.length}`,
  );
  found.aim(
    `${many} people by text message at 50 ms a call, under 10 s`,
    out < 10_000,
    `${seconds(out)}, of which ${seconds((user + system) / 1000)} of processor with the fake provider`,
  );
}

await prove(async (found) => {
  const clock = new Date(start).toISOString();
  await withThrowaway({ name: 'messages', seed: 'empty', clock }, async (database) => {
    Object.assign(process.env, database.env);
    const house = stage(database.env.NIGHTLIGHT_ADMIN_URL);
    const counts: Counts = { ended: 0, unknown: 0, killed: 0 };
    const broken: string[] = [];
    // The house tells its log of each killed worker; the proof tells of runs.
    console.log = () => {};
    if (runs > 0)
      await house.lastingScene(async (scene) => {
        const cast = await castOf(scene, people);
        for (let run = first; run < first + runs; run++) {
          const began = performance.now();
          const before = { ...counts };
          const faults = await oneRun(scene, run, cast, counts);
          broken.push(...faults.map((fault) => `run ${run}: ${fault}`));
          log(
            `run ${run}: ${faults.length} faults, ${counts.ended - before.ended} ended, ${counts.unknown - before.unknown} unknown, ` +
              `killed ${counts.killed - before.killed} times, ${seconds(performance.now() - began)}${faults.length > 0 ? `; ${faults.slice(0, 3).join('; ')}` : ''}`,
          );
        }
      })();
    await house.lastingScene((scene) => timed(scene, found))();
    await house.close();
    const value = `runs ${first} to ${first + runs - 1} of ${people} people, seed ${seed}: ${counts.ended} ended, ${counts.unknown} unknown, worker killed ${counts.killed} times`;
    found.promise(
      'each recipient one end or unknown, ledgers agree, nothing twice',
      broken.length === 0,
      [value, ...broken.slice(0, 5)].join('; '),
    );
  });
});
