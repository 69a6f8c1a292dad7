import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inboxOf } from '#lib/delivery/inbox.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { threadOf } from '../queries.ts';
import { asks, talking } from '../stage-threads.ts';
import { tendThreads } from '../tend.ts';
import { handedOn, passOn, postsToPass } from './pass-on.ts';
import { claimHand, endHand, handedToPost } from './post.ts';
import { tellPost, tellThreads } from './tell.ts';

const house = stage();
after(() => house.close());

const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;
const tell = (scene: Scene) => scene.asJob('clock:work', tellThreads);

async function passing(scene: Scene) {
  const c = await talking(scene);
  await scene.clock('2026-11-20T01:00:00Z');
  const [fire, market] = [await scene.unit('post', c.county), await scene.unit('post', c.county)];
  const [fireman, colleague, regulator] = [
    await scene.person({ role: 'agent', unit: fire }),
    await scene.person({ role: 'agent', unit: fire }),
    await scene.person({ role: 'agent', unit: market }),
  ];
  const thread = await asks(scene, c.clerk, c.inn, '安全出口被隔壁堵了，孩子住三楼');
  await scene.asJob('clock:work', (pass) => tendThreads(pass));
  const pass = (to: string, ask = '请看看安全出口，联系13800138000') =>
    scene.as(c.officer, 'thread:work', (one) => passOn(one, { thread, to, ask }));
  return { ...c, fire, market, fireman, colleague, regulator, thread, pass };
}

test(
  'a department sees only what was passed to it, without the thread and without a number; claims it, answers, and the asker reads the answer',
  house.scene(async (scene) => {
    const c = await passing(scene);
    assert.deepEqual(await scene.as(c.fireman, 'part:work', handedToPost), []);
    await assert.rejects(c.pass(c.beat), refused('M-609'));
    await c.pass(c.fire);
    await assert.rejects(c.pass(c.market), refused('M-610'));
    const [seen, ...more] = await scene.as(c.fireman, 'part:work', handedToPost);
    assert.deepEqual(
      [seen?.ask, seen?.lodging, more.length],
      ['请看看安全出口，联系［手机号1］', `${c.inn.code} 客栈`, 0],
    );
    assert.deepEqual(Object.keys(seen ?? {}).sort(), [
      ...[
        'address',
        'ask',
        'askedAt',
        'askedBy',
        'claimed',
        'dueAt',
        'ended',
        'id',
        'lodging',
        'sortAt',
        'unit',
      ],
    ]);
    assert.deepEqual(await scene.as(c.regulator, 'part:work', handedToPost), []);
    const hand = seen?.id ?? '';
    assert.equal(await scene.asJob('clock:work', (pass) => tellPost(pass, hand)), 2);
    await assert.rejects(
      scene.as(c.regulator, 'part:work', (pass) => claimHand(pass, { hand })),
      refused('M-161'),
    );
    await scene.as(c.fireman, 'part:work', (pass) => claimHand(pass, { hand }));
    await assert.rejects(
      scene.as(c.colleague, 'part:work', (pass) => claimHand(pass, { hand })),
      refused('M-612'),
    );
    const said = '已责令清理，电话13900139000';
    await assert.rejects(
      scene.as(c.fireman, 'part:work', (pass) => endHand(pass, { hand, outcome: 'answered', said })),
      refused('M-602'),
    );
    await scene.as(c.fireman, 'part:work', (pass) =>
      endHand(pass, { hand, outcome: 'answered', said, numbers: 'moved' }),
    );
    const [own1] = await scene.as(c.fireman, 'part:work', handedToPost);
    assert.equal(own1?.ended?.said, '已责令清理，电话［手机号1］');
    assert.deepEqual(await tell(scene), { told: 2 });
    assert.deepEqual(await tell(scene), { told: 0 });
    const own = await scene.as(c.clerk, 'thread:ask', (pass) => threadOf(pass, c.thread));
    assert.deepEqual(
      own?.lines.slice(1).map(({ side, kind, unit, text }) => [side, kind, unit !== null, text]),
      [
        ['police', 'passed', true, null],
        ['post', 'claimed', true, null],
        ['post', 'said', true, '已责令清理，电话［手机号1］'],
      ],
    );
    assert.deepEqual([own?.waitsSince, own?.answered], [null, true]);
    const [open] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from task where county = ${scene.county} and done_at is null`;
    assert.equal(open?.n, 0);
    assert.equal((await scene.as(c.clerk, 'account:own', (pass) => inboxOf(pass, 9))).length, 1);
    const [told] = await scene.as(c.officer, 'thread:work', (pass) => handedOn(pass, { thread: c.thread }));
    assert.equal(told?.ended?.outcome, 'answered');
  }),
);

test(
  'of two departments one claims what stands open to any; returned it is the officer’s again and climbs at once',
  house.scene(async (scene) => {
    const c = await passing(scene);
    await c.pass('any');
    const [offered] = await scene.as(c.regulator, 'part:work', handedToPost);
    assert.equal((await scene.as(c.fireman, 'part:work', handedToPost)).length, 1);
    assert.deepEqual(await scene.as(c.chief, 'part:work', handedToPost), []);
    const hand = offered?.id ?? '';
    await scene.as(c.regulator, 'part:work', (pass) => claimHand(pass, { hand }));
    assert.deepEqual(await scene.as(c.fireman, 'part:work', handedToPost), []);
    await assert.rejects(
      scene.as(c.fireman, 'part:work', (pass) => claimHand(pass, { hand })),
      refused('M-161'),
    );
    await scene.clock('2026-11-20T06:00:00Z');
    await scene.asJob('clock:work', (pass) => tendThreads(pass));
    await scene.asJob('clock:work', climbTasks);
    const climbed = async () =>
      (
        await scene.sql`select id from task where county = ${scene.county} and kind = 'climbed' and done_at is null`
      ).length;
    assert.equal(await climbed(), 0, 'with a department it has a day of duty more');
    await scene.as(c.regulator, 'part:work', (pass) =>
      endHand(pass, { hand, outcome: 'returned', said: '不是我们管' }),
    );
    await tell(scene);
    await scene.asJob('clock:work', climbTasks);
    assert.equal(await climbed(), 1);
    await c.pass(c.fire, '安全出口堵塞');
    await scene.asJob('clock:work', climbTasks);
    assert.equal(await climbed(), 0);
  }),
);

test(
  'an agent’s account pages, messages and address work with the smallest rights; posts come first among those to pass to',
  house.scene(async (scene) => {
    const c = await passing(scene);
    await c.pass(c.fire);
    await scene.asJob('clock:work', async (pass) => {
      const [hand] = await pass.sql<{ id: string }[]>`select id from hand_off where county = ${scene.county}`;
      return tellPost(pass, hand?.id ?? '');
    });
    const inbox = await scene.as(c.fireman, 'account:own', (pass) => inboxOf(pass, 9));
    assert.deepEqual([inbox.length, inbox[0]?.path], [1, '/requests']);
    const posts = await scene.as(c.officer, 'thread:work', (pass) => postsToPass(pass, c.inn.id));
    assert.deepEqual(
      posts.slice(0, 2).map(({ id }) => id),
      [c.fire, c.market],
    );
  }),
);
