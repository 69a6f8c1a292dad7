import { createCipheriv } from 'node:crypto';
import type { Settings } from '../channel.ts';
import type { Answer, Met } from './stage-provider.ts';
import { signWecomPush } from './wecom-push.ts';

export const wecomCallback = {
  corpid: 'ww0000',
  callback_token: 'tokentoken',
  callback_aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

/** A text sealed as WeCom seals it for a company's application. */
export function sealWecom(settings: Settings, text: string): string {
  const key = Buffer.from(`${settings.callback_aes_key}=`, 'base64');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(Buffer.byteLength(text));
  const bare = Buffer.concat([
    ...[Buffer.alloc(16, 7), size, Buffer.from(text), Buffer.from(settings.corpid ?? '')],
  ]);
  const pad = 32 - (bare.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([bare, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64');
}

/** The query of a callback, signed at an instant in seconds. */
export function signWecom(
  settings: Settings,
  encrypted: string,
  seconds: number,
  more: Record<string, string> = {},
): URLSearchParams {
  const [timestamp, nonce] = [String(seconds), '1320562132'];
  const msg_signature = signWecomPush(settings.callback_token ?? '', timestamp, nonce, encrypted);
  return new URLSearchParams({ msg_signature, timestamp, nonce, ...more });
}

/** WeCom as its documents tell: tokens of two hours that may die early, partial success, a frequency. */
export function fakeWecom(members: Record<string, string>, clock: () => Date) {
  const tokens = new Map<string, number>();
  const ledger: { user: string; text: string }[] = [];
  const state = {
    issued: 0,
    busy: 0,
    invalid: new Set<string>(),
    unlicensed: new Set<string>(),
    calls: 0,
    most: 1000,
    blocked: false,
  };
  const json = (errcode: number, more: object = {}): Answer => ({
    body: { errcode, errmsg: errcode ? 'no' : 'ok', ...more },
  });
  const answer = ({ path, query, body }: Met): Answer => {
    if (state.blocked) return json(60020);
    if (path === '/cgi-bin/gettoken') {
      if (query.get('corpsecret') !== 'right') return json(40001);
      const token = `token-${++state.issued}`;
      tokens.set(token, clock().getTime() + 7_200_000);
      return json(0, { access_token: token, expires_in: 7200 });
    }
    const until = tokens.get(query.get('access_token') ?? '');
    if (until === undefined) return json(40014);
    if (until <= clock().getTime()) return json(42001);
    if (state.busy > 0) {
      state.busy -= 1;
      return json(-1);
    }
    const asked: Record<string, string> = JSON.parse(body);
    if (path === '/cgi-bin/user/getuserid') {
      const userid = members[asked.mobile ?? ''];
      return userid ? json(0, { userid }) : json(46004);
    }
    const users = (asked.touser ?? '').split('|');
    const valid = users.filter((user) => !state.invalid.has(user));
    if (valid.length === 0) return json(81013);
    if (state.calls++ >= state.most) return json(45009);
    const reached = valid.filter((user) => !state.unlicensed.has(user));
    for (const user of reached) ledger.push({ user, text: body });
    const out = (list: readonly string[]) => list.join('|');
    return json(0, {
      msgid: `m${ledger.length}`,
      invaliduser: out(users.filter((user) => state.invalid.has(user))),
      unlicenseduser: out(valid.filter((user) => state.unlicensed.has(user))),
    });
  };
  return { answer, state, ledger, kill: () => tokens.clear() };
}
