import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { checked, owedBy } from './check.ts';
import { play } from './play.ts';

const house = stage();
after(() => house.close());

/** What somebody or something could do to a county's rows behind the cascade's back; each names one row. */
const wrongs: Record<string, (scene: Scene) => PromiseLike<unknown>> = {
  'a step is gone': ({
    sql,
    county,
  }) => sql`delete from chase_step where county = ${county} and (chase_id, n) in
    (select chase_id, n from chase_step where county = ${county} and kind = 'raised' order by at limit 1)`,
  'a step stands twice': ({
    sql,
    county,
  }) => sql`insert into chase_step select county, chase_id, n + 1000, lodging_id, kind,
      level, at, happened_at, account_id, actor_name, outcome, detail, request_key
    from chase_step where county = ${county} and kind = 'raised' order by at limit 1`,
  'a step stands five minutes later': ({
    sql,
    county,
  }) => sql`update chase_step set at = at + interval '5 minutes'
    where county = ${county} and (chase_id, n) in
    (select chase_id, n from chase_step where county = ${county} and kind = 'opened' order by at limit 1)`,
  'an end is another': ({
    sql,
    county,
  }) => sql`update chase set ending = 'excused' where county = ${county} and id in
    (select id from chase where county = ${county} and ending = 'filed' order by closed_at limit 1)`,
  'a reminder is gone': ({
    sql,
    county,
  }) => sql`delete from reminder where county = ${county} and (message_id, lodging_id) in
    (select message_id, lodging_id from reminder where county = ${county} order by at limit 1)`,
  'a reminder stands five minutes later': ({
    sql,
    county,
  }) => sql`update reminder set at = at + interval '5 minutes'
    where county = ${county} and (message_id, lodging_id) in
    (select message_id, lodging_id from reminder where county = ${county} order by at desc limit 1)`,
  'a climb is gone': ({ sql, county }) => sql`delete from task where county = ${county} and id in
    (select id from task where county = ${county} and kind = 'climbed' order by opened_at limit 1)`,
  'a climb never was': ({ sql, county }) => sql`update house_book_event set act = 'task.other'
    where county = ${county} and (chain, month, seq) in
    (select chain, month, seq from house_book_event where county = ${county} and act = 'task.climb' order by at limit 1)`,
  'a climb rang nobody': ({
    sql,
    county,
  }) => sql`update message set key = 'other/' || key where county = ${county} and id in
    (select id from message where county = ${county} and key like 'climb/%' order by queued_at limit 1)`,
  'a task is gone': ({ sql, county }) => sql`delete from task where county = ${county} and id in
    (select id from task where county = ${county} and kind = 'chase' order by opened_at limit 1)`,
  'a task has another due': ({
    sql,
    county,
  }) => sql`update task set due_at = opened_at where county = ${county} and id in
    (select id from task where county = ${county} and kind = 'chase' order by opened_at limit 1)`,
};

const seed = 20_261_122;
test(
  `ten days of a county: every step, climb and reminder in the minute it is owed and none else, two a day at most, no task lost or doubled by a killed worker; and whatever is wrong is found (seed ${seed})`,
  house.scene(async (scene) => {
    const played = await play(scene, { seed, days: 10, houses: 5, deaths: 0.15, thorough: false });
    const owed = owedBy(played);
    const found = await checked(scene, owed);
    assert.deepEqual(found.faults, []);
    const { chases, steps, climbs, reminders, acts } = found;
    const few = { chases: 8, steps: 25, climbs: 2, reminders: 40, acts: 6 };
    for (const [what, n] of Object.entries({ chases, steps, climbs, reminders, acts }))
      assert.ok(n > few[what as keyof typeof few], `${n} ${what}`);
    assert.ok(played.killed.length > 5 && played.closures.length > 0 && played.outages.length > 1);
    for (const [what, wrong] of Object.entries(wrongs))
      await scene.undone(async () => {
        await wrong(scene);
        assert.notDeepEqual((await checked(scene, owed)).faults, [], what);
      });
    assert.deepEqual((await checked(scene, owed)).faults, []);
  }),
);
