import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { systemNow } from '#lib/clock/now.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { type Category, categories, type Status, statuses } from '#lib/lodging/terms.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { FilingState } from '../terms.ts';
import { lodgingsOf, resolve } from './resolve.ts';
import { isMeant, type LodgingFacts, type Where, whereSchema } from './where.ts';

const house = stage();
after(() => house.close());

/** A county of two stations with two beats each, a tree of tags, and lodgings that differ in everything that can be asked. */
async function county(scene: Scene, count: number) {
  await scene.clock('2026-11-21T05:00:00Z');
  const top = await scene.unit('county');
  const stations = [await scene.unit('station', top), await scene.unit('station', top)];
  const beats: { id: string; station: string }[] = [];
  for (const station of [...stations, ...stations])
    beats.push({ id: await scene.unit('beat', station), station });
  const tags: { id: string; parent: string | null }[] = [];
  for (let n = 0; n < 6; n++) {
    const tag = { id: uuidv7(systemNow()), parent: n < 2 ? null : (tags[n - 2]?.id ?? null) };
    await scene.sql`insert into tag (county, id, name, parent_id) values (${scene.county}, ${tag.id}, ${`t${n}`}, ${tag.parent})`;
    tags.push(tag);
  }
  const above = (tag: string | null): string[] => {
    const found = tags.find(({ id }) => id === tag);
    return found ? [found.id, ...above(found.parent)] : [];
  };
  const facts: LodgingFacts[] = [];
  for (let n = 0; n < count; n++) {
    const beat = beats[n % beats.length];
    assert.ok(beat);
    const { id } = await scene.lodging(beat.id);
    const category = categories[n % categories.length] as Category;
    const township = `${scene.county}00${1 + (n % 3)}`;
    const status = statuses[n % 5 === 0 ? 1 : n % 11 === 0 ? 2 : 0] as Status;
    const own = tags.filter((_, k) => (n * 7 + k * 3) % 5 === 0).map((tag) => tag.id);
    await scene.sql`update lodging set category = ${category}, township_code = ${township} where id = ${id}`;
    await scene.sql`update lodging_status set status = ${status} where lodging_id = ${id}`;
    for (const tag of own)
      await scene.sql`insert into lodging_tag (county, lodging_id, tag_id) values (${scene.county}, ${id}, ${tag})`;
    if (n % 3 < 2) await filed(scene, id, beat.id, n % 3 === 1);
    const states: FilingState[][] = [['silent', 'unfiled'], ['filed'], []];
    // A house that is suspended or closed down was not expected that night: it is neither silent nor filed.
    const filing = status === 'operating' ? (states[n % 3] ?? []) : [];
    facts.push({
      ...{ id, category, township, status, filing },
      tags: new Set(own.flatMap(above)),
      units: new Set([beat.id, beat.station, top]),
    });
  }
  return { top, stations, beats, tags, facts };
}

async function filed(scene: Scene, lodging: string, beat: string, received: boolean) {
  await scene.sql`insert into obligation (county, lodging_id, business_day, due_at, late_until, beat_id, made_at, rules)
    values (${scene.county}, ${lodging}, '2026-11-20', '2026-11-21T04:00:00Z', '2026-11-24T04:00:00Z', ${beat}, '2026-11-20T00:00:00Z', '{}')`;
  if (received)
    await scene.sql`insert into report (county, id, lodging_id, business_day, kind, stays, n, first_accepted_at, last_accepted_at)
      values (${scene.county}, ${uuidv7(systemNow())}, ${lodging}, '2026-11-20', 'nil', 0, 1, '2026-11-21T01:00:00Z', '2026-11-21T01:00:00Z')`;
}

/** Expressions of every shape over what a county has, and over what it has not. */
function expressions(ground: Awaited<ReturnType<typeof county>>, scene: Scene): fc.Arbitrary<Where> {
  const strange = uuidv7(systemNow());
  const ids = (list: readonly string[]) => fc.constantFrom(...list, strange);
  const leaf: fc.Arbitrary<Where> = fc.oneof(
    ids(ground.tags.map(({ id }) => id)).map((tag) => ({ tag })),
    fc.constantFrom(...categories).map((category) => ({ category })),
    fc.constantFrom('001', '002', '003', '009').map((code) => ({ township: `${scene.county}${code}` })),
    ids([ground.top, ...ground.stations, ...ground.beats.map(({ id }) => id)]).map((unit) => ({ unit })),
    fc.constantFrom(...statuses).map((status) => ({ status })),
    fc.constantFrom('silent' as const, 'unfiled' as const, 'filed' as const).map((filing) => ({ filing })),
    ids(ground.facts.slice(0, 3).map(({ id }) => id)).map((lodging) => ({ lodging })),
  );
  const { tree } = fc.letrec<{ tree: Where }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }).map((all) => ({ all })),
      fc.array(tie('tree'), { maxLength: 4 }).map((parts) => ({ any: parts })),
      tie('tree').map((not) => ({ not })),
    ),
  }));
  return tree;
}

test(
  'whatever is asked, the database means the same lodgings as a reading of the expression one by one',
  house.scene(async (scene) => {
    const ground = await county(scene, 44);
    const officer = await scene.person({ role: 'supervisor', unit: ground.top });
    const seed = Number(process.env.SEED ?? 430524);
    const asked = fc.sample(expressions(ground, scene), { numRuns: 150, seed });
    let some = 0;
    const answers = await scene.as(officer, 'notice:compose', async (pass) => {
      const found: string[][] = [];
      for (const where of asked) found.push((await lodgingsOf(pass, where)).map(({ id }) => id));
      return found;
    });
    for (const [n, where] of asked.entries()) {
      assert.ok(whereSchema.safeParse(where).success, 'an expression that is read is one that fits');
      const naive = ground.facts.filter((one) => one.status !== 'closed_down' && isMeant(where, one));
      const ids = naive.map(({ id }) => id).sort();
      if (ids.length > 0 && ids.length < 40) some += 1;
      assert.deepEqual(
        answers[n]?.toSorted(),
        ids,
        `seed ${seed}, expression ${n}: ${JSON.stringify(where)}`,
      );
    }
    assert.ok(some > 50, `only ${some} of the expressions tell lodgings apart`);
  }),
);

test(
  'a head of station means the station alone, whatever the expression says; a publisher the county; a stranger nothing',
  house.scene(async (scene) => {
    const ground = await county(scene, 12);
    const [station] = ground.stations;
    assert.ok(station);
    const chief = await scene.person({ role: 'chief', unit: station });
    const publisher = await scene.person({ role: 'publisher', unit: ground.top });
    const stranger = await scene.person({ role: 'officer', unit: ground.beats[0]?.id });
    for (const one of ground.facts) await scene.person({ role: 'owner', lodging: one.id });
    const everyone: Where = { not: { any: [] } };
    const ask = (who: typeof chief) =>
      scene.as(who, 'notice:compose', async (pass) => {
        const { lodgings, seats } = await resolve(pass, everyone, ['owner', 'officer', 'chief']);
        return { lodgings: lodgings.map(({ id }) => id), roles: seats.map(({ role }) => role) };
      });
    const open = ground.facts.filter(({ status }) => status !== 'closed_down');
    const mine = await ask(chief);
    assert.deepEqual(
      mine.lodgings.toSorted(),
      open
        .filter(({ units }) => units.has(station))
        .map(({ id }) => id)
        .toSorted(),
    );
    assert.equal(mine.roles.filter((role) => role === 'owner').length, mine.lodgings.length);
    assert.equal(mine.roles.filter((role) => role === 'chief').length, mine.lodgings.length);
    assert.equal((await ask(publisher)).lodgings.length, open.length);
    await assert.rejects(ask(stranger));
    const bounded = await scene.asJob('clock:work', async (pass) =>
      (await lodgingsOf(pass, everyone, [station])).map(({ id }) => id),
    );
    assert.deepEqual(bounded.toSorted(), mine.lodgings.toSorted());
  }),
);
