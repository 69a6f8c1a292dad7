import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import type { Handed } from './channel.ts';
import { claimDue } from './claim.ts';
import { fatesOf } from './fates.ts';
import { inboxOf, markRead } from './inbox.ts';
import { type Around, planOut } from './plan.ts';
import { markLost, paired, recordHanded } from './record.ts';
import { recordReports } from './reports.ts';
import { type NewMessage, send } from './send.ts';

const house = stage();
after(() => house.close());

const around = (ended: readonly string[] = []): Around => ({
  addressesOf: async (_pass, accounts) => new Map(accounts.map((one) => [one, { phone: '13900000001' }])),
  unwanted: async (_pass, _kind, ids) => new Set(ids.filter((id) => ended.includes(id))),
});

async function set(scene: Scene) {
  await scene.clock('2026-11-20T02:00:00Z');
  await scene.sql`update installation set kind = 'demonstration'`;
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const inn = await scene.lodging(beat);
  const officer = await scene.person({ role: 'officer', unit: beat });
  const owner = await scene.person({ role: 'owner', lodging: inn.id });
  const put = (person: Person, more: Partial<NewMessage> = {}) =>
    scene.as(officer, 'task:work', (pass) =>
      send(pass, [
        {
          key: 'one',
          account: person.id,
          kind: 'task',
          lodgings: [inn.id],
          text: (language) => ({ title: language === 'en' ? 'To do' : '要办', body: '…' }),
          ...more,
        },
      ]),
    );
  const plan = () => scene.asJob('clock:work', (pass) => planOut(pass, around()));
  const claim = (ended: readonly string[] = []) =>
    scene.asJob('clock:work', (pass) => claimDue(pass, 'outbox', around(ended)));
  const record = (refs: readonly { ref: string }[], handed: Handed) =>
    scene.asJob('clock:work', async (pass) => {
      const batch = refs.map(({ ref }) => ({ ref, handed }));
      await recordHanded(pass, 'outbox', batch, 0.5);
      return null;
    });
  const fate = async () => {
    const [row] = await scene.sql<{ id: string }[]>`select id from message where county = ${scene.county}`;
    const id = row?.id ?? '';
    return (
      await scene.as(officer, 'task:work', async (pass) => [...(await fatesOf(pass, [id])).values()])
    )[0];
  };
  return { inn, beat, officer, owner, put, plan, claim, record, fate };
}

test(
  'a message stands in its person’s inbox alone, is sent once a key, and is read by a form of theirs',
  house.scene(async (scene) => {
    const { owner, officer, put, beat } = await set(scene);
    assert.deepEqual(
      (await put(owner)).map(({ result }) => result),
      ['sent'],
    );
    assert.deepEqual(
      (await put(owner)).map(({ result }) => result),
      ['again'],
    );
    const stranger = await scene.person();
    assert.equal((await put(stranger, { key: 'two' }))[0]?.result, 'nobody');
    const inbox = await scene.as(owner, 'account:own', inboxOf);
    assert.deepEqual(
      inbox.map(({ title, readAt }) => [title, readAt]),
      [['要办', null]],
    );
    assert.deepEqual(await scene.as(officer, 'account:own', inboxOf), []);
    const messages = inbox.map(({ id }) => id).join(',');
    const mark = (person: Person) =>
      scene.as(person, 'account:own', (pass) => markRead(pass, { messages, acknowledge: 'yes' }));
    assert.deepEqual(await mark(officer), { marked: 0 });
    assert.deepEqual(await mark(owner), { marked: 1 });
    assert.deepEqual(await mark(owner), { marked: 0 });
    const other = await scene.person({ role: 'officer', unit: await scene.unit('beat', beat) });
    const ids = inbox.map(({ id }) => id);
    assert.equal(
      (await scene.as(officer, 'task:work', async (p) => [...(await fatesOf(p, ids)).keys()])).length,
      1,
    );
    assert.equal(
      (await scene.as(other, 'task:work', async (p) => [...(await fatesOf(p, ids)).keys()])).length,
      0,
    );
  }),
);

test(
  'a hand-over is taken once; what a dead worker took is unknown and never resent, and a late report still tells',
  house.scene(async (scene) => {
    const { owner, put, plan, claim, fate } = await set(scene);
    await put(owner);
    assert.deepEqual(await plan(), { opened: 1, usable: ['outbox'], next: null });
    assert.deepEqual(await plan(), { opened: 0, usable: ['outbox'], next: null });
    const batch = await claim();
    assert.equal(batch.outgoing.length, 1);
    assert.equal((await claim()).outgoing.length, 0);
    await scene.clock('2026-11-20T02:03:00Z');
    assert.equal(await scene.asJob('clock:work', markLost), 1);
    assert.equal((await fate())?.channels.find(({ channel }) => channel === 'outbox')?.state, 'unknown');
    assert.equal((await claim()).outgoing.length, 0);
    const ref = batch.outgoing[0]?.ref ?? '';
    const report = (delivered: boolean, at: string) =>
      scene.asJob('clock:work', (pass) =>
        recordReports(pass, 'outbox', [{ ref, providerId: 'p1', delivered, at: new Date(at) }]),
      );
    assert.equal((await report(true, '2026-11-20T02:01:00Z')).ours, 1);
    assert.equal((await report(true, '2026-11-20T02:02:00Z')).ours, 1);
    assert.equal((await report(false, '2026-11-20T02:00:30Z')).ours, 1);
    const told = (await fate())?.channels.find(({ channel }) => channel === 'outbox');
    assert.deepEqual([told?.state, told?.cause], ['delivered', null]);
    assert.equal(
      await scene.asJob('clock:work', (pass) =>
        recordReports(pass, 'outbox', [{ ref: 'x', providerId: 'y', delivered: true, at: pass.now }]).then(
          ({ ours }) => ours,
        ),
      ),
      0,
    );
  }),
);

test(
  'a refusal fails with its cause, a busy provider is tried later with growing distance and then given up',
  house.scene(async (scene) => {
    const { owner, put, plan, claim, record, fate } = await set(scene);
    await put(owner);
    await plan();
    const instants = ['02:00:10', '02:01:00', '02:03:00', '02:07:00', '02:20:00', '02:50:00'];
    for (const time of instants) {
      await scene.clock(`2026-11-20T${time}Z`);
      const { outgoing } = await claim();
      assert.equal(outgoing.length, 1, time);
      assert.equal((await claim()).outgoing.length, 0);
      await record(outgoing, { result: 'again', cause: 'busy', code: '-1' });
    }
    const told = (await fate())?.channels.find(({ channel }) => channel === 'outbox');
    assert.deepEqual([told?.state, told?.cause], ['failed', 'gave_up (busy (-1))']);
    assert.deepEqual(paired([], []), []);
  }),
);

test(
  'nothing leaves in the quiet hours but what is urgent, and nothing whose matter has ended',
  house.scene(async (scene) => {
    const { owner, put, plan, claim, fate } = await set(scene);
    await scene.clock('2026-11-20T15:30:00Z');
    await put(owner);
    await plan();
    await scene.clock('2026-11-20T22:59:00Z');
    assert.equal((await claim()).outgoing.length, 0);
    await put(owner, { key: 'urgent', urgent: true });
    await plan();
    assert.equal((await claim()).outgoing.length, 1);
    await scene.clock('2026-11-20T23:00:30Z');
    const [row] = await scene.sql<
      { id: string }[]
    >`select id from message where key = 'one' and county = ${scene.county}`;
    assert.equal((await claim([row?.id ?? ''])).outgoing.length, 0);
    await scene.sql`delete from message_delivery where county = ${scene.county} and message_id <> ${row?.id ?? ''}`;
    await scene.sql`delete from message where county = ${scene.county} and key = 'urgent'`;
    assert.equal((await fate())?.fate, 'withdrawn');
    assert.deepEqual(await scene.as(owner, 'account:own', inboxOf), []);
  }),
);

test(
  'a third reminder of a day is capped, and a real installation without channels settles at the inbox',
  house.scene(async (scene) => {
    const { owner, put, plan } = await set(scene);
    await scene.sql`update installation set kind = 'real'`;
    const results = [];
    for (const key of ['a', 'b', 'c']) results.push((await put(owner, { key, kind: 'reminder' }))[0]?.result);
    assert.deepEqual(results, ['sent', 'sent', 'capped']);
    assert.deepEqual(await plan(), { opened: 0, usable: [], next: null });
    const [left] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from message where county = ${scene.county} and settled_at is null`;
    assert.equal(left?.n, 0);
  }),
);
