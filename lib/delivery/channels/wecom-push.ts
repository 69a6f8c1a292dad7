import { createDecipheriv, createHash } from 'node:crypto';
import { same } from '#lib/platform/crypto.ts';
import type { Push, Pushed, Settings, Written } from '../channel.ts';
import { readFlat } from './flat-xml.ts';

const fiveMinutes = 300;

/** WeCom's signature of a callback: SHA-1 over token, timestamp, nonce and ciphertext, sorted (WeCom, callback encryption). */
export function signWecomPush(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');
}

/**
 * Opens WeCom's ciphertext: AES-256-CBC under the 43-character key, padded to blocks of 32, holding 16 random bytes, the
 * length in 4 bytes, the text and the receiver's id. Null when it was not made for us.
 */
export function openWecom(aesKey: string, receiver: string, encrypted: string): string | null {
  try {
    const key = Buffer.from(`${aesKey}=`, 'base64');
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const plain = Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()]);
    const pad = plain.at(-1) ?? 0;
    if (pad < 1 || pad > 32) return null;
    const bare = plain.subarray(16, plain.length - pad);
    const length = bare.readUInt32BE(0);
    if (bare.subarray(4 + length).toString('utf8') !== receiver) return null;
    return bare.subarray(4, 4 + length).toString('utf8');
  } catch {
    return null;
  }
}

/** A member of a company, as what they wrote and whom we reached are compared. */
export const wecomMember = (settings: Settings, user: string): string => `${settings.corpid}/${user}`;

// What a member may write; an event has no number of its own and is nobody's answer (WeCom, receiving messages).
const written = ['text', 'image', 'voice', 'video', 'location', 'link'];

/** What a member wrote to this application, or nothing: an event, another application's, another company's, or no message at all. */
function writtenIn(settings: Settings, plain: string, now: Date): Written[] {
  const told = readFlat(plain) ?? {};
  const { FromUserName: user = '', MsgId: id = '', MsgType: kind = '' } = told;
  if (told.ToUserName !== settings.corpid || told.AgentID !== settings.agentid) return [];
  if (!written.includes(kind) || !/^\d{1,25}$/.test(id) || user === '' || Buffer.byteLength(user) > 64)
    return [];
  const text = kind === 'text' ? (told.Content ?? '') : '';
  return [{ key: `${told.AgentID}/${id}`, from: wecomMember(settings, user), member: true, text, at: now }];
}

/**
 * WeCom's callback of the application: the check of our address (GET with an echo), what members write and its events (POST).
 * Signed, encrypted and no older than five minutes, or it is not WeCom's. It is answered with nothing; whoever wrote hears
 * through the outbox.
 */
export function readWecom(settings: Settings, { method, query, body, now }: Push): Pushed | null {
  const { callback_token: token = '', callback_aes_key: aesKey = '', corpid = '' } = settings;
  const encrypted =
    method === 'GET' ? query.get('echostr') : /<Encrypt><!\[CDATA\[([A-Za-z0-9+/=]+)\]\]>/.exec(body)?.[1];
  const timestamp = query.get('timestamp') ?? '';
  if (!token || !aesKey || !encrypted || !/^\d{10}$/.test(timestamp)) return null;
  const wanted = signWecomPush(token, timestamp, query.get('nonce') ?? '', encrypted);
  if (!same(Buffer.from(wanted), Buffer.from(query.get('msg_signature') ?? ''))) return null;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > fiveMinutes) return null;
  const text = openWecom(aesKey, corpid, encrypted);
  if (text === null) return null;
  if (method === 'GET') return { reports: [], written: [], answer: { type: 'text/plain', body: text } };
  return {
    ...{ reports: [], written: writtenIn(settings, text, now) },
    answer: { type: 'text/plain', body: '' },
  };
}
