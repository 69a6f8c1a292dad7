import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { openHall } from './host.ts';
import { hallsOf, mattersOf, readMatter } from './queries.ts';
import { calls, circle, opens, saysOn } from './stage-halls.ts';
import { endMatter } from './write.ts';

const house = stage();
after(() => house.close());

const morning = '2026-11-20T01:00:00Z'; // 09:00 in Longhui

test(
  'lost property is asked in the halls of a place, others answer there, and one end ends it in all; a hall opens again with its members',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock(morning);
    const [hall, beside] = [
      await opens(scene, c.officer, `beat:${c.beat}`),
      await opens(scene, c.otherOfficer, `beat:${c.beside}`),
    ];
    const one = await calls(scene, c.chief, `unit:${c.station}`, '客人在车站丢了一只蓝色行李箱。', 'lost');
    assert.equal(one.halls, 2);
    const own = async (who: typeof c.clerk, at: string) =>
      (await scene.as(who, 'hall:join', (pass) => mattersOf(pass, at, true)))[0]?.id ?? '';
    const there = await own(c.outsider, beside);
    assert.notEqual(there, one.matter);
    await saysOn(scene, c.outsider, there, c.stranger, '在我们大厅。');
    assert.equal((await scene.as(c.clerk, 'hall:join', (pass) => readMatter(pass, one.matter))).length, 1);
    await scene.as(c.chief, 'hall:work', (pass) => endMatter(pass, { matter: there, how: 'returned' }));
    const [closed] = await scene.as(c.clerk, 'hall:join', (pass) => mattersOf(pass, hall, false));
    assert.deepEqual([closed?.id, closed?.closedHow], [one.matter, 'returned']);
    assert.equal((await calls(scene, c.officer, 'all', '招领雨伞', 'found')).halls, 1);
    const { sql } = scene;
    await sql`update hall set closed_at = nl.now(), closed_by = ${c.chief.id} where id = ${hall}`;
    assert.deepEqual(await scene.as(c.clerk, 'hall:join', hallsOf), []);
    await scene.as(c.officer, 'hall:host', (pass) => openHall(pass, { circle: `beat:${c.beat}` }));
    assert.equal((await scene.as(c.clerk, 'hall:join', hallsOf)).length, 1);
  }),
);
