import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { markRead } from '#lib/delivery/inbox.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { openCalls } from './calls.ts';
import './clearing.ts';
import { sendDue } from './send.ts';
import { county, draft, signed } from './stage-notice.ts';

const house = stage();
after(() => house.close());

const messagesOf = (scene: Scene, account: string | undefined) => scene.sql<
  { title: string; body: string; path: string; outside: boolean }[]
>`select title, body, path, settled_at is null as outside from message
    where county = ${scene.county} and account_id = ${account ?? null} and kind = 'notice' order by queued_at, settled_at nulls first, title collate "C"`;

test(
  'notices that wait for the cap go out in one message on the first day that has room, each in the inbox, and count once',
  house.scene(async (scene) => {
    const here = await county(scene);
    const [owner] = here.owners;
    const titled = (title: string) => draft(scene, here, { title_zh: title });
    await signed(scene, here, await titled('第一条'));
    for (const title of ['第二条', '第三条', '第四条'])
      assert.deepEqual(await signed(scene, here, await titled(title)), {
        ...{ sent: 0, deferred: 4, dropped: 0, orders: 0 },
      });
    await scene.clock('2026-11-21T23:00:01Z');
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 4);
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 0);
    const [, ...next] = await messagesOf(scene, owner?.id);
    assert.deepEqual(
      next.map(({ title, outside }) => [title, outside]),
      [
        ['有3条通知等您看', true],
        ['第三条', false],
        ['第四条', false],
      ],
    );
    assert.equal(next[0]?.body, '1. 第二条\n2. 第三条\n3. 第四条');
    assert.equal(next[0]?.path, '/account/messages');
    await scene.clock('2026-11-22T23:00:01Z');
    assert.equal(
      (await signed(scene, here, await titled('第五条'))).sent,
      4,
      'two of the week’s three were used',
    );
    assert.equal((await signed(scene, here, await titled('第六条'))).deferred, 4);
  }),
);

test(
  'where every channel failed for somebody who has not read it, the officer has a call to make, which ends when they read',
  house.scene(async (scene) => {
    const here = await county(scene);
    const id = await draft(scene, here);
    await signed(scene, here, id);
    await scene.sql`
      update message set settled_at = '2026-11-21T02:01:00Z' where county = ${scene.county} and kind = 'notice'`;
    const calls = () => scene.asJob('clock:work', openCalls);
    await scene.clock('2026-11-21T02:32:00Z');
    assert.deepEqual(await calls(), { opened: 0, ended: 0 }, 'a county without channels has the inbox alone');
    const enable = (channel: string) => scene.sql`
      insert into channel_setting (county, channel, enabled, place, settings, set_at, failures)
      values (${scene.county}, ${channel}, true, 1, '{}', nl.now(), 0)`;
    await enable('web_push');
    assert.deepEqual(await calls(), { opened: 0, ended: 0 }, 'nor does Web Push make one');
    await enable('aliyun_sms');
    const [owner, second, third, fourth] = here.owners;
    const carried = async (who: typeof owner, failed: boolean) => scene.sql`
      insert into message_delivery (county, message_id, account_id, channel, queued_at, due_at, attempts, handed_at, failed_at, cause)
      select county, id, account_id, 'aliyun_sms', queued_at, queued_at, 1, ${failed ? null : '2026-11-21T02:00:30Z'},
        ${failed ? '2026-11-21T02:00:30Z' : null}, ${failed ? 'address_wrong' : null}
      from message where county = ${scene.county} and kind = 'notice' and account_id = ${who?.id ?? null}`;
    await carried(owner, true);
    await carried(second, false);
    // What a browser was told beside the chain ends no chain.
    await scene.sql`insert into message_delivery (county, message_id, account_id, channel, queued_at, due_at, attempts, handed_at)
      select county, message_id, account_id, 'web_push', queued_at, due_at, 1, due_at from message_delivery
      where county = ${scene.county} and channel = 'aliyun_sms' and account_id = ${owner?.id ?? null}`;
    const read = (who: typeof owner) =>
      scene.sql`update message set read_at = nl.now() where county = ${scene.county} and account_id = ${who?.id ?? null}`;
    await read(third);
    assert.deepEqual(
      await calls(),
      { opened: 2, ended: 0 },
      'the first, and the fourth whom no channel knows',
    );
    assert.deepEqual(await calls(), { opened: 0, ended: 0 });
    const open = await scene.sql<{ unit_id: string; lodging_id: string }[]>`
      select unit_id, lodging_id from task where county = ${scene.county} and kind = 'call' and done_at is null order by lodging_id`;
    assert.deepEqual(
      open.map(({ unit_id, lodging_id }) => [unit_id, lodging_id]),
      [0, 3]
        .map((n) => [here.inns[n]?.beat, here.inns[n]?.id])
        .sort(([, a = ''], [, b = '']) => (a < b ? -1 : 1)),
    );
    const [mine] = await messagesIds(scene, owner?.id);
    if (!owner || !fourth) return;
    await scene.as(owner, 'account:own', (pass) =>
      markRead(pass, { messages: mine ?? '', acknowledge: 'yes' }),
    );
    assert.deepEqual(await calls(), { opened: 0, ended: 1 });
  }),
);

const messagesIds = async (scene: Scene, account: string | undefined) =>
  (
    await scene.sql<{ id: string }[]>`
      select id from message where county = ${scene.county} and account_id = ${account ?? null} and kind = 'notice'`
  ).map(({ id }) => id);

test(
  'what was said to whom goes with the years its messages are kept for, and not a day before',
  house.scene(async (scene) => {
    const here = await county(scene);
    await signed(scene, here, await draft(scene, here));
    const left = async () => {
      const [row] = await scene.sql<{ n: number }[]>`
        select (select count(*) from notice where county = ${scene.county})::int
          + (select count(*) from notice_recipient where county = ${scene.county})::int as n`;
      return row?.n;
    };
    const clear = () => scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    await scene.clock('2027-11-21T02:00:00Z');
    await clear();
    assert.equal(await left(), 5);
    await scene.clock('2032-11-21T02:00:00Z');
    await clear();
    assert.equal(await left(), 0);
  }),
);
