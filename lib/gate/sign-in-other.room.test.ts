import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { provider } from '#lib/delivery/channels/stage-provider.ts';
import { providerStates, setProvider } from '#lib/identity/provider/setting.ts';
import { type ProviderInput, providerInput } from '#lib/identity/provider/terms.ts';
import { nextStep } from './sign-in.ts';
import { comeBack, leaveFor, otherHouses } from './sign-in-other.ts';
import { type Scene, stage } from './stage.ts';
import { doorOf, refused, somebody, staffOf } from './stage-door.ts';
import { fakeOidc, fakeWecomDoor, oidcSecret } from './stage-houses.ts';

const house = stage();
after(() => house.close());

const wecom = { corpid: 'corp', agentid: '7', secret: 'right' };

async function county(scene: Scene, settings: Partial<ProviderInput> & Pick<ProviderInput, 'kind'>) {
  await scene.clock('2026-11-20T02:00:00Z');
  const officer = await somebody(scene, (unit) => ({ role: 'supervisor', unit }));
  const [unit] = await scene.sql<{ id: string }[]>`
    select id from unit where county = ${scene.county} and kind = 'county' limit 1`;
  const admin = await scene.person({ role: 'secadmin', unit: unit?.id ?? '' });
  const set = (input: Partial<ProviderInput> & Pick<ProviderInput, 'kind'>) =>
    scene.as(admin, 'account:manage', (pass) =>
      setProvider(pass, providerInput.parse({ enabled: '1', ...input })),
    );
  await set(settings);
  return { officer, admin, set };
}

test(
  'the police’s own sign-in vouches for a phone, and the second factor is still asked',
  house.scene(async (scene) => {
    const { officer, admin, set } = await county(scene, { kind: 'oidc', ...oidcSecret });
    assert.deepEqual(
      (await otherHouses({ door: doorOf(scene) }))
        .filter((one) => one.county === scene.county)
        .map(({ kind }) => kind),
      ['oidc'],
    );
    const shown = await scene.as(admin, 'account:manage', providerStates);
    assert.equal(JSON.stringify(shown).includes(oidcSecret.secret), false, 'the secret never comes out');
    await assert.rejects(
      set({ kind: 'oidc', issuer: 'http://plain.example', client_id: '' }),
      refused('M-476'),
    );
    await set({ kind: 'oidc', ...oidcSecret, secret: '' });
    const fake = fakeOidc(() => clock.at);
    const { net, clock, close } = await provider(fake.answer);
    fake.state.claims = { phone_number: `+86${officer.phone}`, phone_number_verified: true };
    const go = () => leaveFor(scene.county, 'oidc', '/board', officer.visit(), net);
    const come = async (bend = (query: URLSearchParams) => query) => {
      const { location, cookie } = await go();
      return comeBack(bend(fake.agree(location)), cookie, officer.visit(), net);
    };
    const { admitted, next } = await come();
    assert.equal(next, '/board');
    assert.notEqual(nextStep(admitted.standing, admitted.aal), 'home');
    const [told] = await scene.sql<{ detail: { by?: string } }[]>`
      select detail from house_book_event where county = ${scene.county} and act = 'session.open'`;
    assert.equal(told?.detail.by, 'oidc');

    const never = (work: Promise<unknown>) => assert.rejects(work, refused('M-475', 'unauthenticated'));
    const first = await go();
    const query = fake.agree(first.location);
    const other = await go();
    await never(comeBack(query, other.cookie, officer.visit(), net));
    await never(comeBack(query, undefined, officer.visit(), net));
    await never(comeBack(query, `${first.cookie}x`, officer.visit(), net));
    await comeBack(query, first.cookie, officer.visit(), net);
    await never(comeBack(query, first.cookie, officer.visit(), net));
    const bent: [string, Partial<typeof fake.state>][] = [
      ['a foreign key', { foreign: true }],
      ['no signature', { alg: 'none' }],
      ['another audience', { claims: { ...fake.state.claims, aud: 'another' } }],
      ['another issuer', { claims: { ...fake.state.claims, iss: 'https://else.example' } }],
      ['an old nonce', { claims: { ...fake.state.claims, nonce: 'old' } }],
      ['a token of yesterday', { claims: { ...fake.state.claims, exp: 1_700_000_000 } }],
      ['a phone nobody verified', { claims: { phone_number: officer.phone, phone_number_verified: false } }],
      ['no phone', { claims: {} }],
      ['a published issuer that is not the one asked', { issuer: 'https://else.example' }],
    ];
    const usual = { ...fake.state };
    for (const [what, bend] of bent) {
      Object.assign(fake.state, usual, bend);
      await assert.rejects(come(), refused('M-475'), what);
    }
    Object.assign(fake.state, usual, { claims: {} });
    fake.state.userinfo = { sub: 'p1', phone_number: officer.phone, phone_number_verified: true };
    await come();
    fake.state.userinfo = { ...fake.state.userinfo, sub: 'p2' };
    await never(come());
    await set({ kind: 'oidc', ...oidcSecret, enabled: '' });
    await never(go());
    await close();
  }),
);

test(
  'a county’s house opens no front desk, no administrator and nobody who also serves elsewhere',
  house.scene(async (scene) => {
    const { officer } = await county(scene, { kind: 'oidc', ...oidcSecret });
    const fake = fakeOidc(() => clock.at);
    const { net, clock, close } = await provider(fake.answer);
    const come = async (phone: string) => {
      fake.state.claims = { phone_number: phone, phone_number_verified: true };
      const { location, cookie } = await leaveFor(scene.county, 'oidc', null, officer.visit(), net);
      return comeBack(fake.agree(location), cookie, officer.visit(), net);
    };
    const desk = await somebody(scene, staffOf);
    const keeper = await somebody(scene, (unit) => ({ role: 'secadmin', unit }));
    for (const phone of [desk.phone, keeper.phone, '13900000009', 'no phone'])
      await assert.rejects(come(phone), refused('M-475', 'unauthenticated'));
    await come(officer.phone);
    await scene.sql`update holding set county = ${scene.county === '999999' ? '999998' : '999999'}
      where account_id = ${desk.id}`;
    await scene.sql`update holding set account_id = ${officer.id} where account_id = ${desk.id}`;
    await assert.rejects(come(officer.phone), refused('M-475'));
    await close();
  }),
);

test(
  'WeCom gives the number of a member who agreed; a code is used once and an outside contact is nobody',
  house.scene(async (scene) => {
    const { officer } = await county(scene, { kind: 'wecom', ...wecom });
    const members = { good: { userid: 'u1', mobile: officer.phone }, hidden: { userid: 'u2', mobile: '' } };
    const { net, close } = await provider(fakeWecomDoor(members).answer);
    const come = async (code: string) => {
      const { location, cookie } = await leaveFor(scene.county, 'wecom', null, officer.visit(), net);
      const url = new URL(location);
      assert.equal(url.searchParams.get('scope'), 'snsapi_privateinfo');
      assert.equal(url.hash, '#wechat_redirect');
      const query = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' });
      return comeBack(query, cookie, officer.visit(), net);
    };
    const { admitted } = await come('good');
    assert.equal(admitted.aal, 1);
    for (const code of ['good', 'hidden', 'outside']) await assert.rejects(come(code), refused('M-475'));
    await close();
  }),
);
