import { z } from 'zod';
import type { Channel, Handed, Net, Outgoing, Settings } from '../channel.ts';
import { jsonOf } from '../net.ts';
import type { Cause } from '../terms.ts';
import { eachOf } from './each.ts';
import { signTc3 } from './sign.ts';

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

async function hand(settings: Settings, one: Outgoing, net: Net): Promise<Handed> {
  const seconds = Math.floor(net.now().getTime() / 1000);
  const body = JSON.stringify({
    PhoneNumberSet: [`+86${one.to}`],
    SmsSdkAppId: settings.app_id,
    SignName: settings.sign_name,
    TemplateId: settings.template_id,
    TemplateParamSet: [one.title, one.tail ?? ''],
    SessionContext: one.ref,
  });
  const signed = signTc3({
    ...{ host, service: 'sms', body, seconds },
    id: settings.secret_id ?? '',
    secret: settings.secret_key ?? '',
  });
  const reply = await net.call(`https://${host}/`, {
    headers: {
      ...signed,
      'x-tc-action': 'SendSms',
      'x-tc-version': '2021-01-11',
      'x-tc-region': 'ap-guangzhou',
      'x-tc-timestamp': String(seconds),
    },
    body,
  });
  const told = answer.safeParse(jsonOf(reply).Response).data;
  if (told?.Error) return handedFor(told.Error.Code);
  const status = told?.SendStatusSet?.[0];
  if (!status) return { result: 'unknown', cause: 'unclear', code: `HTTP ${reply.status}`, trouble: true };
  return status.Code === 'Ok' ? { result: 'handed', providerId: status.SerialNo } : handedFor(status.Code);
}

/** Text messages by Tencent Cloud (TC3 signature), by a template with {1} the title and {2} the tail of the address. */
export const tencentSms: Channel = {
  id: 'tencent_sms',
  address: 'phone',
  reports: false,
  perMinute: 6000,
  batch: 400,
  fields: [
    { name: 'secret_id' },
    { name: 'secret_key', secret: true },
    { name: 'app_id' },
    { name: 'sign_name' },
    { name: 'template_id' },
  ],
  schema: z.object({
    secret_id: z.string().min(1),
    secret_key: z.string().min(1),
    app_id: z.string().regex(/^\d+$/),
    sign_name: z.string().min(1),
    template_id: z.string().regex(/^\d+$/),
  }),
  hand: (settings, batch, net) => eachOf(batch, 24, (one) => hand(settings, one, net)),
};
