import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acts, house, refused, town, why } from '#lib/gate/stage-reveals.ts';
import { tendGlass } from '#lib/task/glass.ts';
import { decideGlass } from './glass.ts';
import { openApprovals } from './queries.ts';
import { askReveal, breakGlass, openByStanding, revealedStay, revealsLeft } from './reveal.ts';
import { giveStanding } from './standing.ts';

test(
  'the twenty-first stay of a day is refused, and the next day begins anew',
  house.scene(async (scene) => {
    const t = await town(scene);
    await scene.as(t.supervisor, 'reveal:standing', (pass) =>
      giveStanding(pass, { unit: t.beat, role: 'officer', purpose: 'alert', to_day: '2026-11-30' }),
    );
    const open = () =>
      scene.as(t.officer, 'stay:reveal', (pass) => openByStanding(pass, { stay: t.stay, ...why }));
    for (let n = 0; n < 20; n++) await open();
    await assert.rejects(open(), refused('M-163'));
    await scene.as(t.officer, 'stay:reveal', (pass) =>
      breakGlass(pass, { stay: t.stay, reason: 'welfare_sign', reference: 'YJ-2026-0043' }),
    );
    await scene.clock('2026-11-21T16:01:00Z');
    await open();
    assert.deepEqual(await scene.as(t.officer, 'stay:reveal', revealsLeft), { opened: 1, perDay: 20 });
  }),
);

test(
  'a broken glass opens at once, rings the chief and climbs to the county when nobody confirms it in a day',
  house.scene(async (scene) => {
    const t = await town(scene);
    const glass = { stay: t.stay, reason: 'welfare_sign', reference: 'YJ-2026-0042' } as const;
    const opening = await scene.as(t.officer, 'stay:reveal', (pass) => breakGlass(pass, glass));
    const shown = await scene.as(t.officer, 'stay:reveal', (pass) => revealedStay(pass, t.stay));
    assert.deepEqual(shown.fields, t.fields);
    assert.deepEqual((await acts(scene)).slice(0, 2), ['reveal.open', 'reveal.break_glass']);
    const tend = () => scene.asJob('clock:work', tendGlass);
    const task = async () =>
      (await scene.sql`select unit_id, severity, done_at from task where county = ${scene.county}`)[0];
    assert.deepEqual(await tend(), { opened: 1, finished: 0, climbed: 0 });
    assert.deepEqual(await task(), { unit_id: t.station, severity: 'instant', done_at: null });
    assert.deepEqual(await tend(), { opened: 0, finished: 0, climbed: 0 });
    await scene.sql`update task set done_at = nl.now() where county = ${scene.county}`;
    assert.equal((await tend()).climbed, 1, 'finishing the task by hand confirms nothing');
    await scene.clock('2026-11-22T02:01:00Z');
    assert.equal((await tend()).climbed, 1);
    assert.equal((await task())?.unit_id, t.county);
    const [waiting] = await scene.as(t.chief, 'reveal:approve', (pass) =>
      openApprovals(pass, 'broken_glass'),
    );
    assert.equal(waiting?.subjectId, opening.id);
    const decision = { approval: waiting?.id ?? '', approved: true };
    await scene.hold(t.officer, { role: 'chief', unit: t.station });
    await assert.rejects(
      scene.as(t.officer, 'reveal:approve', (pass) => decideGlass(pass, decision)),
      refused('M-303'),
    );
    await scene.as(t.chief, 'reveal:approve', (pass) => decideGlass(pass, decision));
    assert.deepEqual(await tend(), { opened: 0, finished: 1, climbed: 0 });
    const [row] = await scene.sql`select confirmed_by from reveal where county = ${scene.county}`;
    assert.equal(row?.confirmed_by, t.chief.id);
  }),
);

test(
  'a broken glass that the chief declines, or broke himself, is the county’s at once',
  house.scene(async (scene) => {
    const t = await town(scene);
    const glass = { stay: t.stay, reason: 'welfare_sign', reference: 'YJ-2026-0042' } as const;
    await scene.as(t.officer, 'stay:reveal', (pass) => breakGlass(pass, glass));
    await scene.asJob('clock:work', tendGlass);
    const [waiting] = await scene.as(t.chief, 'reveal:approve', (pass) =>
      openApprovals(pass, 'broken_glass'),
    );
    const no = { approval: waiting?.id ?? '', approved: false };
    await scene.as(t.chief, 'reveal:approve', (pass) => decideGlass(pass, no));
    assert.equal((await scene.asJob('clock:work', tendGlass)).climbed, 1);
    await scene.as(t.chief, 'stay:reveal', (pass) => breakGlass(pass, glass));
    await scene.asJob('clock:work', tendGlass);
    const units = await scene.sql`select distinct unit_id from task where county = ${scene.county}`;
    assert.deepEqual(
      units.map((row) => row.unit_id),
      [t.county],
    );
  }),
);

test(
  'the database itself refuses a second person who is the first',
  house.scene(async (scene) => {
    const t = await town(scene);
    const approval = await scene.as(t.officer, 'stay:reveal', (pass) =>
      askReveal(pass, { stay: t.stay, ...why }),
    );
    await scene.undone(() =>
      assert.rejects(
        (async () => {
          await scene.sql`update approval set decided_by = asked_by, decided_at = nl.now(), approved = true where id = ${approval}`;
        })(),
        /approval_two_persons/,
      ),
    );
  }),
);
