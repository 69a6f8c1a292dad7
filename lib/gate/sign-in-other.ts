import { randomBytes } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { monotoneMs, systemNow } from '#lib/clock/now.ts';
import type { Net } from '#lib/delivery/channel.ts';
import { caller, NoAnswer } from '#lib/delivery/net.ts';
import { NotVouched, oidcAddress, oidcPhone, type Sent } from '#lib/identity/provider/oidc.ts';
import {
  type OfferedProvider,
  offeredProviders,
  openProvider,
  policeByPhone,
} from '#lib/identity/provider/setting.ts';
import { isProviderKind, type ProviderKind, providerKinds } from '#lib/identity/provider/terms.ts';
import { wecomAddress, wecomPhone } from '#lib/identity/provider/wecom.ts';
import { counters, countTry } from '#lib/identity/throttle.ts';
import { same, sha256 } from '#lib/platform/crypto.ts';
import { transaction } from '#lib/platform/db.ts';
import { env, internalHosts } from '#lib/platform/env.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { readMobile } from '#lib/platform/phone.ts';
import { logLine } from './api/problem.ts';
import { cookieSecret } from './cookie.ts';
import { type Admitted, admit, type Visit } from './sign-in.ts';

const world: Net = {
  call: caller(undefined, { hosts: internalHosts() }),
  now: systemNow,
  luck: () => (monotoneMs() % 1000) / 1000,
};

/** Seconds a person has to sign in at the other house. */
export const AWAY_SECONDS = 600;

// What a browser takes along and must bring back: sealed in next-auth's envelope, so that nobody reads or makes one.
const away = z.object({
  county: z.string().regex(/^\d{6}$/),
  kind: z.enum(providerKinds),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string().max(2000),
});

const notVouched = () => new Refusal('unauthenticated', [{ code: 'M-475' }]);

/** The houses a stranger may sign in with. */
export function otherHouses(visit: Pick<Visit, 'door'> = {}): Promise<OfferedProvider[]> {
  return (visit.door ?? transaction)(({ sql }) => offeredProviders(sql));
}

const back = () => `${env().origin}/sign-in/back`;
const random = () => randomBytes(32).toString('base64url');

/** Sends a person to the other house: where to, and what the browser keeps meanwhile. Refuses M-475 one that is not set or silent. */
export async function leaveFor(
  county: string,
  kind: string,
  next: string | null,
  visit: Visit,
  net: Net = world,
): Promise<{ location: string; cookie: string }> {
  if (!isProviderKind(kind) || !/^\d{6}$/.test(county)) throw notVouched();
  const provider = await counted(county, kind, visit);
  const sent: Sent = { state: random(), nonce: random(), verifier: random(), back: back() };
  const token = {
    county,
    kind,
    state: sent.state,
    nonce: sent.nonce,
    verifier: sent.verifier,
    next: next ?? '',
  };
  const cookie = await encode({ token, secret: cookieSecret(), maxAge: AWAY_SECONDS });
  const location =
    provider.kind === 'wecom'
      ? wecomAddress(provider.settings, sent)
      : await oidcAddress(provider.settings, sent, net).catch((error) => refused(error, kind));
  return { location, cookie };
}

/**
 * Takes somebody who comes back from the other house: the state must be the browser's own, the house must vouch for a phone,
 * and the phone must be of a person with a police role in that house's county today; the second factor is still asked. All
 * else is one answer, M-475. Throws M-163 and what `admit` throws.
 */
export async function comeBack(
  query: URLSearchParams,
  cookie: string | undefined,
  visit: Visit,
  net: Net = world,
): Promise<{ admitted: Admitted; next: string }> {
  const kept = away.safeParse(await opened(cookie));
  const code = query.get('code') ?? '';
  if (!kept.success || !code || code.length > 2000) throw notVouched();
  const { county, kind, next, ...sent } = kept.data;
  if (!same(sha256(query.get('state') ?? ''), sha256(sent.state))) throw notVouched();
  const provider = await counted(county, kind, visit);
  const told =
    provider.kind === 'wecom'
      ? wecomPhone(provider.settings, code, net)
      : oidcPhone(provider.settings, code, { ...sent, back: back() }, net);
  const phone = readMobile(await told.catch((error) => refused(error, kind)));
  if (!phone) throw notVouched();
  const admitted = await (visit.door ?? transaction)(async (tx) => {
    const account = await policeByPhone(tx.sql, county, phoneIndex(phone));
    if (!account) throw notVouched();
    return admit(tx, account, visit, [], kind);
  });
  return { admitted, next };
}

async function counted(county: string, kind: ProviderKind, visit: Visit) {
  const { over, provider } = await (visit.door ?? transaction)(async ({ sql }) => ({
    over: await countTry(sql, [counters.all(), counters.network(visit.network)]),
    provider: await openProvider(sql, county, kind),
  }));
  if (over.length > 0) throw new Refusal('too_many', 'M-163');
  if (!provider) throw notVouched();
  return provider;
}

async function opened(cookie: string | undefined): Promise<unknown> {
  if (!cookie || cookie.length > 4096) return null;
  try {
    return await decode({ token: cookie, secret: cookieSecret() });
  } catch {
    // An altered or foreign cookie is no cookie.
    return null;
  }
}

function refused(error: unknown, kind: ProviderKind): never {
  if (!(error instanceof NotVouched) && !(error instanceof NoAnswer)) throw error;
  logLine('info', 'sign-in.other', { kind, why: error.message });
  throw notVouched();
}
