/**
 * `npm run prove -- messages [RUNS [PEOPLE [SEED [FROM]]]]`: seeded runs over three channels with providers that refuse, cut
 * lines and stay silent and a worker that dies between hand-over and record: each recipient has one end on a channel or is
 * unknown, the providers' own ledgers agree, and nothing is carried twice. Each run says what it found and how long it took;
 * FROM goes on where an earlier proof stopped, since run n has the seed SEED + n. Then the time from "send" to the last
 * hand-over for 1,200.
 */
import { provider } from '#lib/delivery/channels/stage-provider.ts';
import { aliyunSecret, fakeAliyun, fakeTencent, tencentSecret } from '#lib/delivery/channels/stage-sms.ts';
import { NoAnswer } from '#lib/delivery/net.ts';
import { send } from '#lib/delivery/send.ts';
import { setChannel } from '#lib/delivery/setting.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { tendOutbox } from '../outbox.ts';
import { withThrowaway } from '../throwaway.mjs';
import { type Findings, prove, seconds } from './ground/figures.ts';

const [runs = 200, people = 25, seed = 430524, first = 0] = process.argv.slice(2).map(Number);
const start = Date.parse('2026-11-20T02:00:00Z');
const webhook = { url: 'https://gateway.example/in', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };

const fieldsOf: Record<string, Record<string, string>> = {
  webhook,
  aliyun_sms: aliyunSecret,
  tencent_sms: tencentSecret,
};

/** mulberry32: small, seeded, good enough to shuffle failures. */
function randomOf(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function county(scene: Scene, count: number, channels: readonly string[]) {
  await scene.clock(new Date(start));
  const unit = await scene.unit('county');
  const inn = await scene.lodging(await scene.unit('beat', await scene.unit('station', unit)));
  const admin = await scene.person({ role: 'sysadmin', unit });
  const accounts: string[] = [];
  for (let n = 0; n < count; n++) {
    const { id } = await scene.person({ role: 'staff', lodging: inn.id });
    await scene.sql`update account set phone_sealed = ${sealPhone(id, `199${String(n).padStart(8, '0')}`)} where id = ${id}`;
    accounts.push(id);
  }
  for (const [n, channel] of channels.entries()) {
    const fields = fieldsOf[channel] ?? {};
    await scene.as(admin, 'channel:manage', (pass) =>
      setChannel(pass, { ...fields, channel, place: String(n + 1), enabled: '1' }),
    );
  }
  const tell = () =>
    scene.asJob('clock:work', async (pass) => {
      const text = () => ({ title: '要办', body: '…' });
      await send(
        pass,
        accounts.map((account) => ({ key: account, account, kind: 'task', urgent: true, text })),
      );
      return null;
    });
  return { tell };
}

type Counts = { ends: number; unknown: number; killed: number };

async function oneRun(scene: Scene, random: () => number, counts: Counts): Promise<string[]> {
  const order = ['aliyun_sms', 'tencent_sms', 'webhook'].sort(() => random() - 0.5);
  const { tell } = await county(scene, people, order);
  const fake = fakeAliyun();
  const other = fakeTencent(() => clock.at);
  const taken = new Map<string, number>();
  const { net, clock, close } = await provider((met) => {
    const luck = random();
    if (met.host === 'gateway.example') {
      if (luck < 0.2) return { status: 503 };
      if (luck < 0.25) return { status: 404 };
      const id = String(met.headers['webhook-id']);
      taken.set(id, (taken.get(id) ?? 0) + 1);
      return luck < 0.35 ? { cut: true } : { status: 202 };
    }
    if (met.host.startsWith('sms.tencent')) {
      if (met.headers['x-tc-action'] !== 'SendSms')
        return { body: { Response: { PullSmsSendStatusSet: [] } } };
      other.state.code = luck < 0.1 ? 'FailedOperation.PhoneNumberInBlacklist' : null;
      other.state.error = luck > 0.1 && luck < 0.2 ? 'RequestLimitExceeded' : null;
      const told = other.answer(met);
      return luck > 0.9 ? { cut: true } : told;
    }
    fake.state.code = luck < 0.1 ? 'isv.MOBILE_NUMBER_ILLEGAL' : luck < 0.2 ? 'Throttling.User' : null;
    const answer = fake.answer(met);
    return luck > 0.9 ? { cut: true } : answer;
  });
  const dying = {
    ...net,
    luck: () => {
      if (random() < 0.25) {
        counts.killed += 1;
        throw new NoAnswer(true, 'the worker was killed');
      }
      return random();
    },
  };
  try {
    await tell();
    for (let turn = 0; turn < 80; turn++) {
      await tendOutbox(scene.county, turn < 60 ? dying : net).catch(() => {});
      for (const told of fake.ledger) if (random() < 0.3) told.status = 3;
      clock.at = new Date(clock.at.getTime() + Math.round(60_000 + random() * 300_000));
      await scene.clock(clock.at);
    }
    return await faults(
      scene,
      {
        aliyun_sms: fake.ledger.map(({ ref }) => ref),
        tencent_sms: other.ledger,
        webhook: [...taken.keys()],
      },
      counts,
    );
  } finally {
    await close();
  }
}

async function faults(
  scene: Scene,
  ledgers: Readonly<Record<string, readonly string[]>>,
  counts: Counts,
): Promise<string[]> {
  const rows = await scene.sql<{ id: string; channel: string; state: string; settled: boolean }[]>`
    select d.message_id as id, d.channel, m.settled_at is not null as settled, case
        when d.delivered_at is not null then 'delivered' when d.failed_at is not null then 'failed'
        when d.handed_at is not null then 'handed' when d.unknown_at is not null then 'unknown' else 'open' end as state
    from message_delivery d join message m on m.county = d.county and m.id = d.message_id
    where d.county = ${scene.county} and d.channel <> 'app'`;
  const wrong = Object.entries(ledgers).flatMap(([channel, refs]) =>
    refs.length === new Set(refs).size ? [] : [`${channel}: a message twice in the provider’s ledger`],
  );
  const met = new Map(Object.entries(ledgers).map(([channel, refs]) => [channel, new Set(refs)]));
  for (const { id, channel, state, settled } of rows) {
    if (state === 'unknown') counts.unknown += 1;
    else counts.ends += 1;
    if (state === 'open' || !settled) wrong.push(`${channel}: ${state} at the end`);
    const known = met.get(channel)?.has(id) ?? false;
    if ((state === 'delivered' || state === 'handed') && !known)
      wrong.push(`${channel}: ${state}, not in the ledger`);
    // A webhook that was cut off is tried again under its id and may fail at last, though one of its tries arrived.
    if (state === 'failed' && known && channel !== 'webhook')
      wrong.push(`${channel}: failed, yet in the ledger`);
  }
  const reached = new Set(rows.map(({ id }) => id)).size;
  return reached === people ? wrong : [...wrong, `${reached} of ${people} messages were tried`];
}

async function timed(scene: Scene, found: Findings): Promise<void> {
  const many = 1200;
  const { tell } = await county(scene, many, []);
  let from = performance.now();
  await tell();
  const inApp = performance.now() - from;
  found.aim(`${many} people in the inbox, under 2 s`, inApp < 2000, seconds(inApp));
  await tendOutbox(scene.county);
  const sms = await county(scene, many, ['aliyun_sms']);
  const fake = fakeAliyun();
  const { net, close } = await provider((met) => ({ ...fake.answer(met), delayMs: 50 }));
  from = performance.now();
  await sms.tell();
  await tendOutbox(scene.county, net);
  const out = performance.now() - from;
  await close();
  found.promise(
    'every one of them in the provider’s ledger',
    fake.ledger.length === many,
    `${fake.ledger.length}`,
  );
  found.aim(`${many} people by text message at 50 ms a call, under 10 s`, out < 10_000, seconds(out));
}

await prove(async (found) => {
  const clock = new Date(start).toISOString();
  await withThrowaway({ name: 'messages', seed: 'empty', clock }, async (database) => {
    Object.assign(process.env, database.env);
    const house = stage(database.env.NIGHTLIGHT_ADMIN_URL);
    const counts: Counts = { ends: 0, unknown: 0, killed: 0 };
    const broken: string[] = [];
    const log = console.log;
    console.log = () => {};
    for (let run = first; run < first + runs; run++) {
      const random = randomOf(seed + run);
      const began = performance.now();
      const before = broken.length;
      await house.lastingScene(async (scene) => {
        for (const fault of await oneRun(scene, random, counts)) broken.push(`run ${run}: ${fault}`);
      })();
      log(`run ${run}: ${broken.length - before} faults, ${seconds(performance.now() - began)}`);
    }
    await house.lastingScene((scene) => timed(scene, found))();
    console.log = log;
    await house.close();
    const value = `runs ${first} to ${first + runs - 1} of ${people} people, seed ${seed}: ${counts.ends} ends, ${counts.unknown} unknown, worker killed ${counts.killed} times`;
    found.promise(
      'each recipient one end or unknown, ledgers agree, nothing twice',
      broken.length === 0,
      [value, ...broken.slice(0, 5)].join('; '),
    );
  });
});
