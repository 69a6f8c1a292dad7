import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { grant, inviteTo } from '#lib/identity/granting.ts';
import { grantRole, inviteToRole } from '#lib/identity/inputs.ts';
import { invite } from '#lib/identity/invitations.ts';
import { revokeMember } from '#lib/identity/people.ts';
import { endSessionsOf, revokeHolding, setLastDay } from '#lib/identity/taking.ts';
import { acceptInvitation } from './accept.ts';
import { stage } from './stage.ts';
import { refused } from './stage-door.ts';
import { countyWithPeople, LONGER, newPhone, stranger, typed } from './stage-people.ts';

const house = stage();
after(() => house.close());

test(
  'the security administrator gives roles with rank, place and days, and never two administrators to one account',
  house.lastingScene(async (scene) => {
    const { secadmin, beat, station, unit, mine } = await countyWithPeople(scene);
    const manage = <T>(work: Parameters<typeof scene.as<'account:manage', T>>[2]) =>
      scene.as(secadmin, 'account:manage', work);
    const wanted = (more: object) =>
      inviteToRole.parse({ name: '罗警官', phone: newPhone(), rank: '', unit: '', lodging: '', ...more });
    const ask = (more: object) => manage((pass) => inviteTo(pass, wanted(more)));
    await assert.rejects(ask({ role: 'officer', unit: beat }), refused('M-196'));
    await assert.rejects(ask({ role: 'officer', rank: 'police', unit: station }), refused('M-196'));
    await assert.rejects(ask({ role: 'publisher', rank: 'police', unit }), refused('M-196'));
    await assert.rejects(ask({ role: 'staff', lodging: 'NONE' }), refused('M-196'));
    await assert.rejects(ask({ role: 'auditor', unit, toDay: '2020-01-01' }), refused('M-193'));
    await ask({ role: 'staff', lodging: mine.code.toLowerCase() });
    const phone = newPhone();
    const { code } = await ask({ role: 'auditor', unit, phone, toDay: '9000-12-31' });
    await assert.rejects(acceptInvitation(code, typed, stranger), refused('M-185'));
    await acceptInvitation(code, { password: LONGER, again: LONGER }, stranger);
    const [auditor] =
      await scene.sql`select account_id as id from holding where county = ${scene.county} and role = 'auditor'`;
    const give = (more: object) =>
      manage((pass) =>
        grant(pass, grantRole.parse({ account: auditor?.id, rank: '', unit, lodging: '', ...more })),
      );
    await assert.rejects(give({ role: 'sysadmin' }), refused('M-186'));
    await assert.rejects(ask({ role: 'secadmin', unit, phone }), refused('M-186'));
    await assert.rejects(
      scene.sql`insert into holding (county, id, account_id, role, unit_id, from_day, granted_at)
        values (${scene.county}, gen_random_uuid(), ${auditor?.id}, 'sysadmin', ${unit}, '2026-01-01', nl.now())`,
      /holding_one_admin/,
    );
    await give({ role: 'publisher' });
    await assert.rejects(
      manage((pass) =>
        grant(
          pass,
          grantRole.parse({ account: secadmin.id, role: 'publisher', rank: '', unit, lodging: '' }),
        ),
      ),
      refused('M-192'),
    );
    const publisher =
      await scene.sql`select id from holding where county = ${scene.county} and role = 'publisher'`;
    await assert.rejects(
      manage((pass) => setLastDay(pass, publisher[0]?.id, '2000-01-01')),
      refused('M-193'),
    );
    await manage((pass) => setLastDay(pass, publisher[0]?.id, '9000-01-01'));
    await manage((pass) => revokeHolding(pass, publisher[0]?.id));
    await assert.rejects(
      manage((pass) => revokeHolding(pass, publisher[0]?.id)),
      refused('M-161'),
    );
  }),
);

test(
  'a security administrator reaches the own county alone, an owner the own houses alone',
  house.lastingScene(async (one) => {
    await house.lastingScene(async (two) => {
      const here = await countyWithPeople(one);
      const there = await countyWithPeople(two);
      const asSecadmin = (account: string) =>
        one.as(here.secadmin, 'account:manage', (pass) => endSessionsOf(pass, account));
      await assert.rejects(asSecadmin(there.owner.id), refused('M-161'));
      await asSecadmin(here.owner.id);
      await assert.rejects(
        one.as(here.owner, 'people:manage', async () => 1),
        refused('M-180'),
      );
      await one.sql`update session set revoked_at = null where account_id = ${here.owner.id}`;
      const foreign = await one.person({ role: 'staff', lodging: here.other.id });
      const [held] = await one.sql`select id from holding where account_id = ${foreign.id}`;
      await assert.rejects(
        one.as(here.owner, 'people:manage', (pass) => revokeMember(pass, held?.id)),
        refused('M-161'),
      );
      await one.as(here.owner, 'people:manage', async (pass) => {
        await pass.sql`select nl.sessions_end(${foreign.id})`;
        return 1;
      });
      await one.as(foreign, 'desk:read', async () => 1);
    })();
  }),
);

test(
  'a password is set by a security administrator in office where the account’s roles lie, and by an owner for the own house',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const { unit, beat, mine, other, owner, secadmin } = await countyWithPeople(scene);
    const clerk = await scene.person({ role: 'staff', lodging: mine.id });
    const stranger = await scene.person({ role: 'staff', lodging: other.id });
    const officer = await scene.person({ role: 'officer', unit: beat });
    const may = async (maker: string | null, account: string) => {
      const [row] = await scene.sql<{ may: boolean }[]>`
        select nl.may_set_password(${maker}::uuid, ${account}::uuid) as may`;
      return row?.may;
    };
    assert.deepEqual(
      [await may(owner.id, clerk.id), await may(owner.id, stranger.id), await may(owner.id, officer.id)],
      [true, false, false],
    );
    assert.deepEqual([await may(secadmin.id, officer.id), await may(null, officer.id)], [true, true]);
    const past = await scene.person({ role: 'secadmin', unit });
    await scene.sql`update holding set to_day = '2026-11-20' where account_id = ${past.id}`;
    assert.equal(await may(past.id, officer.id), false, 'whose days have ended');
    await scene.sql`update holding set county = '999999' where account_id = ${secadmin.id}`;
    assert.equal(await may(secadmin.id, officer.id), false, 'of another county');
  }),
);

test(
  'a lodging is made over in one act: the new owner is in, the old one out with keys and invitations, staff and returns stay',
  house.lastingScene(async (scene) => {
    const { mine, owner, toStaff } = await countyWithPeople(scene);
    const phone = newPhone();
    await scene.person({ role: 'staff', lodging: mine.id });
    await scene.sql`insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
      values (${scene.county}, ${mine.id}, 1, '旧业主', '13900000001', ${owner.id})`;
    await toStaff(newPhone());
    const { code } = await scene.as(owner, 'people:manage', (pass) =>
      invite(pass, {
        ...{ role: 'owner', rank: null, unit: null, lodging: mine.id, name: '新业主', phone },
        transfers: true,
      }),
    );
    await acceptInvitation(code, typed, stranger);
    const standing = await scene.sql<{ name: string; role: string }[]>`
      select a.name, h.role from holding h join account a on a.id = h.account_id
      where h.county = ${scene.county} and h.lodging_id = ${mine.id} and h.revoked_at is null order by h.role`;
    assert.deepEqual(
      standing.map(({ role }) => role),
      ['owner', 'staff'],
    );
    assert.equal(standing[0]?.name, '新业主');
    const contacts = await scene.sql<{ name: string; phone: string }[]>`
      select name, phone from lodging_contact where county = ${scene.county} and lodging_id = ${mine.id}`;
    assert.deepEqual(
      [...contacts].map(({ name, phone }) => ({ name, phone })),
      [{ name: '新业主', phone }],
    );
    const open =
      await scene.sql`select id from invitation where county = ${scene.county} and lodging_id = ${mine.id}
      and used_at is null and revoked_at is null`;
    assert.equal(open.length, 0);
    await assert.rejects(
      scene.as(owner, 'people:manage', async () => null),
      refused('M-161'),
    );
  }),
);
