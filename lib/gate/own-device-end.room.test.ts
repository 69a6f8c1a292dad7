import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { devicesAt, endDevice } from '#lib/identity/device/care.ts';
import { revokeMember } from '#lib/identity/people.ts';
import { passThrough } from './entry.ts';
import { leaveOwn, openOwn } from './own-device.ts';
import { givePin } from './pin.ts';
import { stage } from './stage.ts';
import { actsOf, PIN, paired, staffed } from './stage-devices.ts';

const house = stage();
after(() => house.close());

const nothing = async () => null;

test(
  'a phone is dead at one call: by its person, an owner, the police of the house; another’s owner and another beat find nothing',
  house.lastingScene(async (scene) => {
    const { station, owner, clerk, officer, other, mine } = await staffed(scene);
    const stranger1 = await scene.person({ role: 'owner', lodging: other.id });
    const far = await scene.person({ role: 'officer', unit: await scene.unit('beat', station) });
    const enders = [
      (id: string) => scene.as(clerk, 'account:own', (pass) => endDevice(pass, id).then(() => null)),
      (id: string) => scene.as(owner, 'people:manage', (pass) => endDevice(pass, id).then(() => null)),
      (id: string) => scene.as(officer, 'device:end', (pass) => endDevice(pass, id).then(() => null)),
    ];
    for (const end of enders) {
      const phone = await paired(scene, owner, clerk);
      const lines = await scene.as(owner, 'people:manage', (pass) => devicesAt(pass, [mine.id]));
      const id = lines.find(({ endedAt }) => endedAt === null)?.id ?? '';
      await assert.rejects(
        scene.as(stranger1, 'people:manage', (pass) => endDevice(pass, id).then(() => null)),
        { kind: 'not_found' },
      );
      await assert.rejects(
        scene.as(far, 'device:end', (pass) => endDevice(pass, id).then(() => null)),
        { kind: 'not_found' },
      );
      assert.deepEqual(await scene.as(stranger1, 'people:manage', (pass) => devicesAt(pass, [mine.id])), []);
      await passThrough('desk:read', { session: phone.session }, nothing);
      await end(id);
      await assert.rejects(passThrough('desk:read', { session: phone.session }, nothing), {
        kind: 'unauthenticated',
      });
      await assert.rejects(openOwn(phone), { problems: [{ code: 'M-470' }] });
      await assert.rejects(end(id), { kind: 'not_found' });
    }
    const why = await scene.sql<
      { why: string }[]
    >`select ended_why as why from own_device where account_id = ${clerk.id} order by ended_at`;
    assert.deepEqual(
      why.map((row) => row.why),
      ['self', 'owner', 'station'],
    );
  }),
);

test(
  'signing out ends the pairing; after 180 days a phone is none; a role that ended opens nothing',
  house.lastingScene(async (scene) => {
    const { owner, clerk } = await staffed(scene);
    const one = await paired(scene, owner, clerk);
    assert.equal(await leaveOwn(one), true);
    await assert.rejects(openOwn(one), { problems: [{ code: 'M-470' }] });
    const two = await paired(scene, owner, clerk);
    const [span] = await scene.sql<{ days: number }[]>`
      select extract(day from expires_at - paired_at)::int as days from own_device where account_id = ${clerk.id} and ended_at is null`;
    assert.equal(span?.days, 180);
    await scene.sql`update own_device set expires_at = nl.now() where account_id = ${clerk.id} and ended_at is null`;
    await assert.rejects(passThrough('desk:read', { session: two.session }, nothing), {
      kind: 'unauthenticated',
    });
    await assert.rejects(openOwn(two), { problems: [{ code: 'M-470' }] });
    const three = await paired(scene, owner, clerk);
    const [held] = await scene.sql<
      { id: string }[]
    >`select id from holding where account_id = ${clerk.id} and revoked_at is null`;
    await scene.as(owner, 'people:manage', (pass) => revokeMember(pass, held?.id ?? '').then(() => null));
    await assert.rejects(passThrough('desk:read', { session: three.session }, nothing), {
      kind: 'unauthenticated',
    });
    await assert.rejects(openOwn(three), { problems: [{ code: 'M-187' }] });
  }),
);

test(
  'wrong PINs: the fifth in a row waits a quarter of an hour, the fifteenth ends the phone; a right one begins anew',
  house.lastingScene(async (scene) => {
    const { owner, clerk } = await staffed(scene);
    const phone = await paired(scene, owner, clerk);
    const wrong = (code: string) =>
      assert.rejects(givePin('111111', phone), {
        problems: [{ code, ...(code === 'M-468' ? {} : { field: 'pin' }) }],
      });
    const later = () =>
      scene.sql`update device_pin set tried_at = nl.now() - interval '16 minutes' where account_id = ${clerk.id}`;
    for (let n = 0; n < 4; n++) await wrong('M-464');
    await givePin(PIN, phone);
    for (let n = 0; n < 5; n++) await wrong('M-464');
    await assert.rejects(
      givePin(PIN, phone),
      { problems: [{ code: 'M-465', field: 'pin' }] },
      'even the right one waits',
    );
    await passThrough('report:file', { session: phone.session }, nothing);
    for (let round = 0; round < 2; round++) {
      await later();
      for (let n = 0; n < (round === 0 ? 5 : 4); n++) await wrong('M-464');
    }
    await wrong('M-468');
    await assert.rejects(passThrough('report:file', { session: phone.session }, nothing), {
      kind: 'unauthenticated',
    });
    await assert.rejects(openOwn(phone), { problems: [{ code: 'M-470' }] });
    const booked = (await actsOf(scene)).filter((act) => act.startsWith('pin.'));
    assert.deepEqual(booked, ['pin.given', 'pin.waits', 'pin.waits', 'pin.spent']);
  }),
);
