import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Handed } from '../channel.ts';
import { aliyunSms } from './aliyun-sms.ts';
import { signWebhook } from './sign.ts';
import { letter, nobody, provider } from './stage-provider.ts';
import { aliyunSecret, fakeAliyun, fakeTencent, tencentSecret } from './stage-sms.ts';
import { tencentSms } from './tencent-sms.ts';
import { webhook } from './webhook.ts';

const closers: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closers) await close();
});
const brief = (handed: readonly Handed[]) =>
  handed.map((one) =>
    one.result === 'handed' ? 'handed' : `${one.result} ${one.cause} ${one.code ?? ''}`.trim(),
  );

async function aliyun() {
  const fake = fakeAliyun();
  const { net, met, close } = await provider(fake.answer);
  closers.push(close);
  const send = (ref = 'r') => aliyunSms.hand(aliyunSecret, [letter(ref)], net);
  return { fake, net, met, send };
}

test('Aliyun: a signed message carries our reference; a wrong key is a setting', async () => {
  const { fake, net, send } = await aliyun();
  assert.deepEqual(await send(), [{ result: 'handed', providerId: 'b0' }]);
  assert.deepEqual(
    fake.ledger.map(({ ref, phone }) => [ref, phone]),
    [['r', '19900000001']],
  );
  const wrong = await aliyunSms.hand({ ...aliyunSecret, access_key_secret: 'x' }, [letter('a')], net);
  assert.deepEqual(brief(wrong), ['failed settings SignatureDoesNotMatch']);
});

test('Aliyun is not idempotent: an answer that never came is unknown, and asked by our reference instead of sent again', async () => {
  const { fake, net, send } = await aliyun();
  fake.state.slowOnce = true;
  assert.match(brief(await send())[0] ?? '', /^unknown unclear/);
  assert.equal(fake.ledger.length, 1);
  const asked = [
    { ref: 'r', to: '19900000001', providerId: null, handedAt: new Date('2026-11-20T02:00:00Z') },
  ];
  const ask = async () =>
    (await aliyunSms.ask?.(aliyunSecret, asked, net))?.map(({ delivered, code }) => [delivered, code]);
  assert.deepEqual(await ask(), [[null, undefined]]);
  const [told] = fake.ledger;
  assert.ok(told);
  told.status = 2;
  told.code = 'MOBILE_NOT_ON_SERVICE';
  assert.deepEqual(await ask(), [[false, 'MOBILE_NOT_ON_SERVICE']]);
  told.status = 3;
  assert.deepEqual(await ask(), [[true, undefined]]);
  assert.deepEqual(
    await aliyunSms.ask?.(
      aliyunSecret,
      [
        {
          ...asked[0],
          ref: 'other',
          to: '19900000001',
          providerId: null,
          handedAt: new Date('2026-11-20T02:00:00Z'),
        },
      ],
      net,
    ),
    [],
  );
  assert.equal(fake.ledger.length, 1);
});

test('Aliyun: each refusal has its meaning, and what is unclear is never sent again', async () => {
  const { fake, send } = await aliyun();
  const said: Record<string, string> = {
    'isv.BUSINESS_LIMIT_CONTROL': 'failed too_many isv.BUSINESS_LIMIT_CONTROL',
    'isv.MOBILE_NUMBER_ILLEGAL': 'failed address_wrong isv.MOBILE_NUMBER_ILLEGAL',
    'isv.SMS_SIGNATURE_ILLEGAL': 'failed template isv.SMS_SIGNATURE_ILLEGAL',
    'isv.SMS_TEMPLATE_ILLEGAL': 'failed template isv.SMS_TEMPLATE_ILLEGAL',
    'isv.AMOUNT_NOT_ENOUGH': 'failed money isv.AMOUNT_NOT_ENOUGH',
    'isp.RAM_PERMISSION_DENY': 'failed settings isp.RAM_PERMISSION_DENY',
    'Throttling.User': 'again too_many Throttling.User',
    'isp.SYSTEM_ERROR': 'unknown unclear isp.SYSTEM_ERROR',
    'isv.NEVER_HEARD_OF': 'unknown unclear isv.NEVER_HEARD_OF',
  };
  for (const [code, meaning] of Object.entries(said)) {
    fake.state.code = code;
    assert.deepEqual(brief(await send()), [meaning]);
  }
  for (const answer of [{ status: 502, body: 'bad gateway' }, { body: '{"Code":' }, { cut: true as const }]) {
    fake.state.answer = answer;
    assert.match(brief(await send())[0] ?? '', /^unknown unclear/);
  }
  assert.equal(fake.ledger.length, 0);
  assert.match(
    brief(await aliyunSms.hand(aliyunSecret, [letter('a')], await nobody()))[0] ?? '',
    /^again unreachable/,
  );
});

test('a sign-in code goes by its own filed template, and by none where there is none', async () => {
  const one = letter('c', { kind: 'code', code: '012345', tail: null });
  const { net, met, fake } = await aliyun();
  assert.deepEqual(brief(await aliyunSms.hand(aliyunSecret, [one], net)), ['failed template code_template']);
  await aliyunSms.hand({ ...aliyunSecret, code_template_code: 'SMS_9' }, [one], net);
  assert.deepEqual(
    [met[0]?.query.get('TemplateCode'), met[0]?.query.get('TemplateParam')],
    ['SMS_9', '{"code":"012345"}'],
  );
  assert.equal(fake.ledger.length, 1);
  const other = fakeTencent(() => clock.at);
  const { net: line, met: told, clock, close } = await provider(other.answer);
  closers.push(close);
  assert.deepEqual(brief(await tencentSms.hand(tencentSecret, [one], line)), [
    'failed template code_template',
  ]);
  await tencentSms.hand({ ...tencentSecret, code_template_id: '99' }, [one], line);
  const { TemplateId, TemplateParamSet } = JSON.parse(told[0]?.body ?? '{}');
  assert.deepEqual([TemplateId, TemplateParamSet], ['99', ['012345']]);
});

test('Tencent: signed by the clock; five minutes of skew are told, and each code has its meaning', async () => {
  const clock = { at: new Date('2026-11-20T02:00:00Z') };
  const fake = fakeTencent(() => clock.at);
  const { net, close } = await provider(fake.answer);
  closers.push(close);
  const send = (skew = 0) =>
    tencentSms.hand(tencentSecret, [letter('r')], { ...net, now: () => new Date(clock.at.getTime() + skew) });
  assert.deepEqual(await send(), [{ result: 'handed', providerId: 's1' }]);
  assert.deepEqual(fake.ledger, ['r']);
  assert.deepEqual(brief(await send(61 * 60_000)), ['failed settings AuthFailure.SignatureExpire']);
  const wrong = await tencentSms.hand({ ...tencentSecret, secret_key: 'x' }, [letter('a')], net);
  assert.deepEqual(brief(wrong), ['failed settings AuthFailure.SignatureFailure']);
  for (const [code, meaning] of [
    ['LimitExceeded.DeliveryFrequencyLimit', 'failed too_many'],
    ['InvalidParameterValue.IncorrectPhoneNumber', 'failed address_wrong'],
    ['FailedOperation.SignatureIncorrectOrUnapproved', 'failed template'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'failed money'],
  ] as const) {
    fake.state.code = code;
    assert.deepEqual(brief(await send()), [`${meaning} ${code}`]);
  }
  for (const [error, meaning] of [
    ['RequestLimitExceeded', 'again too_many RequestLimitExceeded'],
    ['InternalError.Timeout', 'unknown unclear InternalError.Timeout'],
    [
      'UnauthorizedOperation.RequestIpNotInWhitelist',
      'failed settings UnauthorizedOperation.RequestIpNotInWhitelist',
    ],
  ] as const) {
    fake.state.error = error;
    assert.deepEqual(brief(await send()), [meaning]);
  }
  assert.deepEqual(fake.ledger, ['r']);
});

test('a webhook is signed, tried again under the same id when nobody answers, and given up when it is refused', async () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const settings = { url: 'https://gateway.example/in', secret };
  let answer: { status: number; headers?: Record<string, string> } | { slow: true } = { status: 202 };
  const { net, met, close } = await provider(() => answer);
  closers.push(close);
  const send = () => webhook.hand(settings, [letter('ref-1')], net);
  assert.deepEqual(brief(await send()), ['handed']);
  const [first] = met;
  assert.ok(first);
  const seconds = Number(first.headers['webhook-timestamp']);
  assert.equal(first.headers['webhook-signature'], signWebhook('ref-1', seconds, first.body, secret));
  assert.equal(first.headers['webhook-id'], 'ref-1');
  for (const [given, meaning] of [
    [{ status: 503 }, 'again busy HTTP 503'],
    [{ status: 404 }, 'failed refused HTTP 404'],
    [{ status: 410 }, 'failed settings HTTP 410'],
    [{ status: 429, headers: { 'retry-after': '7' } }, 'again too_many HTTP 429'],
    [{ status: 301, headers: { location: 'https://elsewhere.example' } }, 'failed refused HTTP 301'],
  ] as const) {
    answer = given;
    assert.deepEqual(brief(await send()), [meaning]);
  }
  answer = { slow: true };
  assert.match(brief(await send())[0] ?? '', /^again unreachable/);
  assert.ok(met.every(({ headers }) => headers['webhook-id'] === 'ref-1'));
});
