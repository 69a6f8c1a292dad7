import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Answer, Met } from '#lib/delivery/channels/stage-provider.ts';
import { sha256 } from '#lib/platform/crypto.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as a house signs it (ES256); `none` has no signature at all. */
function signed(claims: object, key: KeyObject, alg = 'ES256'): string {
  const body = `${part({ alg, kid: 'k1', typ: 'JWT' })}.${part(claims)}`;
  if (alg === 'none') return `${body}.`;
  return `${body}.${sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

export const oidcSecret = { issuer: 'https://sso.police.example', client_id: 'nightlight', secret: 'geheim' };

/**
 * An OpenID provider as the specification asks: codes once and for their own client, address and PKCE verifier, an id token
 * signed with a published key. `state` bends it for a test.
 */
export function fakeOidc(clock: () => Date) {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const given = new Map<string, { nonce: string; challenge: string; back: string }>();
  const state = {
    claims: {} as Record<string, unknown>,
    userinfo: null as Record<string, unknown> | null,
    alg: 'ES256',
    foreign: false,
    issuer: oidcSecret.issuer,
  };
  /** A person signs in there; what they come back with. */
  const agree = (location: string): URLSearchParams => {
    const asked = new URL(location).searchParams;
    const code = `code-${given.size}`;
    given.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      back: asked.get('redirect_uri') ?? '',
    });
    return new URLSearchParams({ code, state: asked.get('state') ?? '' });
  };
  const answer = ({ path, body, headers }: Met): Answer => {
    if (path === '/.well-known/openid-configuration')
      return {
        body: {
          issuer: state.issuer,
          authorization_endpoint: `${oidcSecret.issuer}/authorize`,
          token_endpoint: `${oidcSecret.issuer}/token`,
          jwks_uri: `${oidcSecret.issuer}/keys`,
          userinfo_endpoint: `${oidcSecret.issuer}/userinfo`,
        },
      };
    if (path === '/keys')
      return { body: { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256' }] } };
    if (path === '/userinfo') return { body: state.userinfo ?? {} };
    const pair = Buffer.from(`${oidcSecret.client_id}:${oidcSecret.secret}`).toString('base64');
    if (headers.authorization !== `Basic ${pair}`) return { status: 401, body: { error: 'invalid_client' } };
    const form = new URLSearchParams(body);
    const one = given.get(form.get('code') ?? '');
    given.delete(form.get('code') ?? '');
    const proof = sha256(form.get('code_verifier') ?? '').toString('base64url');
    if (!one || one.challenge !== proof || one.back !== form.get('redirect_uri'))
      return { status: 400, body: { error: 'invalid_grant' } };
    const seconds = Math.floor(clock().getTime() / 1000);
    const claims = {
      ...{ iss: oidcSecret.issuer, aud: oidcSecret.client_id, sub: 'p1', iat: seconds, exp: seconds + 300 },
      ...{ nonce: one.nonce, ...state.claims },
    };
    const key = state.foreign ? foreign.privateKey : own.privateKey;
    return { body: { token_type: 'Bearer', access_token: 'a', id_token: signed(claims, key, state.alg) } };
  };
  return { answer, agree, state };
}

/** WeCom's web authorisation: a code once, the number only for a ticket, nothing of outside contacts. */
export function fakeWecomDoor(members: Record<string, { userid: string; mobile: string }>) {
  const tickets = new Map<string, { userid: string; mobile: string }>();
  const used = new Set<string>();
  const answer = ({ path, query, body }: Met): Answer => {
    if (path === '/cgi-bin/gettoken') return { body: { errcode: 0, access_token: 't', expires_in: 7200 } };
    if (path === '/cgi-bin/auth/getuserinfo') {
      const code = query.get('code') ?? '';
      if (used.has(code)) return { body: { errcode: 40029, errmsg: 'invalid code' } };
      used.add(code);
      const member = members[code];
      if (!member) return { body: { errcode: 0, openid: 'o1', external_userid: 'w1' } };
      tickets.set(`ticket-${code}`, member);
      return { body: { errcode: 0, userid: member.userid, user_ticket: `ticket-${code}` } };
    }
    const asked = JSON.parse(body) as { user_ticket?: string };
    const member = tickets.get(asked.user_ticket ?? '');
    return { body: member ? { errcode: 0, ...member } : { errcode: 40058 } };
  };
  return { answer };
}
