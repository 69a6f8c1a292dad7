import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { chaseWords } from '#lib/chase/words.ts';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { settle } from '../ask.ts';
import { threadOf } from '../queries.ts';
import { asks, talking } from '../stage-threads.ts';
import { tendThreads } from '../tend.ts';
import { handedOn, passOn } from './pass-on.ts';
import { passTask, recallTask, taskNumbers, taskToPass, tellTasks } from './pass-task.ts';
import { claimHand, endHand, handedToPost } from './post.ts';
import { recallOver, recallThread } from './recall.ts';
import { suggestedPost } from './routes.ts';
import { tellThreads } from './tell.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;

async function passing(scene: Scene) {
  const c = await talking(scene);
  await scene.clock('2026-11-20T01:00:00Z');
  const [fire, market] = [await scene.unit('post', c.county), await scene.unit('post', c.county)];
  const fireman = await scene.person({ role: 'agent', unit: fire });
  const regulator = await scene.person({ role: 'agent', unit: market });
  const command = await scene.person({ role: 'duty', unit: c.county });
  const thread = await asks(scene, c.clerk, c.inn, '安全出口被隔壁堵了');
  await scene.asJob('clock:work', (pass) => tendThreads(pass));
  const pass = (who: Person, to: string) =>
    scene.as(who, 'thread:work', (one) => passOn(one, { thread, to, ask: '请看看安全出口' }));
  const lies = async (who: Person) =>
    (await scene.as(who, 'part:work', handedToPost)).map(({ ended }) => ended?.outcome ?? 'open');
  const hand = async (who: Person) =>
    (await scene.as(who, 'part:work', handedToPost)).find(({ ended }) => !ended)?.id ?? '';
  const kinds = async () =>
    (await scene.as(c.clerk, 'thread:ask', (one) => threadOf(one, thread)))?.lines.map(({ kind }) => kind);
  return { ...c, fire, market, fireman, regulator, command, thread, pass, lies, hand, kinds };
}

test(
  'an officer takes back what was passed to the wrong post and passes it to the right one; the asker sees each, and the due is what it was',
  house.scene(async (scene) => {
    const c = await passing(scene);
    const due = async () =>
      (await scene.sql<{ due: string }[]>`select due_at as due from task where county = ${scene.county}`)[0]
        ?.due;
    const [first] = [await due()];
    await c.pass(c.officer, c.market);
    const hand = await c.hand(c.regulator);
    await scene.as(c.regulator, 'part:work', (pass) => claimHand(pass, { hand }));
    await scene.asJob('clock:work', tellThreads);
    assert.notEqual(await due(), first);
    await scene.as(c.officer, 'thread:work', (pass) => recallThread(pass, { thread: c.thread }));
    assert.equal(await due(), first);
    assert.deepEqual(await c.lies(c.regulator), []);
    await assert.rejects(
      scene.as(c.regulator, 'part:work', (pass) =>
        endHand(pass, { hand, outcome: 'answered', said: '已看过' }),
      ),
      refused('M-612'),
    );
    await assert.rejects(
      scene.as(c.officer, 'thread:work', (pass) => recallThread(pass, { thread: c.thread })),
      refused('M-613'),
    );
    await c.pass(c.officer, c.fire);
    assert.deepEqual(await c.kinds(), ['said', 'passed', 'claimed', 'recalled', 'passed']);
    assert.deepEqual(await c.lies(c.fireman), ['open']);
    assert.equal((await scene.asJob('clock:work', tellThreads)).told, 0);
    const told = await scene.sql<{ key: string }[]>`
      select key from message where county = ${scene.county} and account_id = ${c.regulator.id}`;
    assert.deepEqual(
      told.map(({ key }) => key),
      [`hand/${hand}/recalled`],
    );
  }),
);

test(
  'an asker who says it is settled takes it off the department’s list; what nobody had claimed is nobody’s any more',
  house.scene(async (scene) => {
    const c = await passing(scene);
    await c.pass(c.officer, 'any');
    assert.deepEqual([await c.lies(c.fireman), await c.lies(c.regulator)], [['open'], ['open']]);
    await scene.as(c.clerk, 'thread:ask', (pass) => settle(pass, { thread: c.thread }));
    assert.equal(await scene.asJob('clock:work', recallOver), 1);
    assert.equal(await scene.asJob('clock:work', recallOver), 0);
    assert.deepEqual([await c.lies(c.fireman), await c.lies(c.regulator)], [[], []]);
    const closed = await scene.as(c.clerk, 'thread:ask', (pass) => threadOf(pass, c.thread));
    assert.ok(closed?.closedAt);
  }),
);

test(
  'what a station passes to the county’s command room is sorted there to a department; a station may not, and nobody sorts what a department works',
  house.scene(async (scene) => {
    const c = await passing(scene);
    await c.pass(c.officer, c.county);
    const [lying] = await scene.as(c.command, 'part:work', handedToPost);
    assert.equal(lying?.sortAt, `/questions/${c.thread}`);
    await assert.rejects(c.pass(c.chief, c.fire), refused('M-610'));
    await c.pass(c.command, c.fire);
    const on = await scene.as(c.officer, 'thread:work', (pass) => handedOn(pass, { thread: c.thread }));
    assert.deepEqual(
      on.map(({ ended }) => ended?.outcome ?? null),
      ['sorted', null],
    );
    const hand = await c.hand(c.fireman);
    await scene.as(c.fireman, 'part:work', (pass) => claimHand(pass, { hand }));
    await assert.rejects(c.pass(c.command, c.market), refused('M-610'));
    assert.deepEqual(await c.kinds(), ['said', 'passed', 'passed']);
  }),
);

test(
  'a task is passed on and stays its officer’s: the department sees house and words alone, its answer reaches the officer, a return is due at once',
  house.scene(async (scene) => {
    const c = await passing(scene);
    const [chase, task] = ['0190aaaa-0000-7000-8000-00000000c0a5', '0190aaaa-0000-7000-8000-00000000c0a6'];
    await scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
      values (${scene.county}, ${task}, 'chase', ${c.inn.id}, ${c.beat}, 'chase', ${chase}, 'same_day', nl.now(), nl.now() + interval '1 hour', '{}')`;
    const open = await scene.as(c.officer, 'task:work', (pass) => taskToPass(pass, 'chase', chase));
    assert.equal(open?.id, task);
    const pass = () =>
      scene.as(c.officer, 'task:work', (one) =>
        passTask(one, { task, to: c.market, ask: '请看执照是否还在，电话13800138000' }),
      );
    await pass();
    await assert.rejects(pass(), refused('M-610'));
    const [seen] = await scene.as(c.regulator, 'part:work', handedToPost);
    assert.equal(seen?.ask, '请看执照是否还在，电话［手机号1］');
    const end = async (outcome: 'answered' | 'returned', numbers: 'moved' | 'left') => {
      const hand = await c.hand(c.regulator);
      await scene.as(c.regulator, 'part:work', (one) =>
        endHand(one, { hand, outcome, said: '执照上月注销，电话13800138000', numbers }),
      );
    };
    await end('returned', 'left');
    assert.equal((await scene.asJob('clock:work', tellTasks)).told, 1);
    assert.equal((await scene.asJob('clock:work', tellTasks)).told, 0);
    await scene.clock('2026-11-20T01:05:00Z');
    await scene.asJob('clock:work', climbTasks);
    const climbed = await scene.sql`
      select id from task where county = ${scene.county} and kind = 'climbed' and done_at is null`;
    assert.ok(climbed.length > 0);
    await pass();
    await scene.as(c.officer, 'task:work', (one) => recallTask(one, { task }));
    await pass();
    await end('answered', 'moved');
    await scene.asJob('clock:work', tellTasks);
    const told = await scene.sql<{ path: string }[]>`
      select distinct path from message where county = ${scene.county} and account_id = ${c.officer.id} and key like 'hand/%'`;
    assert.deepEqual(
      told.map(({ path }) => path),
      [`/chases/${chase}`],
    );
    const done = await scene.as(c.officer, 'task:work', (one) => taskToPass(one, 'chase', chase));
    assert.deepEqual(
      done?.handed.map(({ ended }) => [ended?.outcome, ended?.said]),
      [
        ['returned', '执照上月注销，电话13800138000'],
        ['recalled', null],
        ['answered', '执照上月注销，电话［手机号1］'],
      ],
    );
    const [left, , apart] = done?.handed ?? [];
    const shown = (hand: string) => scene.as(c.officer, 'task:work', (one) => taskNumbers(one, { hand }));
    assert.deepEqual(await shown(apart?.id ?? ''), { numbers: ['13800138000'] });
    await assert.rejects(shown(left?.id ?? ''), refused('M-161'));
    const booked =
      await scene.sql`select act from house_book_event where county = ${scene.county} and act = 'hand.numbers'`;
    assert.equal(booked.length, 1);
  }),
);

test(
  'a pursuit, a correction and a lodging found closed down go to a department without anything of a child who stays there; no other task goes',
  house.scene(async (scene) => {
    const c = await passing(scene);
    const stay = await putStay(scene, c.inn, { night: '2026-11-19', fields: { name: '某童' } });
    const open = async (kind: string, n: number) => {
      const [id, subject] = [1, 2].map((part) => `0190aaaa-0000-7000-8000-0000000000${n}${part}`);
      await scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
        values (${scene.county}, ${id ?? ''}, ${kind}, ${c.inn.id}, ${c.beat}, 'chase', ${subject ?? ''}, 'same_day', nl.now(),
          nl.now() + interval '1 hour', ${JSON.stringify({ stay, name: '某童' })}::text::jsonb)`;
      return id ?? '';
    };
    const ask = chaseWords('zh-CN').registerPass('已停业');
    assert.match(suggestedPost(ask, [{ name: '市场监督管理局' }])?.post.name ?? '', /市场/);
    const give = async (kind: string, n: number) => {
      const task = await open(kind, n);
      return scene.as(c.officer, 'task:work', (one) => passTask(one, { task, to: c.market, ask }));
    };
    for (const [n, kind] of (['chase', 'rectification', 'register'] as const).entries())
      await give(kind, n + 1);
    for (const [n, kind] of (['alert', 'incident', 'identity_pending', 'excuse'] as const).entries())
      await scene.undone(() => assert.rejects(give(kind, n + 4), refused('M-161')));
    const seen = await scene.as(c.regulator, 'part:work', handedToPost);
    assert.deepEqual(
      seen.map((one) => one.ask),
      [ask, ask, ask],
    );
    assert.doesNotMatch(JSON.stringify(seen), new RegExp(`某童|某\\*|${stay}`));
  }),
);
