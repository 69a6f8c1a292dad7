import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makePairing } from '#lib/identity/device/care.ts';
import { newDeviceKey } from '#lib/identity/device/key.ts';
import { renewRecoveryCodes } from '#lib/identity/own.ts';
import { sessionOf } from './cookie.ts';
import { passThrough } from './entry.ts';
import { acceptPairing, openOwn, pairingOf } from './own-device.ts';
import { givePin } from './pin.ts';
import { enrolSecondFactor } from './second-factor.ts';
import { stage } from './stage.ts';
import { actsOf, codeFor, PIN, paired, pins, reopened, staffed } from './stage-devices.ts';
import { stranger } from './stage-people.ts';

const house = stage();
after(() => house.close());

const nothing = async () => null;

test(
  'a pairing code is used once: looking uses nothing up, a second phone and an old code are told so',
  house.lastingScene(async (scene) => {
    const { owner, clerk, mine } = await staffed(scene);
    const { code } = await codeFor(scene, owner, clerk);
    assert.equal((await pairingOf(code, stranger))?.account, clerk.id);
    assert.equal((await pairingOf(code, stranger))?.places.length, 1);
    await assert.rejects(acceptPairing(code, { pin: '123456', again: '123456' }, stranger), {
      problems: [{ code: 'M-463', field: 'pin' }],
    });
    await assert.rejects(acceptPairing(code, { pin: PIN, again: '830418' }, stranger), {
      problems: [{ code: 'M-467', field: 'again' }],
    });
    const phone = await acceptPairing(code, pins, stranger);
    const session = await sessionOf(phone.cookie);
    await assert.rejects(acceptPairing(code, pins, stranger), { problems: [{ code: 'M-462' }] });
    assert.equal(await pairingOf(code, stranger), null);
    const filed = await passThrough('report:file', { session }, async (pass) => [
      pass.actor.id,
      pass.reach.lodgings,
    ]);
    assert.deepEqual(filed, [clerk.id, [mine.id]]);
    const late = await codeFor(scene, owner, clerk);
    await scene.sql`update pairing set expires_at = nl.now() where county = ${scene.county} and used_at is null`;
    await assert.rejects(acceptPairing(late.code, pins, stranger), { problems: [{ code: 'M-462' }] });
  }),
);

test(
  'an owner makes codes for the own people alone, and for nobody who also serves elsewhere; staff make none',
  house.lastingScene(async (scene) => {
    const { owner, clerk, other, beat } = await staffed(scene);
    const stray = await scene.person({ role: 'staff', lodging: other.id });
    await assert.rejects(codeFor(scene, owner, stray), { kind: 'not_found' });
    await assert.rejects(codeFor(scene, clerk, clerk), { kind: 'not_found' });
    await scene.hold(clerk, { role: 'staff', lodging: other.id });
    await assert.rejects(codeFor(scene, owner, clerk), { problems: [{ code: 'M-188' }] });
    const officer = await scene.person({ role: 'officer', unit: beat, rank: 'auxiliary' });
    await assert.rejects(
      scene.as(officer, 'person:vouch', (pass) => makePairing(pass, clerk.id, 'resident_id')),
      { kind: 'not_found' },
      'an auxiliary vouches for nobody',
    );
  }),
);

test(
  'an own phone files without a password, and asks its PIN before a child’s fields, people, keys and the account',
  house.lastingScene(async (scene) => {
    const { owner } = await staffed(scene);
    const phone = await reopened(await paired(scene, owner, owner));
    const credential = { session: phone.session };
    for (const free of ['desk:read', 'report:file', 'report:read', 'stay:move', 'account:own'] as const)
      await passThrough(free, credential, nothing);
    const asking = ['stay:open', 'people:manage', 'key:manage', 'closure:ask'] as const;
    for (const kept of asking)
      await assert.rejects(passThrough(kept, credential, nothing), { problems: [{ code: 'M-466' }] }, kept);
    await givePin('８３０ ４１７', phone);
    for (const kept of asking) await passThrough(kept, credential, nothing);
    await scene.sql`update session set seen_at = nl.now() - interval '16 minutes' where id_hash = ${phone.session}`;
    await assert.rejects(passThrough('stay:open', credential, nothing), { problems: [{ code: 'M-466' }] });
    await assert.rejects(
      passThrough('stay:open', credential, nothing),
      { problems: [{ code: 'M-466' }] },
      'and stays so',
    );
  }),
);

test(
  'an own phone opens the lodging side alone: no police role, no second factor, no recovery codes, only the maker’s houses',
  house.lastingScene(async (scene) => {
    const { owner, clerk, officer, other, beat } = await staffed(scene);
    const phone = await paired(scene, owner, clerk);
    await scene.hold(clerk, { role: 'officer', unit: beat });
    const later = await scene.hold(clerk, { role: 'staff', lodging: other.id });
    const credential = { session: phone.session };
    await assert.rejects(passThrough('board:read', credential, nothing), { kind: 'not_found' });
    await assert.rejects(enrolSecondFactor('123456', phone), { problems: [{ code: 'M-180' }] });
    await assert.rejects(
      passThrough('account:own', credential, async (pass) => {
        await renewRecoveryCodes(pass, 1);
        return null;
      }),
      { problems: [{ code: 'M-181' }] },
    );
    const reach = () => passThrough('desk:read', credential, async (pass) => pass.reach.lodgings.length);
    assert.equal(await reach(), 1, 'a house taken on later is not the pairing owner’s');
    await scene.sql`update holding set revoked_at = nl.now() where id = ${later}`;
    await scene.sql`update holding set revoked_at = nl.now() where account_id = ${owner.id}`;
    await assert.rejects(passThrough('desk:read', credential, nothing), { kind: 'not_found' });
    await assert.rejects(openOwn(phone), { problems: [{ code: 'M-187' }] });
    assert.ok(officer);
  }),
);

test(
  'the key turns at each use; two tabs at once are no theft, a key shown a minute later is: the phone ends for both',
  house.lastingScene(async (scene) => {
    const { owner, clerk } = await staffed(scene);
    const first = await paired(scene, owner, clerk);
    const second = await reopened(first);
    assert.notEqual(second.own, first.own);
    const tab = await openOwn(first);
    assert.ok(tab !== 'desk' && tab.own === null, 'the other tab gets a session and no key');
    const third = await reopened(second);
    await scene.sql`update own_device set turned_at = nl.now() - interval '61 seconds' where account_id = ${clerk.id}`;
    await assert.rejects(openOwn(second), { problems: [{ code: 'M-470' }] });
    await assert.rejects(openOwn(third), { problems: [{ code: 'M-470' }] });
    await assert.rejects(passThrough('desk:read', { session: third.session }, nothing), {
      kind: 'unauthenticated',
    });
    assert.ok((await actsOf(scene)).includes('device.copied'));
  }),
);

test(
  'a guessed key ends nobody’s phone',
  house.lastingScene(async (scene) => {
    const { owner, clerk } = await staffed(scene);
    const phone = await paired(scene, owner, clerk);
    const [id = '', secret = '', seal = ''] = (phone.own ?? '').split('.');
    const altered = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    for (const own of [`${id}.${altered}.${seal}`, `${id}.${secret}`, 'x', newDeviceKey(owner.id).cookie])
      await assert.rejects(openOwn({ ...phone, own }), { problems: [{ code: 'M-470' }] });
    await reopened(phone);
  }),
);
