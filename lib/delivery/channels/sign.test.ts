import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percent, signAcs3, signDingTalk, signTc3, signWebhook } from './sign.ts';

test('ACS3 gives the signature of the provider’s published example', () => {
  const { headers } = signAcs3({
    host: 'ecs.cn-shanghai.aliyuncs.com',
    action: 'RunInstances',
    version: '2014-05-26',
    query: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
    id: 'YourAccessKeyId',
    secret: 'YourAccessKeySecret',
    date: '2023-10-26T10:22:32Z',
    nonce: '3156853299f313e23d1673dc12e1703d',
  });
  assert.match(
    headers.authorization ?? '',
    /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
  );
  assert.equal(percent("隆回 a*b'(c)!"), '%E9%9A%86%E5%9B%9E%20a%2Ab%27%28c%29%21');
});

test('TC3 gives the signatures of the provider’s published examples', () => {
  const body = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
  const sign = (secret: string) =>
    signTc3({
      host: 'cvm.tencentcloudapi.com',
      service: 'cvm',
      body,
      id: 'AKID',
      secret,
      seconds: 1551113065,
    });
  assert.match(
    sign('Gu5t9xGARNpq86cd98joQYCN3EXAMPLE').authorization,
    /Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168$/,
  );
  assert.match(
    sign('Gu5t9xGARNpq86cd98joQYCN3*******').authorization,
    /Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c$/,
  );
});

test('a webhook is signed as the published vector of Standard Webhooks', () => {
  assert.equal(
    signWebhook(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1614265330,
      '{"test": 2432232314}',
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    ),
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

test('a DingTalk robot is signed over timestamp, line feed and secret', () => {
  assert.equal(signDingTalk(1577808000000, 'SECabc'), signDingTalk(1577808000000, 'SECabc'));
  assert.notEqual(signDingTalk(1577808000000, 'SECabc'), signDingTalk(1577808000001, 'SECabc'));
  assert.equal(Buffer.from(signDingTalk(1, 's'), 'base64').length, 32);
});
