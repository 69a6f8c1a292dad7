import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { climbTasks } from '#lib/task/climb.ts';
import './clearing.ts';
import { endSeat, hidePost, seatDepartment } from './host.ts';
import { hallsOf, matterOf, mattersOf, readMatter } from './queries.ts';
import { begins, calls, circle, opens, repliesTo, saysOn } from './stage-halls.ts';
import { tellHall, tendHalls } from './tend.ts';
import { endMatter } from './write.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;
const morning = '2026-11-20T01:00:00Z'; // 09:00 in Longhui
const tend = (scene: Scene) => scene.asJob('clock:work', tendHalls);
const told = async (scene: Scene, account: string) =>
  [
    ...(await scene.sql<{ body: string; path: string }[]>`
      select body, path from message where county = ${scene.county} and account_id = ${account} order by id`),
  ].map(({ body, path }) => ({ body, path }));

test(
  'a hall is read by its own lodgings, its officer and who sits in; another beat’s house and officer learn nothing of it',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock(morning);
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    await assert.rejects(opens(scene, c.officer, `beat:${c.beat}`), refused('M-649'));
    await assert.rejects(opens(scene, c.otherOfficer, `beat:${c.beat}`), refused('M-649'));
    const matter = await begins(scene, c.clerk, hall, c.inn, '灭火器过期了找谁换？');
    await assert.rejects(begins(scene, c.outsider, hall, c.stranger, '我也想问'), refused('M-161'));
    await assert.rejects(begins(scene, c.outsider, hall, c.inn, '冒名'), refused('M-161'));
    for (const who of [c.clerk, c.owner, c.neighbour]) {
      const list = await scene.as(who, 'hall:join', (pass) => mattersOf(pass, hall, true));
      assert.deepEqual(
        list.map(({ text, by, own }) => [text, by.name, by.role, own]),
        [['灭火器过期了找谁换？', c.clerk.name, 'staff', who !== c.neighbour]],
      );
    }
    assert.deepEqual(await scene.as(c.outsider, 'hall:join', hallsOf), []);
    assert.deepEqual(await scene.as(c.outsider, 'hall:join', (pass) => mattersOf(pass, hall, true)), []);
    assert.equal(await scene.as(c.outsider, 'hall:join', (pass) => matterOf(pass, matter)), null);
    assert.deepEqual(await scene.as(c.outsider, 'hall:join', (pass) => readMatter(pass, matter)), []);
    assert.equal(await scene.as(c.otherOfficer, 'hall:work', (pass) => matterOf(pass, matter)), null);
    await assert.rejects(repliesTo(scene, c.otherOfficer, matter, '我来答'), refused('M-161'));
    for (const [who, standing] of [
      [c.officer, 'host'],
      [c.chief, 'host'],
      [c.supervisor, 'host'],
    ] as const) {
      const [one] = await scene.as(who, 'hall:work', hallsOf);
      assert.deepEqual([one?.id, one?.standing, one?.houses, one?.waiting], [hall, standing, 2, 1]);
    }
    await repliesTo(scene, c.officer, matter, '找正规消防公司换，留好发票。');
    await assert.rejects(saysOn(scene, c.neighbour, matter, c.second, '我家也是'), refused('M-646'));
    const posts = await scene.as(c.neighbour, 'hall:join', (pass) => readMatter(pass, matter));
    assert.deepEqual(
      posts.map(({ text, side, by }) => [text, side, by.role, by.lodging !== null]),
      [
        ['灭火器过期了找谁换？', 'house', 'staff', true],
        ['找正规消防公司换，留好发票。', 'police', 'officer', false],
      ],
    );
  }),
);

test(
  'whoever moves, takes over or leaves is in and out of a hall by the registry alone',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock(morning);
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    await calls(scene, c.officer, `hall:${hall}`, '明天停水，请提前告诉客人。');
    const reads = async (who: typeof c.clerk) =>
      (await scene.as(who, 'hall:join', (pass) => mattersOf(pass, hall, true))).length;
    assert.deepEqual([await reads(c.outsider), await reads(c.neighbour)], [0, 1]);
    await scene.sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
      values (${scene.county}, ${c.stranger.id}, '2026-11-20', ${c.beat}), (${scene.county}, ${c.second.id}, '2026-11-20', ${c.beside})`;
    assert.deepEqual([await reads(c.outsider), await reads(c.neighbour)], [1, 0]);
    await scene.sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      values (${scene.county}, ${c.stranger.id}, '2026-11-20', 'closed_down', '2026-11-19T00:00:00Z')`;
    assert.equal(await reads(c.outsider), 0);
    await scene.sql`update holding set to_day = '2026-11-19' where county = ${scene.county} and account_id = ${c.officer.id}`;
    await scene.hold(c.otherOfficer, { role: 'officer', unit: c.beat, fromDay: '2026-11-20' });
    const [taken] = await scene.as(c.otherOfficer, 'hall:work', hallsOf);
    assert.deepEqual(
      [taken?.standing, taken?.hosts.map(({ name }) => name)],
      ['host', [c.otherOfficer.name]],
    );
    await assert.rejects(scene.as(c.officer, 'hall:work', hallsOf), refused('M-161'));
    await scene.sql`update holding set revoked_at = nl.now() where county = ${scene.county} and account_id = ${c.clerk.id}`;
    await assert.rejects(reads(c.clerk), refused('M-161'));
  }),
);

test(
  'a trade’s hall spans beats by tag and what hangs below it; a department sits in, answers, and sees nothing else',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock(morning);
    const [trade, esports] = [uuidv7(new Date(0)), uuidv7(new Date(1))];
    await scene.sql`insert into tag (county, id, name, parent_id)
      values (${scene.county}, ${trade}, '行业', null), (${scene.county}, ${esports}, '电竞', ${trade})`;
    await scene.sql`insert into lodging_tag (county, lodging_id, tag_id)
      values (${scene.county}, ${c.inn.id}, ${esports}), (${scene.county}, ${c.stranger.id}, ${esports})`;
    const beatHall = await opens(scene, c.officer, `beat:${c.beat}`);
    await assert.rejects(opens(scene, c.officer, `trade:${trade}:${c.station}`), refused('M-649'));
    const hall = await opens(scene, c.supervisor, `trade:${trade}:${c.county}`);
    const names = async (who: typeof c.clerk) =>
      (await scene.as(who, 'hall:join', hallsOf)).map(({ id }) => id).sort();
    assert.deepEqual(await names(c.clerk), [beatHall, hall].sort());
    assert.deepEqual(await names(c.outsider), [hall]);
    assert.deepEqual(await names(c.neighbour), [beatHall]);
    const [sitsIn] = await scene.as(c.otherOfficer, 'hall:work', hallsOf);
    assert.deepEqual([sitsIn?.id, sitsIn?.standing, sitsIn?.tag], [hall, 'police', '行业']);
    await assert.rejects(calls(scene, c.otherOfficer, `hall:${hall}`, '我来发'), refused('M-652'));
    assert.deepEqual(await scene.as(c.agent, 'hall:work', hallsOf), []);
    await assert.rejects(
      scene.as(c.officer, 'hall:host', (pass) => seatDepartment(pass, { hall, unit: c.fire })),
      refused('M-161'),
    );
    const seat = { hall, unit: c.fire };
    await scene.as(c.supervisor, 'hall:host', (pass) => seatDepartment(pass, seat));
    await assert.rejects(
      scene.as(c.supervisor, 'hall:host', (pass) => seatDepartment(pass, seat)),
      refused('M-650'),
    );
    const matter = await begins(scene, c.clerk, hall, c.inn, '电竞房要几个灭火器？');
    await begins(scene, c.clerk, beatHall, c.inn, '只问本警务区的');
    const seen = await scene.as(c.agent, 'hall:work', hallsOf);
    assert.deepEqual(
      seen.map(({ id, standing, seats }) => [id, standing, seats.length]),
      [[hall, 'post', 1]],
    );
    assert.deepEqual(await scene.as(c.agent, 'hall:work', (pass) => mattersOf(pass, beatHall, true)), []);
    await assert.rejects(calls(scene, c.agent, `hall:${hall}`, '部门发提醒'), refused('M-652'));
    await repliesTo(scene, c.agent, matter, '每层不少于两具。');
    const [, answer] = await scene.as(c.outsider, 'hall:join', (pass) => readMatter(pass, matter));
    assert.deepEqual([answer?.side, answer?.by.role, answer?.by.unit !== null], ['post', 'agent', true]);
    await assert.rejects(
      scene.as(c.agent, 'hall:work', (pass) => endMatter(pass, { matter, how: 'done' })),
      refused('M-646'),
    );
    const id = seen[0]?.seats[0]?.id ?? '';
    await scene.as(c.supervisor, 'hall:host', (pass) => endSeat(pass, { seat: id }));
    assert.deepEqual(await scene.as(c.agent, 'hall:work', hallsOf), []);
  }),
);

test(
  'personal numbers are not taken, the host hides with a reason in the house book, and what is old is cleared',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock('2026-03-20T01:00:00Z');
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    for (const text of ['孩子的号是430524201205060012', '打我手机 139 0000 1111'])
      await assert.rejects(begins(scene, c.clerk, hall, c.inn, text), refused('M-642'));
    await assert.rejects(calls(scene, c.officer, `hall:${hall}`, '电话13900001111'), refused('M-642'));
    const matter = await begins(scene, c.clerk, hall, c.inn, '昨晚小明一个人来住');
    const [post] = await scene.as(c.neighbour, 'hall:join', (pass) => readMatter(pass, matter));
    const hide = (who: typeof c.officer) =>
      scene.as(who, 'hall:work', (pass) => hidePost(pass, { post: post?.id ?? '', reason: 'personal' }));
    await assert.rejects(hide(c.otherOfficer), refused('M-161'));
    await hide(c.officer);
    await assert.rejects(hide(c.chief), refused('M-648'));
    for (const who of [c.neighbour, c.clerk]) {
      const [seen] = await scene.as(who, 'hall:join', (pass) => readMatter(pass, matter));
      assert.deepEqual([seen?.text, seen?.hidden], [null, 'personal']);
    }
    const [line] = await scene.sql<{ detail: { reason: string } }[]>`
      select detail from house_book_event where county = ${scene.county} and act = 'hall.hide'`;
    assert.equal(line?.detail.reason, 'personal');
    const sealed = async () =>
      (await scene.sql`select id from hall_post where county = ${scene.county} and sealed is not null`)
        .length;
    assert.equal(await sealed(), 1);
    await scene.clock('2026-11-20T01:00:00Z');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal(await sealed(), 0);
  }),
);

test(
  'a question in a hall is a task that climbs until somebody answers, and people are told of what is for them',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock(morning);
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    const said = await calls(scene, c.officer, `hall:${hall}`, '今晚八点断电一小时。');
    const lastPost = async (matter: string) =>
      (
        await scene.sql<{ id: string }[]>`
          select id from hall_post where county = ${scene.county} and matter_id = ${matter} order by n desc limit 1`
      )[0]?.id ?? '';
    const tell = async (matter: string) => {
      const post = await lastPost(matter);
      return scene.asJob('clock:work', (pass) => tellHall(pass, post));
    };
    assert.deepEqual(await tell(said.matter), { told: 3 });
    assert.deepEqual(await tell(said.matter), { told: 0 });
    assert.deepEqual(await told(scene, c.outsider.id), []);
    assert.doesNotMatch((await told(scene, c.clerk.id))[0]?.body ?? '', /断电/);
    const unread = async (who: typeof c.clerk) =>
      (await scene.as(who, 'hall:join', hallsOf)).map((one) => one.unread);
    assert.deepEqual(await unread(c.clerk), [1]);
    await scene.as(c.clerk, 'hall:join', (pass) => readMatter(pass, said.matter));
    assert.deepEqual([await unread(c.clerk), await unread(c.neighbour)], [[0], [1]]);
    const matter = await begins(scene, c.clerk, hall, c.inn, '断电时门禁怎么办？');
    assert.equal((await tend(scene)).opened, 1);
    assert.equal((await tend(scene)).opened, 0);
    assert.match((await told(scene, c.officer.id))[0]?.path ?? '', new RegExp(`/halls/${hall}/${matter}`));
    await scene.clock('2026-11-20T04:00:00Z');
    await tend(scene);
    await scene.asJob('clock:work', climbTasks);
    const climbed = await scene.sql<{ unit: string }[]>`
      select unit_id as unit from task where county = ${scene.county} and kind = 'climbed' and subject_kind = 'hall' and done_at is null`;
    assert.deepEqual([climbed.length, climbed[0]?.unit], [1, c.station]);
    await repliesTo(scene, c.chief, matter, '门禁有备用电池。');
    await tend(scene);
    const open = await scene.sql`select id from task where county = ${scene.county} and done_at is null`;
    assert.equal(open.length, 0);
    assert.deepEqual(await tell(matter), { told: 1 });
    await saysOn(scene, c.owner, matter, c.inn, '谢谢，那电梯呢？');
    assert.equal((await tend(scene)).opened, 1);
    await scene.as(c.clerk, 'hall:join', (pass) => endMatter(pass, { matter, how: 'done' }));
    await tend(scene);
    assert.equal(
      (await scene.sql`select id from task where county = ${scene.county} and done_at is null`).length,
      0,
    );
    await assert.rejects(repliesTo(scene, c.officer, matter, '晚了'), refused('M-645'));
  }),
);
