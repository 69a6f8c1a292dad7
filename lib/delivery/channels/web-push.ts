import { z } from 'zod';
import type { Channel, Handed, Net, Outgoing, Settings } from '../channel.ts';
import { parsedJson } from '../net.ts';
import { pushText } from '../words-push.ts';
import { eachOf, handedOf } from './each.ts';
import { isPushService } from './push-hosts.ts';
import { sealPush, vapid } from './push-seal.ts';

/** One browser of a person, as it is kept; `id` comes back where its push service knows it no more. */
export const pushAddress = z.object({
  id: z.string(),
  endpoint: z.string(),
  p256dh: z.string(),
  auth: z.string(),
});
export type PushAddress = z.infer<typeof pushAddress>;

const hours = 3600;
/** Seconds a push service keeps what a phone without signal cannot take (RFC 8030 5.2). */
const keptFor = { high: hours, normal: 12 * hours };

function meaning(status: number, wait: number, id: string): Handed {
  const code = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { result: 'handed' };
  // The person has turned it off, or the browser is gone (RFC 8030 7.3).
  if (status === 404 || status === 410) return { result: 'failed', cause: 'address_wrong', code, gone: [id] };
  if (status === 429)
    return {
      result: 'again',
      cause: 'too_many',
      code,
      afterMs: Number.isFinite(wait) ? wait * 1000 : 60_000,
    };
  if (status >= 500) return { result: 'again', cause: 'busy', code, trouble: true };
  return { result: 'failed', cause: status === 401 || status === 403 ? 'settings' : 'refused', code };
}

async function toBrowser(settings: Settings, one: Outgoing, browser: PushAddress, net: Net): Promise<Handed> {
  const { id, endpoint } = browser;
  if (!isPushService(endpoint, settings.hosts))
    return { result: 'failed', cause: 'not_permitted', gone: [id] };
  const urgency = one.kind === 'alert' || one.kind === 'security' ? 'high' : 'normal';
  let bytes: Buffer;
  try {
    bytes = sealPush(JSON.stringify(pushText(one)), browser);
  } catch {
    // A key that is no point of the curve: nothing can ever be sealed for it.
    return { result: 'failed', cause: 'address_wrong', code: 'key', gone: [id] };
  }
  try {
    const { status, headers } = await net.call(endpoint, {
      headers: {
        authorization: await vapid(new URL(endpoint).origin, `mailto:${settings.contact}`, net.now()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        'content-length': String(bytes.length),
        ttl: String(keptFor[urgency]),
        urgency,
        // The same message is never shown twice: a later one with its topic takes its place (RFC 8030 5.4).
        topic: one.ref.replaceAll('-', '').slice(0, 32),
      },
      bytes,
    });
    return meaning(status, Number(headers['retry-after'] ?? Number.NaN), id);
  } catch (error) {
    return handedOf(error);
  }
}

const best = ['handed', 'unknown', 'again', 'failed'] as const;

/** Every browser of a person is told; whichever took it counts, and those that are no more are named. */
async function hand(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  const browsers = z.array(pushAddress).safeParse(parsedJson(one.to)).data ?? [];
  const told: Handed[] = [];
  for (const browser of browsers) told.push(await toBrowser(settings, one, browser, net));
  const first = best.flatMap((result) => told.find((handed) => handed.result === result) ?? [])[0];
  const gone = told.flatMap((handed) => handed.gone ?? []);
  if (!first) return { result: 'failed', cause: 'no_address' };
  return gone.length > 0 ? { ...first, gone } : first;
}

/**
 * Web Push to the browsers in which a person asked for it (RFC 8030, 8291, 8292). It says that something waits and never
 * what: no name, no house, no link that signs in.
 */
export const webPush: Channel = {
  id: 'web_push',
  bonus: true,
  address: 'push',
  reports: false,
  perMinute: 6000,
  batch: 200,
  fields: [{ name: 'contact' }, { name: 'hosts', optional: true }],
  schema: z.object({
    contact: z.email(),
    hosts: z
      .string()
      .regex(/^((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+([\s,]+|$))*$/)
      .default(''),
  }),
  hand: (settings, batch, net) => eachOf(batch, 24, (one) => hand(settings, one, net)),
};
