import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type postgres from 'postgres';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';

const house = stage();
after(() => house.close());

type Node = {
  'Node Type': string;
  'Index Cond'?: string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: Node[];
};

/** 20,000 lodgings with three nights each, of which the officer has twelve: enough that reading them all would be dear. */
async function wideCounty(scene: Scene): Promise<{ officer: Person; chief: Person; owner: Person }> {
  const { sql, county } = scene;
  const station = await scene.unit('station', await scene.unit('county'));
  const elsewhere = await scene.unit('beat', await scene.unit('station', null));
  const beat = await scene.unit('beat', station);
  const inns = [];
  for (let n = 0; n < 12; n++) inns.push(await scene.lodging(beat));
  await sql`insert into lodging (county, id, code, name, category, township_code, address, rooms)
    select ${county}, gen_random_uuid(), 'W' || n, 'W' || n, 'guesthouse', 'T', '1', 9 from generate_series(1, 20000) n`;
  await sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
    select county, id, '2026-01-01', ${elsewhere} from lodging where county = ${county} and code like 'W%'`;
  await sql`insert into obligation (county, lodging_id, business_day, due_at, late_until, rules, beat_id, made_at)
    select county, id, day::date, day + interval '36 hours', day + interval '108 hours', '{}', ${elsewhere}, day
    from lodging, generate_series('2026-11-18'::timestamptz, '2026-11-20', '1 day') day where county = ${county}`;
  await sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    select county, gen_random_uuid(), lodging_id, business_day, 1, 'nil', 0, due_at, due_at
    from obligation where county = ${county} and lodging_id::text < 'c'`;
  await sql`analyze lodging, lodging_beat, obligation, report`;
  return {
    officer: await scene.person({ role: 'officer', unit: beat }),
    chief: await scene.person({ role: 'chief', unit: station }),
    owner: await scene.person(inns.slice(0, 3).map(({ id }) => ({ role: 'owner' as const, lodging: id }))),
  };
}

async function planOf(sql: postgres.ISql, query: postgres.PendingQuery<postgres.Row[]>): Promise<Node[]> {
  const [row] = await sql<{ 'QUERY PLAN': string | [{ Plan: Node }] }[]>`explain (format json) ${query}`;
  const answer = row?.['QUERY PLAN'];
  const parsed: [{ Plan: Node }] | undefined = typeof answer === 'string' ? JSON.parse(answer) : answer;
  const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return parsed ? flat(parsed[0].Plan) : [];
}

test('a query bound to lodgings reads them as an index condition, for an officer, a chief and an owner among 20,000 lodgings', (t) =>
  house.scene(async (scene) => {
    const people = await wideCounty(scene);
    const asked = [
      ['officer', people.officer, 'board:read'],
      ['chief', people.chief, 'board:read'],
      ['owner', people.owner, 'desk:read'],
    ] as const;
    for (const [name, person, permission] of asked) {
      const plan = await scene.as(person, permission, ({ sql }) =>
        planOf(
          sql,
          sql`select o.lodging_id from obligation o
              left join report r on r.county = o.county and r.lodging_id = o.lodging_id and r.business_day = o.business_day
              where o.business_day = '2026-11-20' and r.id is null`,
        ),
      );
      const onObligation = plan.find(
        (node) =>
          node['Index Name']?.startsWith('obligation') && /lodging_id = ANY/.test(node['Index Cond'] ?? ''),
      );
      t.diagnostic(`${name}: ${onObligation?.['Index Name']}: ${onObligation?.['Index Cond']}`);
      assert.ok(onObligation, `${name}: ${JSON.stringify(plan)}`);
      assert.deepEqual(
        plan.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']),
        [],
      );
    }
  })());

test(
  'the plan would be seen to go wrong: a policy with the setting read for each row has no such condition',
  house.scene(async (scene) => {
    const { officer } = await wideCounty(scene);
    await scene.sql`drop policy nl_beat on obligation`;
    await scene.sql`create policy nl_beat on obligation to nl_beat using (county = current_setting('nl.county', true)
      and (lodging_id::text = any (string_to_array(current_setting('nl.lodgings', true), ',')) or false))`;
    const plan = await scene.as(officer, 'board:read', ({ sql }) =>
      planOf(sql, sql`select lodging_id from obligation where business_day = '2026-11-20'`),
    );
    assert.deepEqual(
      plan.filter((node) => /lodging_id = ANY/.test(node['Index Cond'] ?? '')),
      [],
    );
  }),
);
