/**
 * `npm run prove -- scale [LODGINGS [NIGHTS [COPIES]]] [--keep FOLDER]`: board and evaluation among 20,000 lodgings with 90
 * nights. The silent list beside the bare SQL and the overview of a night in the database, their plans, then p50 and p95 of each
 * police page as a supervisor and a chief and of each reading call of the API with a machine's key, and of late returns filed at
 * once with and without marks. What the clock does beside is held still, but for the tallies, which are made first and timed.
 * With `--keep` the county stays in a data folder and a second run measures without laying it; late returns, which would
 * change it, are then not filed.
 */
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { passAsJob, passThrough } from '#lib/gate/entry.ts';
import { indexSearch } from '#lib/lodging/search/index-keys.ts';
import { evaluationOf } from '#lib/overview/evaluation/evaluation.ts';
import { beatStatement } from '#lib/overview/units-query.ts';
import { connect, type Sql } from '#lib/platform/db.ts';
import { tallyNights } from '#lib/report/tally/build.ts';
import { ticks } from '../ticks.ts';
import { layAbsences } from './ground/absences.ts';
import { layAlerts } from './ground/alerts.ts';
import { layChases } from './ground/chases.ts';
import { type Laid, layCounty } from './ground/county.ts';
import { type Findings, median, ms, ninetyFifth, prove, seconds, timesOf } from './ground/figures.ts';
import { asked, laidOnce } from './ground/kept.ts';
import { fileLate } from './ground/late.ts';
import { type House, withHouse } from './ground/launch.ts';
import { keysFor, type Person, person } from './ground/people.ts';
import { cpuOf, familyCpu } from './ground/processes.ts';
import { type Asker, compare, judgePlan, type Node, night, now, planOf } from './ground/silent.ts';
import { Wire } from './ground/wire.ts';

const county = '990001';

type Asking = { name: string; path: string; headers: Record<string, string> };

/** The pages that read a night, a span, the chases or the lodgings; each role's own reach. */
const pages: readonly (readonly [name: string, path: string])[] = [
  ['board', '/board'],
  ['board, filed, second page', '/board?state=filed&page=2'],
  ['stations and beats, a night', '/board/units'],
  ['stations and beats, 7 nights', '/board/units?from=2026-11-14&to=2026-11-20'],
  ['stations and beats, 30 nights', '/board/units?from=2026-10-22&to=2026-11-20'],
  ['morning page', '/morning'],
  ['chases', '/chases'],
  ['tasks', '/tasks'],
  ['alerts', '/alerts'],
  ['inspections', '/inspections'],
  ['search', '/search?q=%E5%AE%BE%E9%A6%86'],
  ['lodgings', '/lodgings'],
  ['evaluation, a week', '/evaluation?period=2026-11-09'],
  ['evaluation, a month', '/evaluation?period=2026-10'],
  ['supervision list', '/briefs/weekly'],
];

/** Times one address after another: a slow one less often, so that the whole stays within minutes. Processor time holds on a busy machine. */
async function measured(found: Findings, house: House, wire: Wire, asking: Asking): Promise<void> {
  const { name, path, headers } = asking;
  const used = () => cpuOf(house.pid('server') ?? 0) + familyCpu(house.pid('postgres') ?? 0);
  const once = async () => {
    const { status } = await wire.ask('GET', path, headers);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
  };
  const [first = 0] = await timesOf(1, 1, once);
  const rounds = first > 2000 ? 5 : first > 500 ? 12 : 40;
  const before = used();
  const times = await timesOf(rounds, 0, once);
  const each = (used() - before) / rounds;
  found.figure(
    `${name}, p50 and p95 of ${rounds}; processor time of each`,
    `${ms(median(times))}, ${ms(ninetyFifth(times))}; ${each.toFixed(0)} ms`,
  );
}

/** A plan in one line: what is read and by which index, from the top. */
const told = (plan: readonly Node[]) =>
  plan
    .filter((node) => node['Relation Name'] ?? node['Index Name'])
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']}`)
    .join(', ');

/** A work within one entry, so many times after some that do not count: its times, and the database's processor time of each. */
async function within<P extends Permission>(
  permission: P,
  { credential }: Person,
  [times, warm]: readonly [number, number],
  work: (pass: Pass<P>) => Promise<unknown>,
): Promise<{ times: number[]; processor: string }> {
  return passThrough(permission, credential, async (pass) => {
    const [own] = await pass.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const used = () => cpuOf(own?.pid ?? 0);
    await timesOf(warm, 0, () => work(pass));
    const before = used();
    const taken = await timesOf(times, 0, () => work(pass));
    return { times: taken, processor: ms((used() - before) / times) };
  });
}

/** The overview of a night: every beat's nights by state, which board, units and brief add up. */
async function overview(found: Findings, name: string, who: Person): Promise<void> {
  const { times, processor } = await within('board:read', who, [60, 5], (pass) =>
    beatStatement(pass, night, night, []),
  );
  const plan = await passThrough('board:read', who.credential, (pass) =>
    planOf(pass.sql, beatStatement(pass, night, night, [])),
  );
  found.aim(
    `overview of a night in the database, ${name}, p50 under 50 ms`,
    median(times) < 50,
    `${ms(median(times))}, p95 ${ms(ninetyFifth(times))}, processor time ${processor}; ${told(plan)}`,
  );
}

/** The clock's own work on this county is done until after the proof. */
async function holdStill(admin: Sql): Promise<void> {
  for (const { name } of ticks)
    await admin`insert into tick_done (county, job, done_to) values (${county}, ${name}, '2027-01-01')
      on conflict (county, job) do update set done_to = excluded.done_to`;
}

/** Makes every night's tallies as the clock does, so many at a time. */
async function tallied(found: Findings): Promise<void> {
  const times: number[] = [];
  for (;;) {
    const from = performance.now();
    const { nights } = await passAsJob('clock:work', 'tallies', county, (pass) => tallyNights(pass));
    if (nights === 0) break;
    times.push((performance.now() - from) / nights);
  }
  found.figure('tallies of a night made anew, p50', ms(median(times)));
}

/** Makes the keys that a search reads as the clock does, then reads once whether anything changed: each minute's work. */
async function indexed(found: Findings): Promise<void> {
  const turn = () => passAsJob('clock:work', 'search keys', county, indexSearch);
  const from = performance.now();
  while ((await turn()).indexed > 0);
  const made = performance.now() - from;
  const [again = 0] = await timesOf(1, 0, turn);
  found.figure('search keys made; a minute in which nothing changed', `${seconds(made)}; ${ms(again)}`);
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
    const month = await within('evaluation:read', one, [5, 1], (pass) =>
      evaluationOf(pass, { period: '2026-10' }),
    );
    found.figure(
      `evaluation of a month in the database, ${name}, p50; processor time`,
      `${ms(median(month.times))}; ${month.processor}`,
    );
  }
}

const { numbers, kept } = asked(process.argv.slice(2));
const [lodgings = 20_000, nights = 90, copies = 10] = numbers;

async function lay(found: Findings, admin: Sql): Promise<Laid> {
  const from = performance.now();
  const lastNight = businessDay(night);
  const generated = Math.ceil(lodgings / copies);
  const wanted = { county, lodgings: generated, copies, nights, lastNight, now, filed: true };
  const laid = await layCounty(admin, wanted);
  await layAbsences(admin, laid, lastNight);
  const chases = await layChases(admin, laid, now);
  const alerts = await layAlerts(admin, laid, now);
  await holdStill(admin);
  found.figure(
    `${lodgings} lodgings × ${nights} nights, ${chases} chases and ${alerts} alerts laid`,
    seconds(performance.now() - from),
  );
  return laid;
}

await prove((found) =>
  withHouse('scale', { seed: 'empty', clock: now.toISOString(), kept }, async (house) => {
    await house.start();
    house.enter();
    const admin = connect(house.adminUrl, 1);
    const size = [lodgings, nights, copies];
    const laid = await laidOnce(admin, house.data, { size, now }, () => lay(found, admin));
    await tallied(found);
    await indexed(found);
    await admin`vacuum analyze`;
    const [first] = laid.lodgings;
    if (!first) throw new Error('a county without a lodging');
    const people = {
      chief: await person(admin, county, now, { role: 'chief', unit: first.station }),
      supervisor: await person(admin, county, now, { role: 'supervisor', unit: laid.countyUnit }),
    };
    const [key = ''] = await keysFor(admin, county, now, [first.id]);
    await inTheDatabase(found, admin, laid, people);
    const wire = new Wire(house.url, 8, 60_000);
    for (const [name, { cookie }] of Object.entries(people))
      for (const [page, path] of [...pages, ['lodging', `/lodgings/${first.code}`] as const])
        await measured(found, house, wire, { name: `${page}, ${name}`, path, headers: { cookie } });
    const headers = { authorization: `Bearer ${key}` };
    const ours = `/api/v1/lodgings/${first.code}`;
    for (const path of [
      '/api/v1/lodgings',
      `${ours}/days?from=2026-10-22&to=2026-11-20`,
      `${ours}/days/${night}`,
    ])
      await measured(found, house, wire, { name: `GET ${path}`, path, headers });
    // a kept county is measured again as it is, with as many silent
    if (kept === undefined) await fileLate(found, admin, county, wire);
    await admin.end();
    wire.close();
  }),
);
