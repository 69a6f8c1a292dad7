import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import { grant, inviteTo } from '#lib/identity/granting.ts';
import { grantRole, inviteToRole } from '#lib/identity/inputs.ts';
import { invite, openInvitations, revokeInvitation } from '#lib/identity/invitations.ts';
import { inviteMemberToPassword, membersOf, revokeMember } from '#lib/identity/people.ts';
import { endSessionsOf, invitePersonToPassword, revokeHolding, setLastDay } from '#lib/identity/taking.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { acceptInvitation, invitationOf } from './accept.ts';
import { sessionOf } from './cookie.ts';
import { signIn, type Visit } from './sign-in.ts';
import { type Scene, stage } from './stage.ts';

const house = stage();
after(() => house.close());

const PASSWORD = '溪水边有十二间房 夜里有灯';
const LONGER = '溪水边有十二间房 夜里有灯亮着';
const typed = { password: PASSWORD, again: PASSWORD };
const refused = (code: Problem['code']) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;
const visit: Visit = { session: null, device: undefined, network: `t${process.pid}`, browser: 'test' };
const newPhone = () => `137${String(randomInt(100_000_000)).padStart(8, '0')}`;

async function county(scene: Scene) {
  const unit = await scene.unit('county');
  const station = await scene.unit('station', unit);
  const beat = await scene.unit('beat', station);
  const [mine, other] = [await scene.lodging(beat), await scene.lodging(beat)];
  const owner = await scene.person({ role: 'owner', lodging: mine.id });
  const secadmin = await scene.person({ role: 'secadmin', unit });
  const toStaff = (phone: string, lodging = mine.id) =>
    scene.as(owner, 'people:manage', (pass) =>
      invite(pass, { role: 'staff', rank: null, unit: null, lodging, name: '周小满', phone }),
    );
  return { unit, station, beat, mine, other, owner, secadmin, toStaff };
}

test(
  'an owner invites staff by a link that works once, and takes the role away at once',
  house.lastingScene(async (scene) => {
    const { owner, mine, other, toStaff } = await county(scene);
    const phone = newPhone();
    await assert.rejects(toStaff(phone, other.id), refused('M-161'));
    const { code } = await toStaff(phone);
    const shown = await invitationOf(code, visit);
    assert.deepEqual([shown?.role, shown?.asks, shown?.phoneMasked.includes('****')], ['staff', 'new', true]);
    await assert.rejects(
      acceptInvitation(code, { password: 'short', again: 'short' }, visit),
      refused('M-185'),
    );
    await assert.rejects(
      acceptInvitation(code, { password: PASSWORD, again: LONGER }, visit),
      refused('M-195'),
    );
    const admitted = await acceptInvitation(code, typed, visit);
    const session = await sessionOf(admitted.cookie);
    const staff = { id: '', name: '', credential: { session } };
    assert.deepEqual(await scene.as(staff, 'desk:read', async (pass) => [...pass.reach.lodgings]), [mine.id]);
    await assert.rejects(
      scene.as(staff, 'people:manage', async () => 1),
      refused('M-161'),
    );
    await assert.rejects(acceptInvitation(code, typed, visit), refused('M-184'));
    assert.equal(await invitationOf(code, visit), null);

    const list = await scene.as(owner, 'people:manage', membersOf);
    assert.equal(list.length, 2);
    const holding = list.find((each) => each.name === '周小满')?.holding ?? '';
    await scene.as(owner, 'people:manage', (pass) => revokeMember(pass, holding));
    await assert.rejects(
      scene.as(staff, 'desk:read', async () => 1),
      refused('M-180'),
    );
    await assert.rejects(signIn(phone, PASSWORD, visit), refused('M-187'));
    const own = list.find((each) => each.role === 'owner')?.holding ?? '';
    await assert.rejects(
      scene.as(owner, 'people:manage', (pass) => revokeMember(pass, own)),
      refused('M-192'),
    );
    const acts =
      await scene.sql`select act from house_book_event where county = ${scene.county} order by at, chain, seq`;
    for (const act of ['invitation.make', 'invitation.accept', 'session.open', 'holding.revoke']) {
      assert.ok(
        acts.some((row) => row.act === act),
        act,
      );
    }
  }),
);

test(
  'of two that accept one invitation at once one succeeds',
  house.lastingScene(async (scene) => {
    const { toStaff } = await county(scene);
    const { code } = await toStaff(newPhone());
    const results = await Promise.allSettled([
      acceptInvitation(code, typed, visit),
      acceptInvitation(code, typed, visit),
    ]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const [row] =
      await scene.sql`select count(*)::int as n from holding where county = ${scene.county} and role = 'staff'`;
    assert.equal(row?.n, 1);
  }),
);

test(
  'a link that was taken back, replaced or is older than a day opens nothing',
  house.lastingScene(async (scene) => {
    const { owner, toStaff } = await county(scene);
    const phone = newPhone();
    const first = await toStaff(phone);
    const second = await toStaff(phone);
    await assert.rejects(acceptInvitation(first.code, typed, visit), refused('M-184'));
    assert.equal((await scene.as(owner, 'people:manage', openInvitations)).length, 1);
    await scene.as(owner, 'people:manage', (pass) => revokeInvitation(pass, second.id));
    await assert.rejects(acceptInvitation(second.code, typed, visit), refused('M-184'));
    const third = await toStaff(phone);
    await scene.sql`update invitation set expires_at = nl.now() where id = ${third.id}`;
    await assert.rejects(acceptInvitation(third.code, typed, visit), refused('M-184'));
    await assert.rejects(acceptInvitation('made-up', typed, visit), refused('M-184'));
  }),
);

test(
  'somebody with an account accepts with the present password, and a link alone never changes it',
  house.lastingScene(async (scene) => {
    const { owner, other, mine, toStaff } = await county(scene);
    const phone = newPhone();
    await acceptInvitation((await toStaff(phone)).code, typed, visit);
    await scene.hold(owner, { role: 'owner', lodging: other.id });
    const again = await toStaff(phone, other.id);
    assert.equal((await invitationOf(again.code, visit))?.asks, 'present');
    const foreign = { password: LONGER, again: LONGER };
    await assert.rejects(acceptInvitation(again.code, foreign, visit), refused('M-182'));
    const admitted = await acceptInvitation(again.code, { password: PASSWORD, again: '' }, visit);
    const staff = { id: '', name: '', credential: { session: await sessionOf(admitted.cookie) } };
    const reached = await scene.as(staff, 'desk:read', async (pass) => [...pass.reach.lodgings].sort());
    assert.deepEqual(reached, [mine.id, other.id].sort());
  }),
);

test(
  'an owner cannot open, by an invitation, an account that also serves another house or the police',
  house.lastingScene(async (scene) => {
    const { beat, other, toStaff, owner, mine, secadmin } = await county(scene);
    for (const held of [
      { role: 'staff', lodging: other.id } as const,
      { role: 'officer', unit: beat } as const,
    ]) {
      const victim = await scene.person(held);
      const phone = newPhone();
      const { phoneIndex } = await import('#lib/platform/keys.ts');
      const { sealPhone } = await import('#lib/identity/sealed.ts');
      await scene.sql`update account set phone_index = ${phoneIndex(phone)}, phone_sealed = ${sealPhone(victim.id, phone)}
        where id = ${victim.id}`;
      const { code } = await toStaff(phone);
      assert.equal((await invitationOf(code, visit))?.asks, 'nothing');
      await assert.rejects(acceptInvitation(code, typed, visit), refused('M-188'));
      await scene.hold(victim, { role: 'staff', lodging: mine.id });
      const list = await scene.as(owner, 'people:manage', membersOf);
      const holding = list.find((each) => each.account === victim.id)?.holding ?? '';
      await assert.rejects(
        scene.as(owner, 'people:manage', (pass) => inviteMemberToPassword(pass, holding)),
        refused('M-188'),
      );
      const given = await scene.as(secadmin, 'account:manage', (pass) =>
        invitePersonToPassword(pass, victim.id),
      );
      await acceptInvitation(given.code, typed, visit);
      await signIn(phone, PASSWORD, visit);
    }
  }),
);

test(
  'a forgotten password is replaced by a link from whoever cares for the person, and the old sessions end',
  house.lastingScene(async (scene) => {
    const { owner, toStaff } = await county(scene);
    const phone = newPhone();
    const before = await sessionOf(
      (await acceptInvitation((await toStaff(phone)).code, typed, visit)).cookie,
    );
    const list = await scene.as(owner, 'people:manage', membersOf);
    const holding = list.find((each) => each.name === '周小满')?.holding ?? '';
    const link = await scene.as(owner, 'people:manage', (pass) => inviteMemberToPassword(pass, holding));
    await acceptInvitation(link.code, { password: LONGER, again: LONGER }, visit);
    await assert.rejects(
      scene.as({ id: '', name: '', credential: { session: before } }, 'desk:read', async () => 1),
      refused('M-180'),
    );
    await assert.rejects(signIn(phone, PASSWORD, visit), refused('M-182'));
    await signIn(phone, LONGER, visit);
  }),
);

test(
  'the security administrator gives roles with rank, place and days, and never two administrators to one account',
  house.lastingScene(async (scene) => {
    const { secadmin, beat, station, unit, mine } = await county(scene);
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
    await assert.rejects(acceptInvitation(code, typed, visit), refused('M-185'));
    await acceptInvitation(code, { password: LONGER, again: LONGER }, visit);
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
      const here = await county(one);
      const there = await county(two);
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
