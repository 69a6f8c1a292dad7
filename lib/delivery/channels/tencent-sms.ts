import { z } from 'zod';
import type { Asked, Channel, Handed, Net, Outgoing, Report, Settings } from '../channel.ts';
import { jsonOf, type Reply } from '../net.ts';
import type { Cause } from '../terms.ts';
import { askedOf, eachOf } from './each.ts';
import { signTc3 } from './sign.ts';
import { readTencent } from './tencent-push.ts';

const host = 'sms.tencentcloudapi.com';

const answer = z.looseObject({
  Error: z.looseObject({ Code: z.string() }).optional(),
  SendStatusSet: z.array(z.looseObject({ SerialNo: z.string().optional(), Code: z.string() })).optional(),
});

const failing: readonly [RegExp, Cause][] = [
  [/^(LimitExceeded\.|FailedOperation\.PhoneNumberInBlacklist)/, 'too_many'],
  [/^InvalidParameterValue\.IncorrectPhoneNumber/, 'address_wrong'],
  [
    /^(FailedOperation\.(Signature|Template|ContainSensitive|FailResolve)|InvalidParameterValue\.(Content|Template))/,
    'template',
  ],
];
const ours: readonly [RegExp, Cause][] = [
  [/^FailedOperation\.InsufficientBalance/, 'money'],
  [
    /^(AuthFailure|UnauthorizedOperation|InternalError\.SigVerificationFail|InvalidParameterValue\.SdkAppId)/,
    'settings',
  ],
];

function handedFor(code: string): Handed {
  if (/^RequestLimitExceeded/.test(code))
    return { result: 'again', cause: 'too_many', code, afterMs: 2000, trouble: true };
  const mine = ours.find(([pattern]) => pattern.test(code))?.[1];
  if (mine) return { result: 'failed', cause: mine, code, trouble: true };
  const cause = failing.find(([pattern]) => pattern.test(code))?.[1];
  return cause ? { result: 'failed', cause, code } : { result: 'unknown', cause: 'unclear', code };
}

async function call(settings: Settings, action: string, asked: object, net: Net): Promise<Reply> {
  const seconds = Math.floor(net.now().getTime() / 1000);
  const body = JSON.stringify({ SmsSdkAppId: settings.app_id, ...asked });
  const signed = signTc3({
    ...{ host, service: 'sms', body, seconds },
    id: settings.secret_id ?? '',
    secret: settings.secret_key ?? '',
  });
  return net.call(`https://${host}/`, {
    headers: {
      ...signed,
      'x-tc-action': action,
      'x-tc-version': '2021-01-11',
      'x-tc-region': 'ap-guangzhou',
      'x-tc-timestamp': String(seconds),
    },
    body,
  });
}

/** The template and its variables: a sign-in code has one of its own, as its filing asks. */
const saidIn = (settings: Settings, one: Outgoing) =>
  one.code
    ? { TemplateId: settings.code_template_id, TemplateParamSet: [one.code] }
    : {
        TemplateId: (one.reply && settings.reply_template_id) || settings.template_id,
        TemplateParamSet: [one.title, one.tail ?? ''],
      };

async function hand(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  if (one.code && !settings.code_template_id)
    return { result: 'failed', cause: 'template', code: 'code_template' };
  const reply = await call(
    settings,
    'SendSms',
    {
      PhoneNumberSet: [`+86${one.to}`],
      SignName: settings.sign_name,
      ...saidIn(settings, one),
      SessionContext: one.ref,
    },
    net,
  );
  const told = answer.safeParse(jsonOf(reply).Response).data;
  if (told?.Error) return handedFor(told.Error.Code);
  const status = told?.SendStatusSet?.[0];
  if (!status) return { result: 'unknown', cause: 'unclear', code: `HTTP ${reply.status}`, trouble: true };
  return status.Code === 'Ok' ? { result: 'handed', providerId: status.SerialNo } : handedFor(status.Code);
}

const pulled = z.looseObject({
  PullSmsSendStatusSet: z.array(
    z.looseObject({
      SerialNo: z.string(),
      ReportStatus: z.enum(['SUCCESS', 'FAIL']),
      UserReceiveTime: z.number().optional(),
      Description: z.string().optional(),
      SessionContext: z.string().optional(),
    }),
  ),
});

/** What the provider knows of a hand-over, by its number or by our reference (PullSmsSendStatusByPhoneNumber). */
async function askOne(settings: Settings, one: Asked, net: Net): Promise<Report[]> {
  const seconds = Math.floor(one.handedAt.getTime() / 1000);
  const asked = { BeginTime: seconds - 60, Offset: 0, Limit: 100, PhoneNumber: `+86${one.to}` };
  const reply = await call(settings, 'PullSmsSendStatusByPhoneNumber', asked, net);
  const found = pulled
    .safeParse(jsonOf(reply).Response)
    .data?.PullSmsSendStatusSet.find(
      ({ SerialNo, SessionContext }) => SessionContext === one.ref || SerialNo === one.providerId,
    );
  if (!found) return [];
  const delivered = found.ReportStatus === 'SUCCESS';
  const at = found.UserReceiveTime ? new Date(found.UserReceiveTime * 1000) : net.now();
  const failed = delivered ? {} : { cause: 'refused' as const, code: found.Description };
  return [{ ref: one.ref, providerId: found.SerialNo, delivered, at, ...failed }];
}

/** Text messages by Tencent Cloud (TC3 signature), by a template with {1} the title and {2} the tail of the address. */
export const tencentSms: Channel = {
  id: 'tencent_sms',
  family: 'sms',
  ownPhone: true,
  address: 'phone',
  reports: true,
  perMinute: 6000,
  batch: 400,
  fields: [
    { name: 'secret_id' },
    { name: 'secret_key', secret: true },
    { name: 'app_id' },
    { name: 'sign_name' },
    { name: 'template_id' },
    { name: 'reply_template_id', optional: true },
    { name: 'code_template_id', optional: true },
  ],
  schema: z.object({
    secret_id: z.string().min(1),
    secret_key: z.string().min(1),
    app_id: z.string().regex(/^\d+$/),
    sign_name: z.string().min(1),
    template_id: z.string().regex(/^\d+$/),
    reply_template_id: z.string().regex(/^\d*$/).default(''),
    code_template_id: z.string().regex(/^\d*$/).default(''),
  }),
  takesReplies: ({ reply_template_id }) => Boolean(reply_template_id),
  pushed: (_settings, push) => readTencent(push),
  hand: (settings, batch, net) => eachOf(batch, 24, (one) => hand(settings, one, net)),
  ask: (settings, asked, net) => askedOf(asked, (one) => askOne(settings, one, net)),
};
