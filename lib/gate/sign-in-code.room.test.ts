import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { claimDue } from '#lib/delivery/claim.ts';
import { inboxOf } from '#lib/delivery/inbox.ts';
import { CODE_PLACE, oneTimeCode } from '#lib/delivery/one-time.ts';
import { type Around, planOut } from '#lib/delivery/plan.ts';
import { sendCode, staleCodes } from '#lib/identity/code.ts';
import { sessionOf } from './cookie.ts';
import { nextStep, signIn } from './sign-in.ts';
import { askCode, readWaiting, signInByCode, type Waiting, writeWaiting } from './sign-in-code.ts';
import { type Scene, stage } from './stage.ts';
import { PASSWORD, refused, somebody, staffOf, supervisorOf } from './stage-door.ts';

const house = stage();
after(() => house.close());

/** What the job of an asking sends. */
const sentFor = (scene: Scene, { id }: Waiting) =>
  scene.asJob('clock:work', async (pass) => (await sendCode(pass, id)).sent);

test(
  'a code opens a session once, from the browser that asked, within five minutes; police still show the second factor',
  house.scene(async (scene) => {
    await scene.clock('2026-11-20T15:30:00Z');
    const person = await somebody(scene, staffOf);
    const waiting = await askCode(` +86 ${person.phone}`, person.visit());
    assert.equal(await sentFor(scene, waiting), 1);
    assert.equal(await sentFor(scene, waiting), 0, 'a job that comes twice sends once');
    const code = oneTimeCode(waiting.id);
    const other = { ...waiting, secret: 'A'.repeat(43) };
    await assert.rejects(signInByCode(code, other, person.visit()), refused('M-474', 'unauthenticated'));
    await assert.rejects(signInByCode(code, null, person.visit()), refused('M-474'));
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    assert.equal((await signInByCode(spaced, waiting, person.visit())).aal, 1);
    await assert.rejects(signInByCode(code, waiting, person.visit()), refused('M-474'));

    await scene.clock('2026-11-20T15:40:00Z');
    const late = await askCode(person.phone, person.visit());
    await scene.clock('2026-11-20T15:45:01Z');
    await assert.rejects(signInByCode(oneTimeCode(late.id), late, person.visit()), refused('M-474'));

    const [told] = await scene.sql<{ detail: { by?: string } }[]>`
      select detail from house_book_event where county = ${scene.county} and act = 'session.open'`;
    assert.equal(told?.detail.by, 'text');
    const officer = await somebody(scene, supervisorOf);
    const asked = await askCode(officer.phone, officer.visit());
    const half = await signInByCode(oneTimeCode(asked.id), asked, officer.visit());
    assert.notEqual(nextStep(half.standing, half.aal), 'home');
  }),
);

test(
  'five wrong codes wear a code out, and the right one is then as wrong as any',
  house.scene(async (scene) => {
    const person = await somebody(scene, staffOf);
    const waiting = await askCode(person.phone, person.visit());
    const code = oneTimeCode(waiting.id);
    for (let tries = 0; tries < 5; tries += 1) {
      const guess = String((Number(code) + tries + 1) % 1_000_000).padStart(6, '0');
      await assert.rejects(signInByCode(guess, waiting, person.visit()), refused('M-474'));
    }
    await assert.rejects(signInByCode(code, waiting, person.visit()), refused('M-474'));
  }),
);

test(
  'a number with an account, one without, one that is none and one that has had enough have one answer, and no more texts',
  house.scene(async (scene) => {
    await scene.clock('2026-11-20T02:00:10Z');
    const person = await somebody(scene, staffOf);
    const strangers = [
      await askCode('13900000001', person.visit()),
      await askCode('no phone', person.visit()),
    ];
    for (const stranger of strangers) {
      assert.deepEqual(readWaiting(writeWaiting(stranger)), stranger);
      assert.equal(await sentFor(scene, stranger), 0);
      await assert.rejects(
        signInByCode(oneTimeCode(stranger.id), stranger, person.visit()),
        refused('M-474', 'unauthenticated'),
      );
    }
    const sent: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      await scene.clock(new Date(Date.parse('2026-11-20T02:00:10Z') + n * 61_000));
      const first = await askCode(person.phone, person.visit());
      const again = await askCode(person.phone, person.visit());
      sent.push(await sentFor(scene, first), await sentFor(scene, again));
    }
    assert.deepEqual(
      sent,
      [1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      'one a minute; every asking counts towards the five of the hour',
    );
    const rows = await scene.sql`select id from sign_in_code`;
    assert.equal(rows.length >= 18, true, 'a stranger’s asking leaves the same row');
    const jobs = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from pgboss.job where name = 'code.asked' and data->>'code' = any (${rows.map(({ id }) => String(id))})`;
    assert.equal(jobs[0]?.n, rows.length, 'and the same job');
    await scene.sql`insert into throttle (key, window_start, tries)
      select 'code-net:flood', to_timestamp(floor(extract(epoch from nl.now()) / 900) * 900), 60`;
    await assert.rejects(
      askCode(person.phone, person.visit({ network: 'flood' })),
      refused('M-163', 'too_many'),
    );
  }),
);

test(
  'the code stands in no table and no inbox; it is made when the text leaves for the phone, and not once it is old',
  house.scene(async (scene) => {
    await scene.clock('2026-11-20T15:30:00Z');
    await scene.sql`update installation set kind = 'demonstration'`;
    const person = await somebody(scene, staffOf);
    const waiting = await askCode(person.phone, person.visit());
    await sentFor(scene, waiting);
    const [message] = await scene.sql<{ id: string; body: string; key: string }[]>`
      select id, body, key from message where county = ${scene.county} and kind = 'code'`;
    assert.ok(message?.body.includes(CODE_PLACE));
    assert.equal(JSON.stringify(message).includes(oneTimeCode(waiting.id)), false);
    const deliveries =
      await scene.sql`select channel from message_delivery where message_id = ${message?.id ?? null}`;
    assert.equal(deliveries.length, 0, 'no inbox carries it');
    const around: Around = {
      addressesOf: async (_pass, accounts) => new Map(accounts.map((one) => [one, { phone: person.phone }])),
      unwanted: (pass, _kind, messages) => staleCodes(pass, messages),
    };
    await scene.asJob('clock:work', (pass) => planOut(pass, around));
    const leave = () =>
      scene.asJob('clock:work', async (pass) => {
        const { outgoing } = await claimDue(pass, 'outbox', around);
        return outgoing.map(({ body, code, url }) => ({ body, code, url }));
      });
    const [out] = await leave();
    assert.equal(out?.code, oneTimeCode(waiting.id));
    assert.equal(out?.url, null);
    assert.ok(out?.body.includes(oneTimeCode(waiting.id)));

    await scene.clock('2026-11-20T15:32:00Z');
    const late = await askCode(person.phone, person.visit());
    await sentFor(scene, late);
    await scene.asJob('clock:work', (pass) => planOut(pass, around));
    await scene.clock('2026-11-20T15:38:00Z');
    assert.deepEqual(await leave(), []);
    const session = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
    const me = { ...person, credential: { session } };
    assert.deepEqual(await scene.as(me, 'account:own', (pass) => inboxOf(pass)), []);
  }),
);
