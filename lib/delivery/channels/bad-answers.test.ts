import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Channel, Settings } from '../channel.ts';
import { aliyunSms } from './aliyun-sms.ts';
import { dingtalkRobot } from './dingtalk-robot.ts';
import { dingtalkSecret } from './stage-dingtalk.ts';
import { type Answer, letter, type Met, provider } from './stage-provider.ts';
import { aliyunSecret, tencentSecret } from './stage-sms.ts';
import { tencentSms } from './tencent-sms.ts';
import { webhook } from './webhook.ts';
import { wecom } from './wecom.ts';
import { wecomExternal } from './wecom-external.ts';
import { wecomRobot } from './wecom-robot.ts';

const closers: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closers) await close();
});

/** What comes before the message itself is answered well, so that the bad answer is the message's. */
const before: Record<string, Answer> = {
  '/cgi-bin/gettoken': { body: { errcode: 0, access_token: 't', expires_in: 7200 } },
  '/cgi-bin/user/getuserid': { body: { errcode: 0, userid: 'zhou' } },
  '/cgi-bin/externalcontact/batch/get_by_user': {
    body: {
      errcode: 0,
      external_contact_list: [
        {
          external_contact: { external_userid: 'wm1' },
          follow_info: { userid: 'zhou', remark_mobiles: ['19900000001'] },
        },
      ],
    },
  },
};

let n = 0;
const own = () => ({ corpid: `bad${n++}`, agentid: '1', secret: 'right' });
const each: readonly [Channel, () => Settings][] = [
  [wecom, own],
  [wecomExternal, () => ({ ...own(), senders: 'zhou' })],
  [wecomRobot, () => ({ key: 'k' })],
  [dingtalkRobot, () => dingtalkSecret],
  [aliyunSms, () => aliyunSecret],
  [tencentSms, () => tencentSecret],
];

/** What of a message is believed after such an answer; a webhook is told apart below. */
const answers: readonly [string, Answer][] = [
  ['a 500', { status: 500, body: 'Internal Server Error' }],
  ['a 502 of a gateway', { status: 502, body: '<html>bad gateway</html>' }],
  ['JSON cut in the middle', { body: '{"errcode":' }],
  ['JSON of another kind', { body: '[1,2,3]' }],
  ['nothing at all', { body: '' }],
  ['a body that drips for ever', { drip: true }],
  ['silence for ten seconds', { slow: true }],
  ['a line cut after sending', { cut: true }],
];

for (const [name, answer] of answers) {
  test(`${name} says nothing of the message: it is unknown, asked about and never sent again`, async () => {
    await Promise.all(
      each.map(async ([channel, settings]) => {
        let calls = 0;
        const { net, close } = await provider((met: Met) => {
          const well = before[met.path];
          if (well) return well;
          calls += 1;
          return answer;
        });
        closers.push(close);
        const [handed] = await channel.hand(settings(), [letter('r')], net);
        assert.equal(handed?.result, 'unknown', `${channel.id}: ${JSON.stringify(handed)}`);
        assert.equal(calls, 1, `${channel.id} was called once`);
      }),
    );
  });
}

test('a webhook is tried again under its id after each of these, since its receiver takes an id once', async () => {
  const settings = { url: 'https://gateway.example/in', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
  for (const answer of [
    { status: 500 },
    { status: 502 },
    { slow: true },
    { drip: true },
    { cut: true },
  ] as const) {
    const { net, close } = await provider(() => answer);
    closers.push(close);
    assert.equal(
      (await webhook.hand(settings, [letter('r')], net))[0]?.result,
      'again',
      JSON.stringify(answer),
    );
  }
});

test('before anything was sent an unclear answer is tried again: the member or the contacts were only looked up', async () => {
  for (const [channel, settings, path] of [
    [wecom, own(), '/cgi-bin/user/getuserid'],
    [wecomExternal, { ...own(), senders: 'zhou' }, '/cgi-bin/externalcontact/batch/get_by_user'],
  ] as const) {
    for (const answer of [{ status: 502, body: 'no' }, { cut: true }] as const) {
      const { net, close } = await provider((met) => (met.path === path ? answer : (before[met.path] ?? {})));
      closers.push(close);
      const [handed] = await channel.hand({ ...settings, corpid: `look${n++}` }, [letter('r')], net);
      assert.equal(handed?.result, 'again', `${channel.id} ${JSON.stringify(answer)}`);
    }
  }
});
