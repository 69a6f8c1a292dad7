import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { changePassword, endSession, ownSessions } from '#lib/identity/own.ts';
import { hashPassword } from '#lib/identity/password.ts';
import { DEMONSTRATION_PASSWORD } from '#lib/identity/rules.ts';
import { sessionOf } from './cookie.ts';
import { signIn, signOut } from './sign-in.ts';
import { stage } from './stage.ts';
import { PASSWORD, refused, secadminOf, somebody, staffOf, supervisorOf } from './stage-door.ts';

const house = stage();
after(() => house.close());

test(
  'phone and password open a session, which ends at once when it is signed out',
  house.scene(async (scene) => {
    const person = await somebody(scene, staffOf);
    const admitted = await signIn(` +86 ${person.phone} `, PASSWORD, person.visit());
    const session = await sessionOf(admitted.cookie);
    const me = { ...person, credential: { session } };
    assert.equal(await scene.as(me, 'desk:read', async (pass) => pass.actor.name), person.name);
    await signOut(person.visit({ session }));
    await assert.rejects(
      scene.as(me, 'desk:read', async () => 1),
      refused('M-180'),
    );
    const acts =
      await scene.sql`select act from house_book_event where county = ${scene.county} order by at, seq`;
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['session.open', 'session.close'],
    );
    const [stored] =
      await scene.sql`select encode(id_hash, 'base64') as h from session where account_id = ${person.id}`;
    assert.equal(stored?.h.includes(admitted.cookie), false);
  }),
);

test(
  'an unknown phone, a wrong password and a flooded phone have one answer',
  house.scene(async (scene) => {
    const person = await somebody(scene, staffOf);
    await assert.rejects(
      signIn('13900000001', PASSWORD, person.visit()),
      refused('M-182', 'unauthenticated'),
    );
    await assert.rejects(signIn('not a phone', PASSWORD, person.visit()), refused('M-182'));
    await assert.rejects(signIn(person.phone, 'x'.repeat(10_000), person.visit()), refused('M-182'));
    for (let tries = 0; tries < 10; tries += 1) {
      await assert.rejects(signIn(person.phone, `wrong ${tries}`, person.visit()), refused('M-182'));
    }
    await assert.rejects(signIn(person.phone, PASSWORD, person.visit()), refused('M-182', 'unauthenticated'));
    const told = await scene.sql`select act from house_book_event where county = ${scene.county}`;
    assert.deepEqual(
      told.map(({ act }) => act),
      ['account.flooded'],
    );
  }),
);

test(
  'a flood from elsewhere never keeps a person out at the device they use, and ends for all by itself',
  house.scene(async (scene) => {
    await scene.clock('2026-11-20T02:00:00Z');
    const person = await somebody(scene, staffOf);
    const first = await signIn(person.phone, PASSWORD, person.visit());
    assert.ok(first.device);
    for (let tries = 0; tries < 30; tries += 1) {
      await assert.rejects(signIn(person.phone, 'guess', person.visit()), refused('M-182'));
    }
    await signIn(person.phone, PASSWORD, person.visit({ device: first.device }));
    await assert.rejects(signIn(person.phone, PASSWORD, person.visit()), refused('M-182'));
    await scene.clock('2026-11-20T02:15:01Z');
    await signIn(person.phone, PASSWORD, person.visit());
  }),
);

test(
  'one network that floods many phones is told to wait, others are not',
  house.scene(async (scene) => {
    const person = await somebody(scene, staffOf);
    await scene.sql`insert into throttle (key, window_start, tries)
      select 'net:flood', to_timestamp(floor(extract(epoch from nl.now()) / 900) * 900), 200`;
    await assert.rejects(
      signIn(person.phone, PASSWORD, person.visit({ network: 'flood' })),
      refused('M-163', 'too_many'),
    );
    await signIn(person.phone, PASSWORD, person.visit());
  }),
);

test(
  'the demonstration password opens nothing on a real installation',
  house.scene(async (scene) => {
    const person = await somebody(scene, staffOf);
    const demo = await hashPassword(DEMONSTRATION_PASSWORD);
    await scene.sql`update account set password_hash = ${demo} where id = ${person.id}`;
    await scene.sql`update installation set kind = 'real'`;
    await assert.rejects(signIn(person.phone, DEMONSTRATION_PASSWORD, person.visit()), refused('M-182'));
    await scene.sql`update installation set kind = 'demonstration'`;
    await signIn(person.phone, DEMONSTRATION_PASSWORD, person.visit());
  }),
);

test(
  'a session ends when it stands idle and at its longest, sooner for police and soonest for administrators',
  house.scene(async (scene) => {
    for (const [held, idle, longest] of [
      [staffOf, 12 * 60, 7 * 24 * 60],
      [supervisorOf, 30, 12 * 60],
      [secadminOf, 15, 8 * 60],
    ] as const) {
      await scene.clock('2026-11-20T00:00:00Z');
      const person = await somebody(scene, held);
      const session = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
      await scene.sql`update session set aal = 2 where account_id = ${person.id}`;
      const me = { ...person, credential: { session } };
      const use = () => scene.as(me, 'account:own', async () => 1);
      const at = (minutes: number) => scene.clock(new Date(Date.UTC(2026, 10, 20) + minutes * 60_000));
      for (let minute = 0; minute < longest - 1; minute += idle - 1) {
        await at(minute);
        await use();
      }
      await at(longest + 0.1);
      await assert.rejects(use(), refused('M-180'));

      const other = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
      await scene.sql`update session set aal = 2 where account_id = ${person.id}`;
      await at(longest + idle + 1);
      await assert.rejects(
        scene.as({ ...person, credential: { session: other } }, 'account:own', async () => 1),
        refused('M-180'),
      );
    }
  }),
);

test(
  'a person changes the password with the old one, and the other sessions end',
  house.scene(async (scene) => {
    const person = await somebody(scene, staffOf);
    const mine = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
    const other = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
    const as = (session: Buffer | null) => ({ ...person, credential: { session } });
    const change = (old: string, password: string, again = password) =>
      scene.as(as(mine), 'account:own', (pass) => changePassword(pass, { old, password, again }, mine));
    const better = '溪水边有十二间房 夜里有灯';
    await assert.rejects(change('wrong', better), refused('M-194'));
    await assert.rejects(change(PASSWORD, 'short'), refused('M-185'));
    await assert.rejects(change(PASSWORD, better, `${better}x`), refused('M-195'));
    await assert.rejects(change(PASSWORD, `${person.phone} kwq`), refused('M-185'));
    await change(PASSWORD, better);
    await assert.rejects(
      scene.as(as(other), 'desk:read', async () => 1),
      refused('M-180'),
    );
    await assert.rejects(signIn(person.phone, PASSWORD, person.visit()), refused('M-182'));
    const third = await sessionOf((await signIn(person.phone, better, person.visit())).cookie);
    const list = await scene.as(as(mine), 'account:own', (pass) => ownSessions(pass, mine));
    assert.deepEqual(list.map(({ current }) => current).sort(), [false, true]);
    const away = list.find(({ current }) => !current)?.id ?? '';
    await scene.as(as(mine), 'account:own', (pass) => endSession(pass, away));
    await assert.rejects(
      scene.as(as(third), 'desk:read', async () => 1),
      refused('M-180'),
    );
  }),
);

test(
  'whoever holds nothing now is told so only after the right password',
  house.scene(async (scene) => {
    const person = await somebody(scene, staffOf);
    await scene.sql`update holding set revoked_at = nl.now() where account_id = ${person.id}`;
    await assert.rejects(signIn(person.phone, 'wrong', person.visit()), refused('M-182'));
    await assert.rejects(signIn(person.phone, PASSWORD, person.visit()), refused('M-187'));
  }),
);
