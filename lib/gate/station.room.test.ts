import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makePairing } from '#lib/identity/device/care.ts';
import { vouchForFactor } from '#lib/identity/device/factor.ts';
import { recoverInPerson } from '#lib/identity/device/station.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { acceptInvitation } from './accept.ts';
import { sessionOf } from './cookie.ts';
import { passThrough } from './entry.ts';
import { acceptPairing, openOwn } from './own-device.ts';
import { signIn } from './sign-in.ts';
import { type Person, type Scene, stage } from './stage.ts';
import { newPhone, PASSWORD, stranger, typed } from './stage-people.ts';

const house = stage();
after(() => house.close());

async function station(scene: Scene) {
  const unit = await scene.unit('station', await scene.unit('county'));
  const [beat, next] = [await scene.unit('beat', unit), await scene.unit('beat', unit)];
  const [mine, other] = [await scene.lodging(beat), await scene.lodging(next)];
  const owner = await scene.person({ role: 'owner', lodging: mine.id }, 1);
  const phone = newPhone();
  await scene.sql`update account set phone_index = ${phoneIndex(phone)}, phone_sealed = ${sealPhone(owner.id, phone)} where id = ${owner.id}`;
  const officer = await scene.person({ role: 'officer', unit: beat });
  const chief = await scene.person({ role: 'chief', unit });
  return { mine, other, owner, phone, officer, chief, next };
}

const recover = (scene: Scene, by: Person, who: Person, lodging: string, phone: string | null = null) =>
  scene.as(by, 'person:vouch', (pass) =>
    recoverInPerson(pass, { account: who.id, lodging, paper: 'resident_id', phone }),
  );

test(
  'a lost phone told in person: sessions, own phones and codes end at once, the number moves, a new password opens the account',
  house.lastingScene(async (scene) => {
    const { mine, owner, phone, officer } = await station(scene);
    const { code } = await scene.as(officer, 'person:vouch', (pass) =>
      makePairing(pass, owner.id, 'passport'),
    );
    const lost = await acceptPairing(code, { pin: '830417', again: '830417' }, stranger);
    const open = await scene.as(officer, 'person:vouch', (pass) => makePairing(pass, owner.id, 'passport'));
    const moved = newPhone();
    const { made } = await recover(scene, officer, owner, mine.id, moved);
    for (const session of [await sessionOf(lost.cookie), (owner.credential as { session: Buffer }).session])
      await assert.rejects(
        passThrough('desk:read', { session }, async () => null),
        { kind: 'unauthenticated' },
      );
    await assert.rejects(openOwn({ ...stranger, own: lost.own ?? undefined }), {
      problems: [{ code: 'M-470' }],
    });
    await assert.rejects(acceptPairing(open.code, { pin: '830417', again: '830417' }, stranger), {
      problems: [{ code: 'M-462' }],
    });
    await acceptInvitation(made.code, typed, stranger);
    await assert.rejects(signIn(phone, PASSWORD, stranger), { problems: [{ code: 'M-182' }] });
    await signIn(moved, PASSWORD, stranger);
    const booked = await scene.sql<{ detail: Record<string, unknown> | string }[]>`
      select detail from house_book_event where county = ${scene.county} and act = 'person.recover' and actor = ${officer.id}`;
    const detail = booked.map((row) =>
      typeof row.detail === 'string' ? JSON.parse(row.detail) : row.detail,
    );
    assert.deepEqual(detail, [{ inPerson: true, paper: 'resident_id', newNumber: true }]);
  }),
);

test(
  'nobody is recovered from beyond: another beat, an auxiliary, somebody who also serves elsewhere or in the police; a taken number is refused',
  house.lastingScene(async (scene) => {
    const { mine, other, owner, officer, chief, next } = await station(scene);
    const far = await scene.person({ role: 'officer', unit: next });
    await assert.rejects(recover(scene, far, owner, mine.id), { kind: 'not_found' });
    const helper = await scene.person({ role: 'officer', unit: next, rank: 'auxiliary' });
    await assert.rejects(recover(scene, helper, owner, mine.id), { kind: 'not_found' });
    const taken = newPhone();
    const third = await scene.person({ role: 'staff', lodging: mine.id });
    await scene.sql`update account set phone_index = ${phoneIndex(taken)} where id = ${third.id}`;
    await assert.rejects(recover(scene, officer, owner, mine.id, taken), {
      problems: [{ code: 'M-469', field: 'phone' }],
    });
    await scene.hold(owner, { role: 'owner', lodging: other.id });
    await assert.rejects(recover(scene, officer, owner, mine.id), { problems: [{ code: 'M-188' }] });
    await recover(scene, chief, owner, mine.id);
    await scene.hold(owner, { role: 'officer', unit: next });
    await assert.rejects(recover(scene, chief, owner, mine.id), { problems: [{ code: 'M-188' }] });
  }),
);

test(
  'a chief takes away the lost factor of the station’s own police, on record; not their own, an office’s, another station’s',
  house.lastingScene(async (scene) => {
    const { chief, officer, next, other } = await station(scene);
    const far = await scene.person({
      role: 'officer',
      unit: await scene.unit('beat', await scene.unit('station')),
    });
    const office = await scene.person({ role: 'officer', unit: next });
    await scene.hold(office, { role: 'secadmin', unit: next });
    const near = await scene.person([
      { role: 'officer', unit: next },
      { role: 'owner', lodging: other.id },
    ]);
    for (const { id } of [chief, officer, far, office, near])
      await scene.sql`update account set totp_sealed = ${Buffer.from([1])}, totp_confirmed_at = nl.now() where id = ${id}`;
    const vouch = (by: Person, who: Person) =>
      scene.as(by, 'factor:vouch', (pass) => vouchForFactor(pass, { account: who.id, paper: 'resident_id' }));
    for (const who of [chief, far, office]) await assert.rejects(vouch(chief, who), { kind: 'not_found' });
    await assert.rejects(vouch(officer, near), { kind: 'not_found' }, 'an officer vouches for no colleague');
    await vouch(chief, near);
    await assert.rejects(
      passThrough('account:own', near.credential, async () => null),
      { kind: 'unauthenticated' },
    );
    await assert.rejects(vouch(chief, near), { kind: 'not_found' }, 'there is none left');
    const [booked] = await scene.sql<{ n: number }[]>`select count(*)::int as n from house_book_event
      where county = ${scene.county} and act = 'second_factor.vouch' and actor = ${chief.id}`;
    assert.equal(booked?.n, 1);
  }),
);
