import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Pass } from '#lib/access/pass.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { nightsOf } from '#lib/report/nights.ts';
import { makeObligations } from '#lib/report/obligations.ts';

const house = stage();
after(() => house.close());

const night = businessDay('2026-11-20');

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: Node[];
};

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** The plan of the silent list as the caller's database role, its policies applied. */
async function planOf(pass: Pass<'board:read'>): Promise<Node[]> {
  // A small table is read whole, or by a bitmap whose condition stands in another node, as its statistics happen to be;
  // what is asked here is which way the policies leave open.
  await pass.sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
  const [row] = await pass.sql<{ 'QUERY PLAN': [{ Plan: Node }] }[]>`
    explain (format json) select n.lodging_id from ${nightsOf(pass, { from: night, to: night, moved: [] })} n
    where n.state = 'silent'`;
  assert.ok(row);
  return nodesOf(row['QUERY PLAN'][0].Plan);
}

async function someCounty(scene: Scene) {
  await scene.clock('2026-11-21T06:00:00Z');
  const whole = await scene.unit('county');
  const station = await scene.unit('station', whole);
  const beat = await scene.unit('beat', station);
  for (let n = 0; n < 6; n += 1) await scene.lodging(beat, '2026-11-18');
  // a county in which the lodgings are what narrows most
  const elsewhere = await scene.unit('beat', await scene.unit('station', whole));
  for (let n = 0; n < 200; n += 1) await scene.lodging(elsewhere, '2026-11-18');
  await scene.asJob('registry:import', (pass) => makeObligations(pass, businessDay('2026-11-18'), night));
  await scene.sql`analyze obligation`;
  return { whole, station, beat };
}

test(
  'the plan of the silent list reads lodging ids as an index condition, for officer and chief',
  house.scene(async (scene) => {
    const t = await someCounty(scene);
    for (const held of [
      { role: 'officer', unit: t.beat },
      { role: 'chief', unit: t.station },
    ] as const) {
      const person = await scene.person(held);
      const nodes = await scene.as(person, 'board:read', planOf);
      const reads = nodes.filter((node) => node['Relation Name'] === 'obligation');
      assert.ok(reads.length > 0, 'the list does not read obligations');
      for (const { 'Index Cond': condition = '', Filter: filter = '' } of reads) {
        assert.match(condition, /lodging_id = ANY/, held.role);
        assert.match(condition, /county = /, held.role);
        assert.doesNotMatch(filter, /nl\.lodgings|lodging_id/, held.role);
      }
    }
  }),
);

test(
  'for the county the plan is narrowed by county and night alone, both in the index',
  house.scene(async (scene) => {
    const t = await someCounty(scene);
    const supervisor = await scene.person({ role: 'supervisor', unit: t.whole });
    const nodes = await scene.as(supervisor, 'board:read', planOf);
    for (const { 'Index Cond': condition = '' } of nodes.filter(
      (one) => one['Relation Name'] === 'obligation',
    )) {
      assert.match(condition, /county = /);
      assert.match(condition, /business_day/);
    }
  }),
);
