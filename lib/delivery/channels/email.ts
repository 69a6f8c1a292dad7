import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import type { Channel, Handed, Outgoing, Settings } from '../channel.ts';
import { eachOf } from './each.ts';

const fault = z.looseObject({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
});

/**
 * What a mail server's refusal or silence means: 4xx later, 5xx never (RFC 5321 4.2.1). `whole`: the letter had left with
 * its last line, so that without an answer nobody knows; before that the server must not have kept it (4.1.1.4).
 */
export function handedOfMail(error: unknown, whole: boolean): Handed {
  const { code = '', responseCode, command = '' } = fault.safeParse(error).data ?? {};
  const said = responseCode ? String(responseCode) : code;
  if (code === 'EAUTH') return { result: 'failed', cause: 'settings', code: said, trouble: true };
  if (responseCode && responseCode >= 500) {
    const cause = /^RCPT/.test(command) ? 'address_wrong' : 'refused';
    return { result: 'failed', cause, code: said };
  }
  if (responseCode && responseCode >= 400) return { result: 'again', cause: 'busy', code: said };
  if (code === 'EENVELOPE') return { result: 'failed', cause: 'address_wrong', code };
  return whole
    ? { result: 'unknown', cause: 'unclear', code: said || 'SMTP', trouble: true }
    : { result: 'again', cause: 'unreachable', code: said || 'SMTP', trouble: true };
}

/** A connection for one letter; `left` is called when the letter's last line has gone out. */
function transport(settings: Settings, left: () => void, patienceMs: number): Transporter {
  const { host = '', port = '465', user = '', password = '' } = settings;
  const silent = () => undefined;
  const heard = (entry: { tnx?: string }) => (entry.tnx === 'message' ? left() : undefined);
  return createTransport({
    host,
    port: Number(port),
    secure: port === '465',
    requireTLS: port === '587',
    ...(user ? { auth: { user, pass: password } } : {}),
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    // The library's log is the only place where it says that a letter was written to its end.
    logger: {
      ...{ level: silent, trace: silent, debug: silent, warn: silent, error: silent, fatal: silent },
      info: heard,
    },
  });
}

async function hand(settings: Settings, one: Outgoing, patienceMs: number): Promise<Handed> {
  const from = settings.from ?? '';
  let whole = false;
  const mail = transport(
    settings,
    () => {
      whole = true;
    },
    patienceMs,
  );
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
    return handedOfMail(error, whole);
  } finally {
    mail.close();
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
  hand: (settings, batch, net) => eachOf(batch, 2, (one) => hand(settings, one, net.mailMs ?? 10_000)),
};
