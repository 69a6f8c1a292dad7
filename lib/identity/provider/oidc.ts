import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Net } from '#lib/delivery/channel.ts';
import { jsonOf } from '#lib/delivery/net.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import type { OidcSettings } from './terms.ts';

/** What was sent with a person to the other house and must come back. */
export type Sent = { state: string; nonce: string; verifier: string; back: string };

/** The other house did not vouch; `why` is for the log and names nobody. */
export class NotVouched extends Error {}

const address = z.url({ protocol: /^https$/ });
const published = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  userinfo_endpoint: address.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});
type Published = z.infer<typeof published>;

async function houseOf(settings: OidcSettings, net: Net): Promise<Published> {
  const issuer = settings.issuer.replace(/\/$/, '');
  const reply = await net.call(`${issuer}/.well-known/openid-configuration`, { method: 'GET' });
  const told = published.safeParse(jsonOf(reply));
  // OpenID Connect Discovery 1.0, 4.3: what is published names the very issuer that was asked.
  if (!told.success || told.data.issuer !== settings.issuer) throw new NotVouched('discovery');
  return told.data;
}

/** Where a person is sent to sign in (OpenID Connect Core 1.0, 3.1.2.1; code flow with PKCE, RFC 7636). */
export async function oidcAddress(settings: OidcSettings, sent: Sent, net: Net): Promise<string> {
  const { authorization_endpoint } = await houseOf(settings, net);
  const url = new URL(authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: settings.client_id,
    redirect_uri: sent.back,
    scope: 'openid phone',
    state: sent.state,
    nonce: sent.nonce,
    code_challenge: sha256(sent.verifier).toString('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

const answered = z.looseObject({
  id_token: z.string().max(20_000),
  access_token: z.string().max(20_000).optional(),
});

/**
 * The phone the other house vouches for, as it writes it. The id token is verified whole: signature by the published keys
 * (none and shared-secret algorithms refused), issuer, audience, time, nonce (Core 3.1.3.7); a phone the house has not
 * verified itself counts for nothing. Throws NotVouched, or NoAnswer of the net.
 */
export async function oidcPhone(settings: OidcSettings, code: string, sent: Sent, net: Net): Promise<string> {
  const house = await houseOf(settings, net);
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: sent.back,
    code_verifier: sent.verifier,
  });
  const methods = house.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (methods.includes('client_secret_basic')) {
    const pair = `${encodeURIComponent(settings.client_id)}:${encodeURIComponent(settings.secret)}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  } else {
    form.set('client_id', settings.client_id);
    form.set('client_secret', settings.secret);
  }
  const reply = await net.call(house.token_endpoint, { headers, body: form.toString() });
  const tokens = answered.safeParse(jsonOf(reply));
  if (reply.status !== 200 || !tokens.success) throw new NotVouched('token');
  const claims = await verified(settings, tokens.data.id_token, house, sent, net);
  const own = phoneIn(claims, settings);
  if (own) return own;
  const { access_token: access } = tokens.data;
  if (!house.userinfo_endpoint || !access) throw new NotVouched('phone');
  const told = jsonOf(
    await net.call(house.userinfo_endpoint, {
      method: 'GET',
      headers: { authorization: `Bearer ${access}` },
    }),
  );
  // Core 5.3.2: an answer about somebody else is no answer.
  const phone = told.sub === claims.sub ? phoneIn(told, settings) : null;
  if (!phone) throw new NotVouched('phone');
  return phone;
}

async function verified(
  settings: OidcSettings,
  token: string,
  house: Published,
  sent: Sent,
  net: Net,
): Promise<JWTPayload> {
  const keys = jsonOf(await net.call(house.jwks_uri, { method: 'GET' }));
  try {
    const set = createLocalJWKSet({ keys: Array.isArray(keys.keys) ? keys.keys : [] });
    const { payload } = await jwtVerify(token, set, {
      issuer: settings.issuer,
      audience: settings.client_id,
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      currentDate: net.now(),
      clockTolerance: 60,
      maxTokenAge: 600,
    });
    const others = Array.isArray(payload.aud) && payload.aud.length > 1;
    if (payload.nonce !== sent.nonce || (others && payload.azp !== settings.client_id))
      throw new Error('nonce');
    return payload;
  } catch {
    throw new NotVouched('id_token');
  }
}

function phoneIn(claims: Record<string, unknown>, { phone_claim: name }: OidcSettings): string | null {
  const phone = claims[name];
  if (typeof phone !== 'string') return null;
  return name === 'phone_number' && claims.phone_number_verified !== true ? null : phone;
}
