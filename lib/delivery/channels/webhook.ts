import { z } from 'zod';
import type { Channel, Handed, Net, Outgoing, Settings } from '../channel.ts';
import { NoAnswer } from '../net.ts';
import { eachOf } from './each.ts';
import { signWebhook } from './sign.ts';

async function hand(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  const at = net.now();
  const body = JSON.stringify({
    type: 'message',
    timestamp: at.toISOString(),
    data: {
      ref: one.ref,
      kind: one.kind,
      phone: one.to,
      language: one.language,
      title: one.title,
      body: one.body,
      url: one.url,
    },
  });
  const seconds = Math.floor(at.getTime() / 1000);
  try {
    const { status, headers } = await net.call(settings.url ?? '', {
      headers: {
        'content-type': 'application/json',
        'webhook-id': one.ref,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signWebhook(one.ref, seconds, body, settings.secret ?? ''),
      },
      body,
    });
    const code = `HTTP ${status}`;
    if (status >= 200 && status < 300) return { result: 'handed' };
    if (status === 410) return { result: 'failed', cause: 'settings', code, trouble: true };
    if (status === 429) {
      const wait = Number(headers['retry-after']);
      return {
        result: 'again',
        cause: 'too_many',
        code,
        afterMs: Number.isFinite(wait) ? wait * 1000 : 60_000,
        trouble: true,
      };
    }
    if (status >= 500) return { result: 'again', cause: 'busy', code, trouble: true };
    return { result: 'failed', cause: 'refused', code };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    // The id is the same at each try and the receiver takes each id once, so that trying again doubles nothing.
    return { result: 'again', cause: 'unreachable', code: error.message, trouble: true };
  }
}

/** A signed call (Standard Webhooks) to the county's own gateway, which carries the message on as it likes. */
export const webhook: Channel = {
  id: 'webhook',
  address: 'phone',
  ownPhone: true,
  reports: false,
  perMinute: 3000,
  batch: 100,
  fields: [{ name: 'url' }, { name: 'secret', secret: true }],
  schema: z.object({
    url: z.url({ protocol: /^https$/ }),
    secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/),
  }),
  hand: (settings, batch, net) => eachOf(batch, 8, (one) => hand(settings, one, net)),
};
