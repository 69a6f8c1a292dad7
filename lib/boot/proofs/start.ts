/**
 * `npm run prove -- start`: a built tree from an empty folder to ready, a second start, then `kill -9` of server, worker
 * and database in turn and of all at once while returns are being filed; after each, started again. Everything the API
 * acknowledged must still be there, under the same receipt.
 */
import { join } from 'node:path';
import { county } from '#drizzle/seed/townships.ts';
import { addDays, businessDay, businessDayAt, daysOf } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { connect } from '#lib/platform/db.ts';
import { ensureBuild } from '../build.mjs';
import { pause } from '../process.mjs';
import { root } from '../settings.mjs';
import { layCounty } from './ground/county.ts';
import { type Findings, prove, seconds } from './ground/figures.ts';
import { type House, type Part, withHouse } from './ground/launch.ts';
import { keysFor } from './ground/people.ts';
import { type Filing, nilsFor, Wire } from './ground/wire.ts';

const ours = '990001';
const connections = 4;
const lodgings = 200;
const nights = 25;
const before = 2000;
const after = 5000;

type Receipt = { number: string; short_code: string };
type Acknowledged = { filing: Filing; receipt: Receipt };

async function filingsIn(house: House): Promise<Filing[]> {
  house.enter();
  const now = systemNow();
  const lastNight = addDays(businessDayAt(now), -1);
  const admin = connect(house.adminUrl, 1);
  const laid = await layCounty(admin, { county: ours, lodgings, nights, lastNight, now, filed: false });
  const ids = laid.lodgings.map(({ id }) => id);
  const keys = await keysFor(admin, laid.county, now, ids);
  await admin.end();
  const houses = laid.lodgings.map(({ code }, n) => ({ code, key: keys[n] ?? '' }));
  return nilsFor(houses, daysOf(addDays(lastNight, 1 - nights), businessDay(lastNight)));
}

/** Files until told to stop. What breaks or is answered 5xx is unanswered; the sender cannot know whether it was taken. */
class Senders {
  readonly acknowledged: Acknowledged[] = [];
  readonly unanswered: Filing[] = [];
  readonly refused: number[] = [];
  #running = true;
  readonly #ended: Promise<unknown>;

  constructor(wire: Wire, filings: Filing[]) {
    this.#ended = Promise.all(Array.from({ length: connections }, () => this.#send(wire, filings)));
  }

  async #send(wire: Wire, filings: Filing[]): Promise<void> {
    while (this.#running) {
      const filing = filings.shift();
      if (!filing) return;
      const answer = await wire.file(filing).catch(() => undefined);
      if (answer?.status === 201)
        this.acknowledged.push({ filing, receipt: JSON.parse(answer.text).receipt });
      else if (answer === undefined || answer.status >= 500) {
        this.unanswered.push(filing);
        await pause(100);
      } else this.refused.push(answer.status);
    }
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#ended;
  }
}

/** Whether a receipt is known to anybody who asks, and the same request gets the same one again. */
async function stands(wire: Wire, { filing, receipt }: Acknowledged): Promise<boolean> {
  const body = JSON.stringify({ number: receipt.number, code: receipt.short_code });
  const json = { 'content-type': 'application/json' };
  const verified = JSON.parse((await wire.ask('POST', '/api/v1/verify', json, body)).text);
  const again = await wire.file(filing);
  const same = again.status < 300 ? JSON.parse(again.text).receipt : {};
  return verified.match === true && same.number === receipt.number && same.short_code === receipt.short_code;
}

/** Sends again what nobody answered, as a machine would: each is then taken once, now or before the kill. */
async function sendAgain(wire: Wire, filings: readonly Filing[]): Promise<number> {
  let taken = 0;
  for (const filing of filings) {
    const { status } = await wire.file(filing);
    if (status < 300) taken += 1;
  }
  return taken;
}

async function round(
  found: Findings,
  house: House,
  filings: Filing[],
  killed: readonly Part[],
): Promise<void> {
  const name = killed.length === 1 ? killed[0] : 'all at once';
  const wire = new Wire(house.url, connections);
  const senders = new Senders(wire, filings);
  await pause(before);
  const hit = killed.filter((part) => house.kill(part));
  await pause(after);
  await senders.stop();
  if (killed.includes('launcher')) await house.isGone();
  else await house.stop();
  const took = await house.start();
  const { acknowledged, unanswered, refused } = senders;
  let kept = 0;
  for (const one of acknowledged) if (await stands(wire, one)) kept += 1;
  const taken = await sendAgain(wire, unanswered);
  wire.close();
  found.promise(
    `kill -9 of ${name}, started again in ${seconds(took)}: every acknowledged receipt verifies`,
    hit.length === killed.length && acknowledged.length > 0 && kept === acknowledged.length,
    `${kept} of ${acknowledged.length}`,
  );
  found.promise(
    `  what got no answer is taken when sent again, and nothing was refused`,
    taken === unanswered.length && refused.length === 0,
    `${taken} of ${unanswered.length}, ${refused.length} refused`,
  );
}

await prove((found) =>
  withHouse('start', { seed: 'demo' }, async (house) => {
    await ensureBuild(root, { log: join(root, '.test', 'build.log') });
    found.figure('cold start, built tree, empty folder, demonstration county', seconds(await house.start()));
    const health = await new Wire(house.url, 1).ask('GET', '/api/health');
    found.promise('/api/health answers', health.status === 200, health.text.slice(0, 300));
    await house.stop();
    const second = await house.start();
    found.promise('second start under 10 s', second < 10_000, seconds(second));
    const filings = await filingsIn(house);
    for (const part of ['server', 'worker', 'postgres'] as const) await round(found, house, filings, [part]);
    await round(found, house, filings, ['launcher', 'server', 'worker', 'postgres']);
    for (const code of [county.code, ours]) {
      const book = await house.nightlight('audit', 'verify', '--county', code);
      const said = (book.out.trim() || book.err.trim()).slice(-300);
      found.promise(`the house book of ${code} is whole`, book.code === 0, said);
    }
  }),
);
