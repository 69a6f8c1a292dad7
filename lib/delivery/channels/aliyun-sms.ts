import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { civilDateAt } from '#lib/clock/business-day.ts';
import type { Asked, Channel, Handed, Net, Outgoing, Report, Settings } from '../channel.ts';
import { jsonOf, type Reply } from '../net.ts';
import type { Cause } from '../terms.ts';
import { readAliyun } from './aliyun-push.ts';
import { askedOf, eachOf } from './each.ts';
import { signAcs3 } from './sign.ts';

const host = 'dysmsapi.aliyuncs.com';

async function ask(
  settings: Settings,
  action: string,
  query: Record<string, string>,
  net: Net,
): Promise<Reply> {
  const signed = signAcs3({
    ...{ host, action, version: '2017-05-25', query },
    id: settings.access_key_id ?? '',
    secret: settings.access_key_secret ?? '',
    date: `${net.now().toISOString().slice(0, 19)}Z`,
    nonce: randomUUID(),
  });
  return net.call(`https://${host}/?${signed.query}`, { headers: signed.headers });
}

// By the beginning of the code: the provider has many of a kind (Aliyun SMS, error codes).
const failing: readonly [RegExp, Cause][] = [
  [/^isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL|MONTH_LIMIT_CONTROL)/, 'too_many'],
  [/^isv\.(MOBILE_NUMBER_ILLEGAL|MOBILE_COUNT_OVER_LIMIT)/, 'address_wrong'],
  [/^isv\.(SMS_SIGN|SIGN_|SMS_TEMPLATE|TEMPLATE_|SMS_CONTENT|PARAM_|INVALID_|EXTEND_CODE)/, 'template'],
  [/^isv\.BLACK_KEY/, 'refused'],
];
const ours: readonly [RegExp, Cause][] = [
  [/^isv\.(AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE|PRODUCT_UN_SUBSCRI)/, 'money'],
  [
    /^(isv\.DENY_IP|isp\.RAM_PERMISSION|SignatureDoesNotMatch|InvalidAccessKeyId|InvalidTimeStamp|SignatureNonceUsed|Forbidden)/,
    'settings',
  ],
];

const noTemplate: Handed = { result: 'failed', cause: 'template', code: 'code_template' };

/** The template and its variables: a sign-in code has one of its own, as its filing asks. */
const saidIn = (settings: Settings, one: Outgoing) =>
  one.code
    ? { TemplateCode: settings.code_template_code ?? '', TemplateParam: JSON.stringify({ code: one.code }) }
    : {
        TemplateCode: (one.reply && settings.reply_template_code) || (settings.template_code ?? ''),
        TemplateParam: JSON.stringify({ title: one.title, tail: one.tail ?? '' }),
      };

async function hand(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  if (one.code && !settings.code_template_code) return noTemplate;
  const reply = await ask(
    settings,
    'SendSms',
    {
      PhoneNumbers: one.to,
      SignName: settings.sign_name ?? '',
      ...saidIn(settings, one),
      OutId: one.ref,
    },
    net,
  );
  const told = jsonOf(reply);
  const code = typeof told.Code === 'string' ? told.Code : '';
  if (code === 'OK') return { result: 'handed', providerId: String(told.BizId ?? '') || undefined };
  if (/^Throttling/.test(code) || reply.status === 429)
    return { result: 'again', cause: 'too_many', code, afterMs: 5000, trouble: true };
  const mine = ours.find(([pattern]) => pattern.test(code))?.[1];
  if (mine) return { result: 'failed', cause: mine, code, trouble: true };
  const cause = failing.find(([pattern]) => pattern.test(code))?.[1];
  if (cause) return { result: 'failed', cause, code };
  // SendSms is not idempotent: whatever is unclear is asked about, never sent again.
  return { result: 'unknown', cause: 'unclear', code: code || `HTTP ${reply.status}`, trouble: true };
}

const detail = z.looseObject({
  OutId: z.string().optional(),
  SendStatus: z.union([z.number(), z.string()]),
  ErrCode: z.string().optional(),
});

/** What the provider knows of a hand-over, by our reference; nothing where it never had it or has not decided. */
async function askOne(settings: Settings, one: Asked, net: Net): Promise<Report[]> {
  const query = {
    PhoneNumber: one.to,
    SendDate: civilDateAt(one.handedAt).replaceAll('-', ''),
    PageSize: '50',
    CurrentPage: '1',
    ...(one.providerId ? { BizId: one.providerId } : {}),
  };
  const told = jsonOf(await ask(settings, 'QuerySendDetails', query, net));
  const list = z.looseObject({ SmsSendDetailDTO: z.array(detail) }).safeParse(told.SmsSendDetailDTOs ?? {})
    .data?.SmsSendDetailDTO;
  const found = list?.find(({ OutId }) => OutId === one.ref);
  if (!found) return [];
  const delivered = { '2': false, '3': true }[String(found.SendStatus)] ?? null;
  const failed = delivered === false ? { cause: 'refused' as const, code: found.ErrCode } : {};
  return [{ ref: one.ref, providerId: one.providerId, delivered, at: net.now(), ...failed }];
}

/** Text messages by Aliyun (ACS3 signature), by a filed signature and a template with `title` and `tail`. */
export const aliyunSms: Channel = {
  id: 'aliyun_sms',
  family: 'sms',
  ownPhone: true,
  address: 'phone',
  reports: true,
  perMinute: 6000,
  batch: 400,
  fields: [
    { name: 'access_key_id' },
    { name: 'access_key_secret', secret: true },
    { name: 'sign_name' },
    { name: 'template_code' },
    { name: 'reply_template_code', optional: true },
    { name: 'code_template_code', optional: true },
  ],
  schema: z.object({
    access_key_id: z.string().min(1),
    access_key_secret: z.string().min(1),
    sign_name: z.string().min(1),
    template_code: z.string().regex(/^SMS_\w+$/),
    reply_template_code: z
      .string()
      .regex(/^(SMS_\w+)?$/)
      .default(''),
    code_template_code: z
      .string()
      .regex(/^(SMS_\w+)?$/)
      .default(''),
  }),
  takesReplies: ({ reply_template_code }) => Boolean(reply_template_code),
  pushed: (_settings, push) => readAliyun(push),
  hand: (settings, batch, net) => eachOf(batch, 24, (one) => hand(settings, one, net)),
  ask: (settings, asked, net) => askedOf(asked, (one) => askOne(settings, one, net)),
};
