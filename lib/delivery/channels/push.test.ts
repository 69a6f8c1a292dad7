import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Push } from '../channel.ts';
import { readAliyun } from './aliyun-push.ts';
import { sealWecom, wecomCallback as settings, signWecom } from './stage-wecom.ts';
import { readTencent } from './tencent-push.ts';
import { openWecom, readWecom } from './wecom-push.ts';

const now = new Date('2026-11-20T02:00:00Z');
const push = (body: unknown, more: Partial<Push> = {}): Push => ({
  ...{ method: 'POST', query: new URLSearchParams(), header: () => null, now },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...more,
});

test('Aliyun’s report and reply are read as its documents show them, Beijing time', () => {
  const report = {
    ...{ phone_number: '13811110000', send_time: '2017-01-01 00:00:00', report_time: '2017-01-01 00:01:00' },
    ...{
      success: true,
      err_code: 'DELIVERED',
      err_msg: '用户接收成功',
      sms_size: '1',
      biz_id: '12345',
      out_id: '67890',
    },
  };
  const told = readAliyun(push([report, { ...report, success: false, err_code: 'NO_ROUTE' }]));
  assert.deepEqual(told?.reports, [
    {
      ...{ ref: '67890', providerId: '12345', to: '13811110000', delivered: true },
      at: new Date('2016-12-31T16:01:00Z'),
    },
    {
      ...{ ref: '67890', providerId: '12345', to: '13811110000', delivered: false },
      at: new Date('2016-12-31T16:01:00Z'),
      ...{ cause: 'refused', code: 'NO_ROUTE' },
    },
  ]);
  assert.deepEqual(JSON.parse(told?.answer.body ?? ''), { code: 0, msg: 'ok' });
  const reply = {
    ...{ phone_number: '13811110000', send_time: '2017-09-01 00:00:00', content: ' 0 ', sign_name: '签名' },
    ...{ dest_code: '1234', sequence_id: 1234567890 },
  };
  assert.deepEqual(
    readAliyun(push([reply]))?.written.map(({ key, from, text }) => [key, from, text]),
    [['1234567890', '13811110000', ' 0 ']],
  );
});

test('Tencent’s report and reply are read as its documents show them; a reply pushed twice has one key', () => {
  const report = {
    ...{
      user_receive_time: '2015-10-17 08:03:04',
      nationcode: '86',
      mobile: '13800000000',
      report_status: 'FAIL',
    },
    ...{ errmsg: 'MO:200', description: '未送达', sid: 'xxxxxxx' },
  };
  assert.deepEqual(readTencent(push([report]))?.reports, [
    {
      ...{
        ref: null,
        providerId: 'xxxxxxx',
        to: '13800000000',
        delivered: false,
        cause: 'refused',
        code: 'MO:200',
      },
      at: new Date('2015-10-17T00:03:04Z'),
    },
  ]);
  const reply = {
    extend: '',
    mobile: '13800000000',
    nationcode: '86',
    sign: '守夜灯',
    text: '0',
    time: 1457336869,
  };
  const [once, twice] = [readTencent(push(reply)), readTencent(push(reply))];
  assert.equal(once?.written[0]?.key, twice?.written[0]?.key);
  assert.notEqual(readTencent(push({ ...reply, time: 1457336870 }))?.written[0]?.key, once?.written[0]?.key);
  assert.deepEqual(JSON.parse(once?.answer.body ?? ''), { result: 0, errmsg: 'OK' });
});

test('what no provider sends is not read: other shapes, other methods, times that are none', () => {
  for (const read of [readAliyun, readTencent]) {
    for (const body of ['', '{', 'null', '{}', '[{}]', '[[]]', '"0"', '[{"biz_id":1}]', '{"text":"0"}'])
      assert.equal(read(push(body)), null, body);
    assert.equal(read(push('[]', { method: 'GET' })), null);
  }
  const impossible = {
    phone_number: '13811110000',
    report_time: '2017-13-01 00:00:00',
    success: true,
    biz_id: '1',
  };
  assert.equal(readAliyun(push([impossible])), null);
});

test('WeCom’s check of our address is answered with the echo, an event with nothing', () => {
  const seconds = now.getTime() / 1000;
  const echo = sealWecom(settings, '4181612000');
  const checked = readWecom(
    settings,
    push('', { method: 'GET', query: signWecom(settings, echo, seconds, { echostr: echo }) }),
  );
  assert.deepEqual(checked?.answer, { type: 'text/plain', body: '4181612000' });
  const event = sealWecom(settings, '<xml><Event><![CDATA[enter_agent]]></Event></xml>');
  const body = `<xml><ToUserName><![CDATA[ww0000]]></ToUserName><Encrypt><![CDATA[${event}]]></Encrypt></xml>`;
  assert.equal(
    readWecom(settings, push(body, { query: signWecom(settings, event, seconds) }))?.answer.body,
    '',
  );
});

test('WeCom’s callback that is forged, altered, old or meant for another is refused', () => {
  const seconds = now.getTime() / 1000;
  const echo = sealWecom(settings, 'hello');
  const read = (query: URLSearchParams, with_: Record<string, string> = settings) =>
    readWecom(with_, push('', { method: 'GET', query }));
  assert.ok(read(signWecom(settings, echo, seconds, { echostr: echo })));
  assert.equal(read(signWecom(settings, echo, seconds, { echostr: sealWecom(settings, 'other') })), null);
  assert.equal(
    read(signWecom(settings, echo, seconds, { echostr: echo, msg_signature: '0'.repeat(40) })),
    null,
  );
  assert.equal(read(signWecom(settings, echo, seconds - 301, { echostr: echo })), null);
  const abroad = sealWecom({ ...settings, corpid: 'ww9999' }, 'hello');
  assert.equal(read(signWecom(settings, abroad, seconds, { echostr: abroad })), null);
  assert.equal(read(signWecom(settings, echo, seconds, { echostr: echo }), { corpid: 'ww0000' }), null);
  assert.equal(openWecom(settings.callback_aes_key, settings.corpid, 'AAAA'), null);
});
