import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import type { Channel, Handed, Outgoing, Settings } from '../channel.ts';
import { eachOf } from './each.ts';

const fault = z.looseObject({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
});

/** What a mail server's refusal or silence means: 4xx later, 5xx never (RFC 5321 4.2.1); silence after DATA is unknown. */
export function handedOfMail(error: unknown): Handed {
  const { code = '', responseCode, command = '' } = fault.safeParse(error).data ?? {};
  const said = responseCode ? String(responseCode) : code;
  if (code === 'EAUTH') return { result: 'failed', cause: 'settings', code: said, trouble: true };
  if (responseCode && responseCode >= 500) {
    const cause = /^RCPT/.test(command) ? 'address_wrong' : 'refused';
    return { result: 'failed', cause, code: said };
  }
  if (responseCode && responseCode >= 400) return { result: 'again', cause: 'busy', code: said };
  if (command === 'CONN' || /^(ECONNECTION|EDNS|ETLS)$/.test(code))
    return { result: 'again', cause: 'unreachable', code: said, trouble: true };
  return { result: 'unknown', cause: 'unclear', code: said || 'SMTP', trouble: true };
}

function transport(settings: Settings): Transporter {
  const { host = '', port = '465', user = '', password = '' } = settings;
  return createTransport({
    host,
    port: Number(port),
    secure: port === '465',
    requireTLS: port === '587',
    ...(user ? { auth: { user, pass: password } } : {}),
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function hand(mail: Transporter, from: string, one: Outgoing): Promise<Handed> {
  try {
    const sent = await mail.sendMail({
      from,
      to: one.to,
      subject: one.title,
      text: `${one.body}${one.url ? `\n\n${one.url}` : ''}\n`,
      messageId: `<${one.ref}@${from.split('@')[1] ?? 'nightlight'}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { result: 'handed', providerId: sent.messageId };
  } catch (error) {
    return handedOfMail(error);
  }
}

/** E-mail through a mail server of the county's own. */
export const email: Channel = {
  id: 'email',
  address: 'email',
  reports: false,
  perMinute: 300,
  batch: 50,
  fields: [
    { name: 'host' },
    { name: 'port' },
    { name: 'from' },
    { name: 'user', optional: true },
    { name: 'password', secret: true, optional: true },
  ],
  schema: z.object({
    host: z.string().regex(/^[\w.-]{1,253}$/),
    port: z.string().regex(/^\d{2,5}$/),
    from: z.email(),
    user: z.string().default(''),
    password: z.string().default(''),
  }),
  hand: async (settings, batch) => {
    const mail = transport(settings);
    try {
      return await eachOf(batch, 2, (one) => hand(mail, settings.from ?? '', one));
    } finally {
      mail.close();
    }
  },
};
