import type { Handed, Net, Settings } from '../channel.ts';
import { jsonOf } from '../net.ts';
import type { Cause } from '../terms.ts';

const origin = 'https://qyapi.weixin.qq.com';

// One token an application, for its two hours; it may die early and is then asked anew (WeCom, gettoken).
const tokens = new Map<string, { token: string; until: number }>();
const dead = new Set([40014, 42001, 41001]);

/** What WeCom answered; -99 where it was no answer of its kind. */
export type WecomAnswer = { errcode: number; body: Record<string, unknown> };

async function ask(
  net: Net,
  path: string,
  query: Record<string, string>,
  body?: object,
): Promise<WecomAnswer> {
  const reply = await net.call(`${origin}${path}?${new URLSearchParams(query)}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const told = jsonOf(reply);
  return { errcode: typeof told.errcode === 'number' ? told.errcode : -99, body: told };
}

async function tokenFor(net: Net, settings: Settings, again: boolean): Promise<WecomAnswer | string> {
  const { corpid = '', agentid = '', secret = '' } = settings;
  const name = `${corpid}/${agentid}/${secret}`;
  const kept = tokens.get(name);
  if (kept && !again && kept.until > net.now().getTime()) return kept.token;
  const answer = await ask(net, '/cgi-bin/gettoken', { corpid, corpsecret: secret });
  const { access_token: token, expires_in: seconds } = answer.body;
  if (answer.errcode !== 0 || typeof token !== 'string') return answer;
  const lasts = typeof seconds === 'number' ? seconds : 7200;
  tokens.set(name, { token, until: net.now().getTime() + Math.max(0, lasts - 300) * 1000 });
  return token;
}

/** Asks with a token, once more with a fresh one where it has died early. */
export async function askWecom(
  net: Net,
  settings: Settings,
  path: string,
  body: object | null,
  query: Record<string, string> = {},
): Promise<WecomAnswer> {
  for (const again of [false, true]) {
    const token = await tokenFor(net, settings, again);
    if (typeof token !== 'string') return token;
    const answer = await ask(net, path, { access_token: token, ...query }, body ?? undefined);
    if (!dead.has(answer.errcode) || again) return answer;
  }
  return { errcode: 42001, body: {} };
}

const failing: Record<number, Cause> = {
  40001: 'settings',
  40013: 'settings',
  40056: 'settings',
  48002: 'settings',
  60020: 'settings',
  301002: 'settings',
  60011: 'not_permitted',
  40003: 'address_wrong',
  46004: 'address_wrong',
  60111: 'address_wrong',
  81013: 'address_wrong',
  82001: 'address_wrong',
  45002: 'refused',
  44004: 'refused',
};

/** What a code of WeCom's means for a hand-over. */
export function handedFor({ errcode }: WecomAnswer): Handed {
  const code = String(errcode);
  if (errcode === 45009 || errcode === 45033)
    return { result: 'again', cause: 'too_many', code, afterMs: 60_000, trouble: true };
  if (errcode === -1) return { result: 'again', cause: 'busy', code };
  const cause = failing[errcode];
  if (cause === 'settings') return { result: 'failed', cause, code, trouble: true };
  return cause ? { result: 'failed', cause, code } : { result: 'unknown', cause: 'unclear', code };
}
