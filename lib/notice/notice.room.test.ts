import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { markRead } from '#lib/delivery/inbox.ts';
import { stage } from '#lib/gate/stage.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { chaseUnread } from './chase.ts';
import { askForCheck, correct } from './compose.ts';
import { addLateJoiners } from './late.ts';
import { confirmOrder } from './orders.ts';
import { answerNotice, ownNotices, waitsFor } from './own.ts';
import { orderOf, previewOf, toldOf } from './queries.ts';
import { funnelOf, peopleOf } from './results.ts';
import { sendDue } from './send.ts';
import { check, sign, withdraw } from './sign.ts';
import { codeOf, county, draft, question, signed, stateOf } from './stage-notice.ts';
import { unwantedNotices } from './unwanted.ts';

const house = stage();
after(() => house.close());

test(
  'a notice goes to exactly the list that was seen, whatever becomes of tags meanwhile, once, and its readers acknowledge and answer it',
  house.scene(async (scene) => {
    const here = await county(scene);
    const [tag] = await scene.sql<
      { id: string }[]
    >`insert into tag (county, id, name) values (${scene.county}, gen_random_uuid(), '电竞') returning id`;
    assert.ok(tag);
    for (const inn of here.inns.slice(0, 3))
      await scene.sql`insert into lodging_tag values (${scene.county}, ${inn.id}, ${tag.id})`;
    const id = await draft(scene, here, question, { g0_tags: tag.id });
    const seen = await scene.as(here.publisher, 'notice:compose', async (pass) => {
      const { notice } = await toldOf(pass, id);
      const preview = await previewOf(pass, notice);
      return preview.people.map(({ account }) => account).sort();
    });
    assert.equal(seen.length, 3);
    await scene.sql`delete from lodging_tag where lodging_id = ${here.inns[0]?.id ?? ''}`;
    await scene.sql`insert into lodging_tag values (${scene.county}, ${here.inns[3]?.id ?? ''}, ${tag.id})`;
    assert.equal(
      await codeOf(scene.as(here.publisher, 'notice:compose', (pass) => check(pass, { notice: id }))),
      'M-763',
    );
    const done = await signed(scene, here, id);
    assert.deepEqual(done, { sent: 3, deferred: 0, dropped: 0, orders: 0 });
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 0);
    const sent = await scene.sql<
      { account_id: string; body: string }[]
    >`select account_id, body from message where county = ${scene.county} and kind = 'notice' order by account_id`;
    assert.deepEqual(
      sent.map(({ account_id }) => account_id),
      seen,
    );
    const [owner, second, third] = here.owners;
    assert.ok(owner && second && third);
    assert.match(
      sent.find(({ account_id }) => account_id === owner.id)?.body ?? '',
      new RegExp(`${here.inns[0]?.code} 客栈请多问一句`),
    );

    const [mine] = await scene.as(owner, 'account:own', (pass) => ownNotices(pass));
    assert.ok(mine);
    assert.equal(waitsFor(mine), 'answer');
    const answer = (who: typeof owner, choice: number) =>
      scene.as(who, 'account:own', (pass) => answerNotice(pass, { notice: id, choice, said: null }));
    assert.equal(await codeOf(answer(owner, 5)), 'M-774');
    await answer(owner, 1);
    assert.equal(await codeOf(answer(owner, 0)), 'M-783');
    assert.equal(await codeOf(answer(here.owners[3] ?? owner, 0)), 'M-161', 'a stranger to the notice');
    await scene.as(second, 'account:own', (pass) =>
      markRead(pass, { messages: sent.map(() => '').join(','), acknowledge: 'yes' }),
    );
    const [theirs] = await scene.as(second, 'account:own', (pass) => ownNotices(pass));
    await scene.as(second, 'account:own', (pass) =>
      markRead(pass, { messages: theirs?.message ?? '', acknowledge: 'yes' }),
    );
    assert.deepEqual(await stateOf(scene, here.publisher, id), ['acknowledged', 'answered', 'handed']);
    const chase = () =>
      scene.as(here.publisher, 'notice:compose', (pass) => chaseUnread(pass, { notice: id, beat: null }));
    assert.deepEqual(await chase(), { sent: 1, again: 0, capped: 0 });
    assert.deepEqual(await chase(), { sent: 0, again: 1, capped: 0 });
    const [reminder] = await scene.sql<
      { id: string }[]
    >`select id from message where county = ${scene.county} and kind = 'reminder'`;
    const unwanted = () =>
      scene.asJob('clock:work', async (pass) => [...(await unwantedNotices(pass, [reminder?.id ?? '']))]);
    assert.deepEqual(await unwanted(), []);
    const [last] = await scene.as(third, 'account:own', (pass) => ownNotices(pass));
    await scene.as(third, 'account:own', (pass) =>
      markRead(pass, { messages: last?.message ?? '', acknowledge: 'no' }),
    );
    assert.deepEqual(await unwanted(), [reminder?.id]);
    assert.equal(await codeOf(chase()), 'M-784');

    const next = await scene.as(here.publisher, 'notice:compose', (pass) => correct(pass, { notice: id }));
    await scene.as(here.publisher, 'notice:compose', (pass) => askForCheck(pass, { notice: next.id }));
    assert.equal((await signed(scene, here, next.id)).sent, 3, 'a correction is not counted against the cap');
    const [after2, before2] = await scene.as(third, 'account:own', (pass) => ownNotices(pass));
    assert.equal(after2?.corrects, id);
    assert.equal(before2?.correctedBy, next.id);
  }),
);

test(
  'nothing goes out in the quiet hours or above the cap, safety does once another approved it, and what waits can be withdrawn',
  house.scene(async (scene) => {
    const here = await county(scene, '2026-11-21T14:30:00Z');
    const first = await draft(scene, here);
    assert.deepEqual(await signed(scene, here, first), { sent: 0, deferred: 4, dropped: 0, orders: 0 });
    assert.deepEqual(await stateOf(scene, here.publisher, first), Array(4).fill('deferred'));
    const safety = await draft(scene, here, {}, {}, { safety: 'weather' });
    assert.equal(await codeOf(signed(scene, here, safety)), 'M-773');
    assert.equal((await signed(scene, here, safety, true)).sent, 4);
    await scene.clock('2026-11-21T22:59:00Z');
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 0);
    await scene.clock('2026-11-21T23:00:00Z');
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 4);
    const second = await draft(scene, here);
    assert.deepEqual(await signed(scene, here, second), { sent: 0, deferred: 4, dropped: 0, orders: 0 });
    const [due] = await scene.sql<
      { at: string; why: string }[]
    >`select due_at as at, deferred_for as why from notice_recipient where notice_id = ${second} limit 1`;
    assert.deepEqual([new Date(due?.at ?? 0).toISOString(), due?.why], ['2026-11-22T23:00:00.000Z', 'cap']);
    const burden = await scene.as(
      here.publisher,
      'notice:compose',
      async (pass) => (await previewOf(pass, (await toldOf(pass, second)).notice)).burden,
    );
    assert.deepEqual([burden.people, burden.notices, burden.deferred], [4, 1, 4]);
    await scene.as(here.publisher, 'notice:compose', (pass) => withdraw(pass, { notice: second }));
    await scene.clock('2026-11-22T23:05:00Z');
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 0);
    assert.deepEqual(await stateOf(scene, here.publisher, second), Array(4).fill('withdrawn'));
    assert.equal(
      await codeOf(scene.as(here.publisher, 'notice:compose', (pass) => withdraw(pass, { notice: first }))),
      'M-765',
    );
    const later = await draft(scene, here, {}, {}, { way: 'scheduled', send_at: '2026-11-24T09:00' });
    assert.equal((await signed(scene, here, later)).sent, 0);
    await scene.clock('2026-11-24T01:00:00Z');
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 4);
  }),
);

test(
  'an order reaches a beat once its officer confirms it; what nobody confirms climbs to the chief; another beat’s officer sees nothing',
  house.scene(async (scene) => {
    const here = await county(scene);
    const id = await draft(scene, here, {}, {}, { way: 'order' });
    assert.deepEqual(await signed(scene, here, id), { sent: 0, deferred: 0, dropped: 0, orders: 2 });
    assert.deepEqual(await stateOf(scene, here.publisher, id), Array(4).fill('awaiting_officer'));
    const orders = await scene.sql<
      { id: string; unit_id: string }[]
    >`select id, unit_id from notice_order where county = ${scene.county}`;
    const orderIn = (beat: string | undefined) => orders.find(({ unit_id }) => unit_id === beat)?.id ?? '';
    const [mine, other] = [orderIn(here.beats[0]), orderIn(here.beats[1])];
    const [officer, neighbour] = here.officers;
    assert.ok(officer && neighbour);
    const told = await scene.as(officer, 'order:confirm', (pass) => orderOf(pass, mine));
    assert.equal(told.people.length, 2);
    assert.equal(await codeOf(scene.as(officer, 'order:confirm', (pass) => orderOf(pass, other))), 'M-161');
    const confirm = (who: typeof officer, order: string, line: string) =>
      scene.as(who, 'order:confirm', (pass) => confirmOrder(pass, { order, line }));
    assert.equal(await codeOf(confirm(officer, other, '')), 'M-161');
    await confirm(officer, mine, '今晚我来');
    assert.equal(await codeOf(confirm(officer, mine, '')), 'M-778');
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 2);
    const [message] = await scene.sql<
      { body: string }[]
    >`select body from message where county = ${scene.county} and kind = 'notice' limit 1`;
    assert.match(message?.body ?? '', new RegExp(`${officer.name}转：今晚我来`));
    await scene.clock('2026-11-21T02:31:00Z');
    assert.equal((await scene.asJob('clock:work', climbTasks)).climbed, 1);
    const [rung] = await scene.sql<
      { account_id: string; path: string }[]
    >`select account_id, path from message where county = ${scene.county} and key like 'climb/%'`;
    assert.deepEqual([rung?.account_id, rung?.path], [here.chief.id, `/notices/orders/${other}`]);
    await confirm(here.chief, other, '');
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 2);
    const open = await scene.sql`select from task where county = ${scene.county} and done_at is null`;
    assert.equal(open.length, 0);
    const people = await scene.as(here.chief, 'notice:compose', async (pass) =>
      peopleOf(pass, (await toldOf(pass, id)).notice),
    );
    assert.deepEqual(funnelOf(people), {
      people: 4,
      queued: 4,
      handed: 4,
      delivered: 0,
      read: 0,
      acknowledged: 0,
      answered: 0,
    });
  }),
);

test(
  'whoever comes into the audience later is sent it too where that was wanted, within what its composer reached',
  house.scene(async (scene) => {
    const here = await county(scene);
    const elsewhere = await scene.unit('beat', await scene.unit('station', here.top));
    const { chief, supervisor, inns } = here;
    const id = await draft(scene, { publisher: chief }, {}, {}, { late_joiners: '1' });
    assert.equal((await signed(scene, { ...here, supervisor }, id)).sent, 4);
    await scene.person({ role: 'owner', lodging: inns[0]?.id ?? '' });
    const far = await scene.lodging(elsewhere);
    await scene.person({ role: 'owner', lodging: far.id });
    assert.deepEqual(await scene.asJob('clock:work', addLateJoiners), { joined: 1 });
    assert.equal((await scene.asJob('clock:work', (pass) => sendDue(pass))).sent, 1);
    assert.deepEqual(await scene.asJob('clock:work', addLateJoiners), { joined: 0 });
    const other = await scene.person({ role: 'chief', unit: elsewhere });
    assert.equal(await codeOf(scene.as(other, 'notice:compose', (pass) => toldOf(pass, id))), 'M-161');
    const wide = await draft(scene, here);
    assert.equal(
      await codeOf(scene.as(chief, 'notice:sign', (pass) => sign(pass, { notice: wide, safety_ok: false }))),
      'M-776',
    );
  }),
);
