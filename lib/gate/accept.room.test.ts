import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openInvitations, revokeInvitation } from '#lib/identity/invitations.ts';
import { inviteMemberToPassword, membersOf, revokeMember } from '#lib/identity/people.ts';
import { sealPhone } from '#lib/identity/sealed.ts';
import { invitePersonToPassword } from '#lib/identity/taking.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { acceptInvitation, invitationOf } from './accept.ts';
import { sessionOf } from './cookie.ts';
import { signIn } from './sign-in.ts';
import { stage } from './stage.ts';
import { refused } from './stage-door.ts';
import { countyWithPeople, LONGER, newPhone, PASSWORD, stranger, typed } from './stage-people.ts';

const house = stage();
after(() => house.close());

test(
  'an owner invites staff by a link that works once, and takes the role away at once',
  house.lastingScene(async (scene) => {
    const { owner, mine, other, toStaff } = await countyWithPeople(scene);
    const phone = newPhone();
    await assert.rejects(toStaff(phone, other.id), refused('M-161'));
    const { code } = await toStaff(phone);
    const shown = await invitationOf(code, stranger);
    assert.deepEqual([shown?.role, shown?.asks, shown?.phoneMasked.includes('****')], ['staff', 'new', true]);
    await assert.rejects(
      acceptInvitation(code, { password: 'short', again: 'short' }, stranger),
      refused('M-185'),
    );
    await assert.rejects(
      acceptInvitation(code, { password: PASSWORD, again: LONGER }, stranger),
      refused('M-195'),
    );
    const admitted = await acceptInvitation(code, typed, stranger);
    const session = await sessionOf(admitted.cookie);
    const staff = { id: '', name: '', credential: { session } };
    assert.deepEqual(await scene.as(staff, 'desk:read', async (pass) => [...pass.reach.lodgings]), [mine.id]);
    await assert.rejects(
      scene.as(staff, 'people:manage', async () => 1),
      refused('M-161'),
    );
    await assert.rejects(acceptInvitation(code, typed, stranger), refused('M-184'));
    assert.equal(await invitationOf(code, stranger), null);

    const list = await scene.as(owner, 'people:manage', membersOf);
    assert.equal(list.length, 2);
    const holding = list.find((each) => each.name === '周小满')?.holding ?? '';
    await scene.as(owner, 'people:manage', (pass) => revokeMember(pass, holding));
    await assert.rejects(
      scene.as(staff, 'desk:read', async () => 1),
      refused('M-180'),
    );
    await assert.rejects(signIn(phone, PASSWORD, stranger), refused('M-187'));
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
    const { toStaff } = await countyWithPeople(scene);
    const { code } = await toStaff(newPhone());
    const results = await Promise.allSettled([
      acceptInvitation(code, typed, stranger),
      acceptInvitation(code, typed, stranger),
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
    const { owner, toStaff } = await countyWithPeople(scene);
    const phone = newPhone();
    const first = await toStaff(phone);
    const second = await toStaff(phone);
    await assert.rejects(acceptInvitation(first.code, typed, stranger), refused('M-184'));
    assert.equal((await scene.as(owner, 'people:manage', openInvitations)).length, 1);
    await scene.as(owner, 'people:manage', (pass) => revokeInvitation(pass, second.id));
    await assert.rejects(acceptInvitation(second.code, typed, stranger), refused('M-184'));
    const third = await toStaff(phone);
    await scene.sql`update invitation set expires_at = nl.now() where id = ${third.id}`;
    await assert.rejects(acceptInvitation(third.code, typed, stranger), refused('M-184'));
    await assert.rejects(acceptInvitation('made-up', typed, stranger), refused('M-184'));
  }),
);

test(
  'somebody with an account accepts with the present password, and a link alone never changes it',
  house.lastingScene(async (scene) => {
    const { owner, other, mine, toStaff } = await countyWithPeople(scene);
    const phone = newPhone();
    await acceptInvitation((await toStaff(phone)).code, typed, stranger);
    await scene.hold(owner, { role: 'owner', lodging: other.id });
    const again = await toStaff(phone, other.id);
    assert.equal((await invitationOf(again.code, stranger))?.asks, 'present');
    const foreign = { password: LONGER, again: LONGER };
    await assert.rejects(acceptInvitation(again.code, foreign, stranger), refused('M-182'));
    const admitted = await acceptInvitation(again.code, { password: PASSWORD, again: '' }, stranger);
    const staff = { id: '', name: '', credential: { session: await sessionOf(admitted.cookie) } };
    const reached = await scene.as(staff, 'desk:read', async (pass) => [...pass.reach.lodgings].sort());
    assert.deepEqual(reached, [mine.id, other.id].sort());
  }),
);

test(
  'an owner cannot open, by an invitation, an account that also serves another house or the police',
  house.lastingScene(async (scene) => {
    const { beat, other, toStaff, owner, mine, secadmin } = await countyWithPeople(scene);
    for (const held of [
      { role: 'staff', lodging: other.id } as const,
      { role: 'officer', unit: beat } as const,
    ]) {
      const victim = await scene.person(held);
      const phone = newPhone();
      await scene.sql`update account set phone_index = ${phoneIndex(phone)}, phone_sealed = ${sealPhone(victim.id, phone)}
        where id = ${victim.id}`;
      const { code } = await toStaff(phone);
      assert.equal((await invitationOf(code, stranger))?.asks, 'nothing');
      await assert.rejects(acceptInvitation(code, typed, stranger), refused('M-188'));
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
      await acceptInvitation(given.code, typed, stranger);
      await signIn(phone, PASSWORD, stranger);
    }
  }),
);

test(
  'a forgotten password is replaced by a link from whoever cares for the person, and the old sessions end',
  house.lastingScene(async (scene) => {
    const { owner, toStaff } = await countyWithPeople(scene);
    const phone = newPhone();
    const before = await sessionOf(
      (await acceptInvitation((await toStaff(phone)).code, typed, stranger)).cookie,
    );
    const list = await scene.as(owner, 'people:manage', membersOf);
    const holding = list.find((each) => each.name === '周小满')?.holding ?? '';
    const link = await scene.as(owner, 'people:manage', (pass) => inviteMemberToPassword(pass, holding));
    await acceptInvitation(link.code, { password: LONGER, again: LONGER }, stranger);
    await assert.rejects(
      scene.as({ id: '', name: '', credential: { session: before } }, 'desk:read', async () => 1),
      refused('M-180'),
    );
    await assert.rejects(signIn(phone, PASSWORD, stranger), refused('M-182'));
    await signIn(phone, LONGER, stranger);
  }),
);
