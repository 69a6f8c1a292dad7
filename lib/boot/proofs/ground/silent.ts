import type postgres from 'postgres';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Credential, passThrough } from '#lib/gate/entry.ts';
import { silentOn, silentStatement } from '#lib/overview/silent.ts';
import type { beatStatement } from '#lib/overview/units-query.ts';
import type { Sql } from '#lib/platform/db.ts';
import { movedDues } from '#lib/report/nights.ts';
import type { Laid } from './county.ts';
import { type Findings, median, ms } from './figures.ts';

/** The instant and the night that the silent list is measured at. */
export const now = new Date('2026-11-21T14:00:00+08:00');
export const night = businessDay('2026-11-20');
// of a large county fewer, so that the whole stays within minutes
const roundsFor = (lodgings: number) => (lodgings > 5000 ? 60 : 200);
// what the silent list reads that belongs to a lodging
const tables = ['obligation', 'report', 'closure', 'lodging_status', 'lodging'] as const;

export type Node = {
  'Node Type': string;
  'Index Cond'?: string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Node[];
};
export type Asker = {
  name: string;
  permission: 'desk:read' | 'board:read';
  credential: Credential;
  /** undefined is the whole county */
  lodgings?: string[];
};

/** The plan of a statement, its nodes in order from the top. */
export async function planOf(
  sql: postgres.ISql,
  statement: ReturnType<typeof silentStatement | typeof beatStatement>,
): Promise<Node[]> {
  const [row] = await sql<{ 'QUERY PLAN': string | [{ Plan: Node }] }[]>`explain (format json) ${statement}`;
  const answer = row?.['QUERY PLAN'];
  const parsed: [{ Plan: Node }] | undefined = typeof answer === 'string' ? JSON.parse(answer) : answer;
  const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return parsed ? flat(parsed[0].Plan) : [];
}

/** How the nights, which grow every day, are reached. */
export async function judgePlan(found: Findings, size: number, asker: Asker): Promise<void> {
  const plan = await passThrough(asker.permission, asker.credential, (pass) =>
    planOf(pass.sql, silentStatement(pass, night, [])),
  );
  const conditions = plan.map((node) => node['Index Cond'] ?? '');
  const byLodging = conditions.find((text) => /lodging_id = ANY/.test(text) && /business_day/.test(text));
  const byNight = conditions.find((text) => /county = /.test(text) && /business_day/.test(text));
  const grown = plan.filter(
    (node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'obligation',
  );
  const wanted = asker.lodgings === undefined ? byNight : byLodging;
  const what = asker.lodgings === undefined ? 'county and night' : 'lodging ids';
  found.promise(
    `${size} lodgings, ${asker.name}: ${what} are an index condition`,
    wanted !== undefined && grown.length === 0,
    wanted ?? plan.map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}`).join(' > '),
  );
}

type Timed = { list: number; rows: number };

async function timed(list: () => Promise<readonly unknown[]>): Promise<Timed> {
  const from = performance.now();
  const { length } = await list();
  return { list: performance.now() - from, rows: length };
}

/** One transaction as the superuser, whom no policy touches. */
export async function past<T>(admin: Sql, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await admin.begin(async (sql) => {
    result = { value: await work(sql) };
  });
  if (!result) throw new Error('a transaction without a result');
  return result.value;
}

/**
 * Bounds what the superuser's statement reads to an asker's rows by temporary views before the tables, as a careful hand
 * would write it into every query. Without them it would read the whole county, and any policy would look cheap.
 */
export async function bind(admin: Sql, county: string, lodgings?: readonly string[]): Promise<void> {
  await admin`drop view if exists ${admin(tables.map((name) => `pg_temp.${name}`))}`;
  await admin`create temp table if not exists asked (county text)`;
  await admin`create temp table if not exists asked_lodging (id uuid)`;
  await admin`delete from asked`;
  await admin`delete from asked_lodging`;
  await admin`insert into asked values (${county})`;
  await admin`insert into asked_lodging select unnest(${[...(lodgings ?? [])]}::uuid[])`;
  for (const name of tables)
    await admin`create temp view ${admin(name)} as select * from ${admin(`public.${name}`)}
      where county = (select county from asked) ${
        lodgings
          ? admin`and ${admin(name === 'lodging' ? 'id' : 'lodging_id')} = any (array(select id from asked_lodging))`
          : admin``
      }`;
}

/** The same statement without policies. */
function withoutPolicies(admin: Sql): Promise<Timed> {
  return past(admin, (sql) =>
    timed(async () => {
      const reader = { sql, now };
      return silentStatement(reader, night, await movedDues(reader, night, night));
    }),
  );
}

/** Both ways in turn, so that whatever else the machine does meets both alike. */
export async function compare(found: Findings, admin: Sql, laid: Laid, asker: Asker): Promise<void> {
  const times: Record<'gate' | 'list' | 'bare' | 'bareList', number[]> = {
    gate: [],
    list: [],
    bare: [],
    bareList: [],
  };
  await bind(admin, laid.county, asker.lodgings);
  let silent = 0;
  for (let n = -10; n < roundsFor(laid.lodgings.length); n++) {
    // What became of the role travels with the first statement of an entry; the list alone is timed after it.
    const inside = await passThrough(asker.permission, asker.credential, async (pass) => {
      await pass.sql`select 1`;
      return timed(() => silentOn(pass, night));
    });
    const from = performance.now();
    await passThrough(asker.permission, asker.credential, (pass) => silentOn(pass, night));
    const between = performance.now();
    const bare = await withoutPolicies(admin);
    const to = performance.now();
    if (bare.rows !== inside.rows)
      throw new Error(`${inside.rows} silent through the gate, ${bare.rows} without`);
    silent = inside.rows;
    if (n < 0) continue;
    times.gate.push(between - from);
    times.list.push(inside.list);
    times.bare.push(to - between);
    times.bareList.push(bare.list);
  }
  const name = `${laid.lodgings.length} lodgings, ${asker.name}`;
  const judged = (value: number, without: number) =>
    `${ms(value)} against ${ms(without)}: ×${(value / without).toFixed(2)}, ${(value - without).toFixed(2)} ms more`;
  const within = (value: number, without: number) => value <= 2 * without || value - without <= 1;
  const [list, bareList] = [median(times.list), median(times.bareList)];
  found.promise(
    `${name}: ${silent} silent, p50 under policies at most ×2 or 1 ms more than without`,
    within(list, bareList),
    judged(list, bareList),
  );
  const [gate, bare] = [median(times.gate), median(times.bare)];
  found.aim(
    `${name}: p50 of the whole entry (session, rights, list, commit) beside a bare transaction`,
    within(gate, bare),
    judged(gate, bare),
  );
}
