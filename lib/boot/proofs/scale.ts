/**
 * `npm run prove -- scale [LODGINGS [NIGHTS [COPIES]]]`: board and evaluation among 20,000 lodgings with 90 nights. The silent list beside
 * the bare SQL and the overview of a night in the database, their plans, then p50 and p95 of each police page as a supervisor
 * and a chief and of each reading call of the API with a machine's key.
 */
import { businessDay } from '#lib/clock/business-day.ts';
import { passThrough } from '#lib/gate/entry.ts';
import { evaluationOf } from '#lib/overview/evaluation/evaluation.ts';
import { beatStatement } from '#lib/overview/units-query.ts';
import { connect, type Sql } from '#lib/platform/db.ts';
import { layChases } from './ground/chases.ts';
import { type Laid, layCounty } from './ground/county.ts';
import { type Findings, median, ms, prove, seconds, timesOf } from './ground/figures.ts';
import { withHouse } from './ground/launch.ts';
import { keysFor, type Person, person } from './ground/people.ts';
import { type Asker, compare, judgePlan, type Node, night, now, planOf } from './ground/silent.ts';
import { Wire } from './ground/wire.ts';

const county = '990001';

type Asking = { name: string; path: string; headers: Record<string, string> };

/** The pages that read a night, a span, the chases or the lodgings; each role's own reach. */
const pages: readonly (readonly [name: string, path: string])[] = [
  ['board', '/board'],
  ['board, filed, second page', '/board?state=filed&page=2'],
  ['stations and beats, a night', '/board/units'],
  ['stations and beats, 30 nights', '/board/units?from=2026-10-22&to=2026-11-20'],
  ['morning page', '/morning'],
  ['chases', '/chases'],
  ['tasks', '/tasks'],
  ['lodgings', '/lodgings'],
  ['evaluation, a week', '/evaluation?period=2026-11-09'],
  ['evaluation, a month', '/evaluation?period=2026-10'],
  ['supervision list', '/briefs/weekly'],
];

const ninetyFifth = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

/** Times one address after another: a slow one less often, so that the whole stays within minutes. */
async function measured(found: Findings, wire: Wire, { name, path, headers }: Asking): Promise<void> {
  const once = async () => {
    const { status } = await wire.ask('GET', path, headers);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
  };
  const [first = 0] = await timesOf(1, 1, once);
  const rounds = first > 2000 ? 5 : first > 500 ? 12 : 40;
  const times = await timesOf(rounds, 0, once);
  found.figure(`${name}, p50 and p95 of ${rounds}`, `${ms(median(times))}, ${ms(ninetyFifth(times))}`);
}

/** A plan in one line: what is read and by which index, from the top. */
const told = (plan: readonly Node[]) =>
  plan
    .filter((node) => node['Relation Name'] ?? node['Index Name'])
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']}`)
    .join(', ');

/** The overview of a night: every beat's nights by state, which board, units and brief add up. */
async function overview(found: Findings, name: string, { credential }: Person): Promise<void> {
  const times: number[] = [];
  for (let n = -5; n < 60; n++) {
    const taken = await passThrough('board:read', credential, async (pass) => {
      await pass.sql`select 1`;
      const from = performance.now();
      await beatStatement(pass, night, night, []);
      return performance.now() - from;
    });
    if (n >= 0) times.push(taken);
  }
  const plan = await passThrough('board:read', credential, (pass) =>
    planOf(pass.sql, beatStatement(pass, night, night, [])),
  );
  found.aim(
    `overview of a night in the database, ${name}, p50 under 50 ms`,
    median(times) < 50,
    `${ms(median(times))}, p95 ${ms(ninetyFifth(times))}; ${told(plan)}`,
  );
}

async function inTheDatabase(found: Findings, admin: Sql, laid: Laid, people: Record<string, Person>) {
  const ofStation = laid.lodgings.filter(({ station }) => station === laid.lodgings[0]?.station);
  for (const [name, one] of Object.entries(people)) {
    const lodgings = name === 'chief' ? ofStation.map(({ id }) => id) : undefined;
    const asker: Asker = {
      name,
      permission: 'board:read',
      credential: one.credential,
      ...(lodgings ? { lodgings } : {}),
    };
    await judgePlan(found, laid.lodgings.length, asker);
    await compare(found, admin, laid, asker);
    await overview(found, name, one);
    const times = await timesOf(5, 1, () =>
      passThrough('evaluation:read', one.credential, (pass) => evaluationOf(pass, { period: '2026-10' })),
    );
    found.figure(`evaluation of a month through the gate, ${name}, p50`, ms(median(times)));
  }
}

await prove((found) =>
  withHouse('scale', { seed: 'empty', clock: now.toISOString() }, async (house) => {
    const [lodgings = 20_000, nights = 90, copies = 10] = process.argv.slice(2).map(Number);
    await house.start();
    house.enter();
    const admin = connect(house.adminUrl, 1);
    const from = performance.now();
    const lastNight = businessDay(night);
    const wanted = {
      county,
      lodgings: Math.ceil(lodgings / copies),
      copies,
      nights,
      lastNight,
      now,
      filed: true,
    };
    const laid = await layCounty(admin, wanted);
    const chases = await layChases(admin, laid, now);
    found.figure(
      `${lodgings} lodgings × ${nights} nights and ${chases} chases laid`,
      seconds(performance.now() - from),
    );
    const [first] = laid.lodgings;
    if (!first) throw new Error('a county without a lodging');
    const people = {
      chief: await person(admin, county, now, { role: 'chief', unit: first.station }),
      supervisor: await person(admin, county, now, { role: 'supervisor', unit: laid.countyUnit }),
    };
    const [key = ''] = await keysFor(admin, county, now, [first.id]);
    await inTheDatabase(found, admin, laid, people);
    await admin.end();
    const wire = new Wire(house.url, 1);
    for (const [name, { cookie }] of Object.entries(people))
      for (const [page, path] of pages)
        await measured(found, wire, { name: `${page}, ${name}`, path, headers: { cookie } });
    const headers = { authorization: `Bearer ${key}` };
    const ours = `/api/v1/lodgings/${first.code}`;
    for (const path of [
      '/api/v1/lodgings',
      `${ours}/days?from=2026-10-22&to=2026-11-20`,
      `${ours}/days/${night}`,
    ])
      await measured(found, wire, { name: `GET ${path}`, path, headers });
    wire.close();
  }),
);
