/**
 * `npm run prove -- plan [SIZE…]`: what the policies cost the silent list. For an owner, a chief and a supervisor among 324
 * and 20,000 lodgings: whether the plan takes its rows by an index condition, and how long the list takes through the gate
 * beside the same statement without policies, as the superuser, over views that bound each table to the same rows.
 */
import { silentStatement } from '#lib/overview/silent.ts';
import { connect, type Sql } from '#lib/platform/db.ts';
import { withThrowaway } from '../throwaway.mjs';
import { type Laid, layCounty } from './ground/county.ts';
import { prove, seconds } from './ground/figures.ts';
import { person } from './ground/people.ts';
import { type Asker, bind, compare, judgePlan, night, now, past } from './ground/silent.ts';

const nights = 30;

/** People who have somebody silent: the chief of the largest such station, an owner of three of its houses, a supervisor. */
async function askersOf(sql: Sql, laid: Laid): Promise<Asker[]> {
  const { county, lodgings, countyUnit } = laid;
  await bind(sql, county);
  const rows = await past(sql, (tx) => silentStatement({ sql: tx, now }, night, []));
  const silent = new Set(rows.map(({ id }) => id));
  const silentIn = new Map<string, number>();
  const sizes = new Map<string, number>();
  for (const { id, station } of lodgings) {
    sizes.set(station, (sizes.get(station) ?? 0) + 1);
    if (silent.has(id)) silentIn.set(station, (silentIn.get(station) ?? 0) + 1);
  }
  const order = (one: string) => (sizes.get(one) ?? 0) * 1000 + (silentIn.get(one) ?? 0);
  const [station] = [...silentIn.keys()].sort((a, b) => order(b) - order(a));
  if (!station) throw new Error('nobody is silent');
  const ofStation = lodgings.filter((one) => one.station === station).map(({ id }) => id);
  const owned = [...ofStation].sort((a, b) => Number(silent.has(b)) - Number(silent.has(a))).slice(0, 3);
  const owner = await person(sql, county, now, { role: 'owner', lodgings: owned });
  const chief = await person(sql, county, now, { role: 'chief', unit: station });
  const supervisor = await person(sql, county, now, { role: 'supervisor', unit: countyUnit });
  return [
    { name: 'owner', permission: 'desk:read', credential: owner.credential, lodgings: owned },
    { name: 'chief', permission: 'board:read', credential: chief.credential, lodgings: ofStation },
    { name: 'supervisor', permission: 'board:read', credential: supervisor.credential },
  ];
}

await prove((found) =>
  withThrowaway(
    { name: 'plan', seed: 'empty', clock: now.toISOString(), durable: true },
    async (database) => {
      Object.assign(process.env, database.env);
      const admin = connect(database.adminUrl, 1);
      const sizes = process.argv.slice(2).map(Number);
      for (const [n, size] of (sizes.length > 0 ? sizes : [324, 20_000]).entries()) {
        const from = performance.now();
        const county = `99000${n + 1}`;
        const laid = await layCounty(admin, {
          county,
          lodgings: size,
          nights,
          lastNight: night,
          now,
          filed: true,
        });
        found.figure(`${size} lodgings × ${nights} nights laid`, seconds(performance.now() - from));
        for (const asker of await askersOf(admin, laid)) {
          await judgePlan(found, size, asker);
          await compare(found, admin, laid, asker);
        }
      }
      await admin.end();
    },
  ),
);
