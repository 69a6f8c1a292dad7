import type { Net, Settings } from '../channel.ts';
import { jsonOf, NoAnswer } from '../net.ts';

const origin = 'https://oapi.dingtalk.com';

// One token an application, for its two hours (DingTalk, gettoken).
const tokens = new Map<string, { token: string; until: number }>();
// After a call that failed members are not looked for during five minutes: the message itself must not wait for it.
const resting = new Map<string, number>();
const restMs = 5 * 60_000;

async function ask(net: Net, path: string, query: Record<string, string>, body?: object) {
  const reply = await net.call(`${origin}${path}?${new URLSearchParams(query)}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return jsonOf(reply);
}

async function tokenFor(net: Net, settings: Settings): Promise<string | null> {
  const { app_key = '', app_secret = '' } = settings;
  const name = `${app_key}/${app_secret}`;
  const now = net.now().getTime();
  const kept = tokens.get(name);
  if (kept && kept.until > now) return kept.token;
  const told = await ask(net, '/gettoken', { appkey: app_key, appsecret: app_secret });
  if (told.errcode !== 0 || typeof told.access_token !== 'string') return null;
  const lasts = typeof told.expires_in === 'number' ? told.expires_in : 7200;
  tokens.set(name, { token: told.access_token, until: now + Math.max(0, lasts - 300) * 1000 });
  return told.access_token;
}

const notFound = [60121, 40104];

/**
 * The staff id a phone has in the county's own DingTalk (topapi/v2/user/getbymobile), or null: nobody's, or not to be learnt
 * now. Never throws: the message goes out all the same, and only cannot be answered from there.
 */
export async function dingtalkStaff(net: Net, settings: Settings, mobile: string): Promise<string | null> {
  const name = `${settings.app_key}/${settings.corp_id}`;
  const now = net.now().getTime();
  if ((resting.get(name) ?? 0) > now) return null;
  try {
    const token = await tokenFor(net, settings);
    const told =
      token && (await ask(net, '/topapi/v2/user/getbymobile', { access_token: token }, { mobile }));
    if (told && told.errcode === 0) {
      const { result } = told;
      const id = typeof result === 'object' && result !== null && 'userid' in result ? result.userid : null;
      return typeof id === 'string' && id !== '' ? id : null;
    }
    if (told && notFound.some((code) => code === told.errcode)) return null;
    // A token may die early; the next look asks for a new one.
    tokens.delete(`${settings.app_key}/${settings.app_secret}`);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
  }
  resting.set(name, now + restMs);
  return null;
}
