import type { Answer, Met } from '#lib/delivery/channels/stage-provider.ts';
import { aliyunSecret, fakeAliyun, fakeTencent, tencentSecret } from '#lib/delivery/channels/stage-sms.ts';
import { fakeWecom } from '#lib/delivery/channels/stage-wecom.ts';
import type { ChannelId } from '#lib/delivery/terms.ts';
import { chanceOf } from './chance.ts';

/** How the channels of the proof are set. */
export const outsideFields: Partial<Record<ChannelId, Record<string, string>>> = {
  webhook: { url: 'https://gateway.example/in', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  aliyun_sms: aliyunSecret,
  tencent_sms: tencentSecret,
  wecom: { corpid: 'corp', agentid: '1', secret: 'right' },
};

/** What a provider did for a message, as its own books say; `failed`: it took the message and could not deliver it. */
export type Entry = { ref: string; failed?: boolean };

/** Who is a member of the county's WeCom: two of three. */
const members = (phones: readonly string[]) =>
  Object.fromEntries(phones.filter((_, n) => n % 3 > 0).map((phone) => [phone, `u${phone}`]));

/**
 * Four providers that behave as their documents say and fail by a chance that is each person's own: they refuse, have too
 * much to do, cut the line before or after they took a message, and lose what they took on the way.
 */
export function outside(seed: number, phones: readonly string[], clock: () => Date) {
  const chance = chanceOf(seed);
  const aliyun = fakeAliyun();
  const tencent = fakeTencent(clock);
  const wecom = fakeWecom(members(phones), clock);
  const gateway = new Set<string>();
  const answers: Record<string, (met: Met) => Answer> = {
    'gateway.example': (met) => {
      const { phone } = (JSON.parse(met.body) as { data: { phone: string } }).data;
      const luck = chance(`gateway/${phone}`);
      if (luck < 0.2) return { status: 503 };
      if (luck < 0.25) return { status: 404 };
      const ref = String(met.headers['webhook-id']);
      // As Standard Webhooks asks: an id that was taken is taken once.
      gateway.add(ref);
      return luck < 0.35 ? { cut: true } : { status: 202 };
    },
    'sms.tencentcloudapi.com': (met) => {
      const luck = chance(`tencent/${met.body.match(/\+86(\d+)/)?.[1]}`);
      // Asking is throttled by a chance of its own: what the last hand-over met is not what every question after it meets.
      tencent.state.error = luck > 0.1 && luck < 0.2 ? 'RequestLimitExceeded' : null;
      if (met.headers['x-tc-action'] !== 'SendSms') return luck < 0.1 ? { cut: true } : tencent.answer(met);
      tencent.state.code = luck < 0.1 ? 'FailedOperation.PhoneNumberInBlacklist' : null;
      tencent.state.report = luck > 0.3 && luck < 0.35 ? 'FAIL' : 'SUCCESS';
      const told = luck > 0.2 && luck < 0.25 ? { cut: true as const } : tencent.answer(met);
      return luck > 0.9 ? { cut: true } : told;
    },
    'dysmsapi.aliyuncs.com': (met) => {
      const luck = chance(`aliyun/${met.query.get('PhoneNumbers') ?? met.query.get('PhoneNumber')}`);
      if (met.headers['x-acs-action'] !== 'SendSms') return luck < 0.1 ? { cut: true } : aliyun.answer(met);
      if (luck > 0.2 && luck < 0.25) return { cut: true };
      aliyun.state.code = luck < 0.1 ? 'isv.MOBILE_NUMBER_ILLEGAL' : luck < 0.2 ? 'Throttling.User' : null;
      const before = aliyun.ledger.length;
      const told = aliyun.answer(met);
      const taken = aliyun.ledger[before];
      // Some are decided when they are asked about, some never.
      if (taken) taken.status = luck < 0.6 ? 3 : luck < 0.65 ? 2 : 1;
      return luck > 0.9 ? { cut: true } : told;
    },
    'qyapi.weixin.qq.com': (met) => {
      const luck = chance(`wecom/${met.path}`);
      if (luck < 0.02) return { cut: true };
      if (luck < 0.03) wecom.kill();
      wecom.state.busy = luck > 0.03 && luck < 0.05 ? 1 : 0;
      const told = wecom.answer(met);
      return met.path === '/cgi-bin/message/send' && luck > 0.9 ? { cut: true } : told;
    },
  };
  const answer = (met: Met): Answer => answers[met.host]?.(met) ?? { status: 404 };
  const ledgers = (refOf: ReadonlyMap<string, string>): Partial<Record<ChannelId, Entry[]>> => ({
    aliyun_sms: aliyun.ledger.map(({ ref, status }) => ({ ref, failed: status === 2 })),
    tencent_sms: [...tencent.byPhone.values()]
      .flat()
      .map(({ ref, status }) => ({ ref, failed: status === 'FAIL' })),
    webhook: [...gateway].map((ref) => ({ ref })),
    wecom: wecom.ledger.map(({ user }) => ({ ref: refOf.get(user.slice(1)) ?? `nobody’s ${user}` })),
  });
  return { answer, ledgers };
}
