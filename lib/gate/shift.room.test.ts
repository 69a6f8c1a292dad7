import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { makeDesk } from '#lib/identity/device/care.ts';
import { hashPassword } from '#lib/identity/password.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { fileReports } from '#lib/report/commands.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { endShift, filedBetween, shiftsHere } from '#lib/report/shift/shift.ts';
import { sessionOf } from './cookie.ts';
import { passThrough } from './entry.ts';
import { type OpenedOwn, openOwn } from './own-device.ts';
import { beginShift, deskHere, joinDesk } from './shift.ts';
import type { Visit } from './sign-in.ts';
import { type Person, type Scene, stage } from './stage.ts';
import { newPhone, PASSWORD, stranger } from './stage-people.ts';

const house = stage();
after(() => house.close());

async function desk(scene: Scene) {
  const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
  const [mine, other] = [await scene.lodging(beat), await scene.lodging(beat)];
  const owner = await scene.person({ role: 'owner', lodging: mine.id }, 1);
  const clerks = [
    await scene.person({ role: 'staff', lodging: mine.id }, 1),
    await scene.person({ role: 'staff', lodging: mine.id }, 1),
  ] as const;
  const { cookie } = await scene.as(owner, 'people:manage', (pass) => makeDesk(pass, mine.id, 'test'));
  return { mine, other, owner, clerks, visit: { ...stranger, own: cookie } };
}

/** A clerk's phone and password, as the invitation would have set them. */
async function withPassword(scene: Scene, person: Person): Promise<string> {
  const phone = newPhone();
  await scene.sql`update account set phone_index = ${phoneIndex(phone)}, password_hash = ${await hashPassword(PASSWORD)}
    where id = ${person.id}`;
  return phone;
}

const after1 = async (visit: Visit, opened: OpenedOwn): Promise<Visit> => ({
  ...visit,
  own: opened.own ?? visit.own,
  session: await sessionOf(opened.cookie),
});

test(
  'a shared desk: each joins once with a password, begins with name and PIN, files as the named person, and leaves a card',
  house.lastingScene(async (scene) => {
    const { mine, clerks, visit } = await desk(scene);
    const [one, two] = clerks;
    assert.equal(await openOwn(visit), 'desk');
    assert.deepEqual((await deskHere(visit))?.people, []);
    const night = addDays(businessDayAt(systemNow()), -1);
    await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
    const phones = [await withPassword(scene, one), await withPassword(scene, two)] as const;
    const pin = { pin: '830417', again: '830417' };
    const first = await after1(
      visit,
      await joinDesk({ phone: phones[0], password: PASSWORD, ...pin }, visit),
    );
    const credential = { session: first.session };
    await passThrough('report:file', credential, async (pass) => {
      await fileReports(
        pass,
        [{ lodgingId: mine.id, day: night, input: { kind: 'nil' }, requestKey: 'shift-1', body: 'nil' }],
        { channel: 'form', history: false },
      );
      return null;
    });
    await passThrough('shift:keep', credential, (pass) => endShift(pass, { note: '306的钥匙在抽屉里' }));
    const [stored] = await scene.sql<
      { note: Buffer }[]
    >`select note from desk_shift where county = ${scene.county}`;
    assert.ok(!stored?.note.toString('utf8').includes('306'), 'a note is sealed');

    const second = await after1(
      first,
      await joinDesk({ phone: phones[1], password: PASSWORD, ...pin }, first),
    );
    const card = await passThrough('shift:keep', { session: second.session }, async (pass) => {
      const { running, before } = await shiftsHere(pass);
      const filed = before && (await filedBetween(pass, mine.id, before.beganAt, before.endedAt ?? pass.now));
      return {
        running: running.by,
        before: before?.by,
        note: before?.note,
        filed: filed?.map(({ by, kind }) => [by, kind]),
      };
    });
    assert.deepEqual(card, {
      running: two.name,
      before: one.name,
      note: '306的钥匙在抽屉里',
      filed: [[one.name, 'nil']],
    });
    await assert.rejects(
      passThrough('desk:read', credential, async () => null),
      { kind: 'unauthenticated' },
    );
    const third = await after1(second, await beginShift({ account: one.id, pin: pin.pin }, second));
    const who = await passThrough('desk:read', { session: third.session }, async (pass) => pass.actor.id);
    assert.equal(who, one.id);
    await assert.rejects(
      passThrough('desk:read', { session: second.session }, async () => null),
      {
        kind: 'unauthenticated',
      },
    );
  }),
);

test(
  'a shared desk opens its house alone, takes nobody from elsewhere, and asks the password again after fifteen wrong PINs',
  house.lastingScene(async (scene) => {
    const { mine, other, owner, clerks, visit } = await desk(scene);
    const [clerk] = clerks;
    await scene.hold(clerk, { role: 'staff', lodging: other.id });
    const phone = await withPassword(scene, clerk);
    const pin = { pin: '830417', again: '830417' };
    const on = await after1(visit, await joinDesk({ phone, password: PASSWORD, ...pin }, visit));
    const reach = await passThrough(
      'desk:read',
      { session: on.session },
      async (pass) => pass.reach.lodgings,
    );
    assert.deepEqual(reach, [mine.id]);
    const stray = await scene.person({ role: 'staff', lodging: other.id });
    const strayPhone = await withPassword(scene, stray);
    await assert.rejects(joinDesk({ phone: strayPhone, password: PASSWORD, ...pin }, on), {
      problems: [{ code: 'M-187' }],
    });
    await assert.rejects(beginShift({ account: owner.id, pin: '830417' }, on), {
      problems: [{ code: 'M-471', field: 'account' }],
    });
    await scene.sql`update device_pin set wrong = 14, tried_at = nl.now() - interval '1 hour' where account_id = ${clerk.id}`;
    await assert.rejects(beginShift({ account: clerk.id, pin: '111111' }, on), {
      problems: [{ code: 'M-468' }],
    });
    assert.deepEqual((await deskHere(on))?.people, []);
    const again = await after1(on, await joinDesk({ phone, password: PASSWORD, ...pin }, on));
    await beginShift({ account: clerk.id, pin: pin.pin }, again);
    await scene.sql`update holding set revoked_at = nl.now() where account_id = ${owner.id}`;
    assert.deepEqual((await deskHere(again))?.people, [], 'a desk goes with the owner who made it');
  }),
);
