import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Handed } from '../channel.ts';
import { dingtalkRobot } from './dingtalk-robot.ts';
import { dingtalkApplication, dingtalkSecret, fakeDingtalk } from './stage-dingtalk.ts';
import { type Answer, letter, type Met, nobody, provider } from './stage-provider.ts';
import { fakeWecom } from './stage-wecom.ts';
import { wecom } from './wecom.ts';
import { wecomRobot } from './wecom-robot.ts';

const closers: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closers) await close();
});

const brief = (handed: readonly Handed[]) =>
  handed.map((one) =>
    one.result === 'handed' ? 'handed' : `${one.result} ${one.cause} ${one.code ?? ''}`.trim(),
  );

let corp = 0;
async function office(members: Record<string, string> = { '19900000001': 'zhou', '19900000002': 'li' }) {
  const clock = { at: new Date('2026-11-20T02:00:00Z') };
  const fake = fakeWecom(members, () => clock.at);
  const { met, net, close } = await provider(fake.answer);
  closers.push(close);
  const settings = { corpid: `corp${++corp}`, agentid: '1000002', secret: 'right' };
  const send = (...to: string[]) =>
    wecom.hand(
      settings,
      to.map((phone, n) => letter(`r${n}`, { to: phone })),
      { ...net, now: () => clock.at },
    );
  return { fake, met, clock, settings, net, send };
}

test('WeCom: one token serves its two hours, and one that died early is asked anew without losing a message', async () => {
  const { fake, clock, send } = await office();
  assert.deepEqual(brief(await send('19900000001')), ['handed']);
  assert.deepEqual(brief(await send('19900000002')), ['handed']);
  assert.equal(fake.state.issued, 1);
  fake.kill();
  assert.deepEqual(brief(await send('19900000001')), ['handed']);
  assert.equal(fake.state.issued, 2);
  clock.at = new Date(clock.at.getTime() + 7_100_000);
  assert.deepEqual(brief(await send('19900000001')), ['handed']);
  assert.equal(fake.state.issued, 3);
  assert.equal(fake.ledger.length, 4);
});

test('WeCom: a token that has expired by its own clock alone (42001) is asked anew too', async () => {
  const { fake, clock, net, settings } = await office();
  const ours = new Date(clock.at);
  const send = () => wecom.hand(settings, [letter('r')], { ...net, now: () => ours });
  assert.deepEqual(brief(await send()), ['handed']);
  clock.at = new Date(clock.at.getTime() + 7_300_000);
  assert.deepEqual(brief(await send()), ['handed']);
  assert.deepEqual([fake.state.issued, fake.ledger.length], [2, 2]);
});

test('WeCom: of a batch some are no members, unlicensed or out of reach, and the others get theirs', async () => {
  const { fake, send } = await office({ '19900000001': 'zhou', '19900000002': 'li', '19900000003': 'wang' });
  fake.state.invalid.add('li');
  fake.state.unlicensed.add('wang');
  assert.deepEqual(brief(await send('19900000001', '19900000002', '19900000003', '19900000004')), [
    'handed',
    'failed address_wrong invaliduser',
    'failed not_permitted unlicenseduser',
    'failed address_wrong 46004',
  ]);
  assert.deepEqual(
    fake.ledger.map(({ user }) => user),
    ['zhou'],
  );
});

test('WeCom: the same words go to many in one call, and partial success names whom it missed; all invalid is 81013', async () => {
  const { fake, met, send } = await office({
    '19900000001': 'zhou',
    '19900000002': 'li',
    '19900000003': 'wang',
  });
  fake.state.invalid.add('li');
  const sent = await send('19900000001', '19900000002', '19900000003');
  assert.deepEqual(brief(sent), ['handed', 'failed address_wrong invaliduser', 'handed']);
  assert.equal(met.filter(({ path }) => path === '/cgi-bin/message/send').length, 1);
  for (const user of ['zhou', 'wang']) fake.state.invalid.add(user);
  assert.deepEqual(brief(await send('19900000001', '19900000003')), [
    'failed address_wrong 81013',
    'failed address_wrong 81013',
  ]);
  assert.equal(fake.ledger.length, 2);
});

test('WeCom: after its number of calls it says 45009: the rest is left alone and tried later', async () => {
  const { fake, clock, net } = await office();
  fake.state.most = 3;
  const batch = Array.from({ length: 20 }, (_, n) => letter(`r${n}`, { title: `要办${n}` }));
  const settings = { corpid: `corp-${corp++}`, agentid: '1000002', secret: 'right' };
  const handed = await wecom.hand(settings, batch, { ...net, now: () => clock.at });
  assert.equal(handed.filter(({ result }) => result === 'handed').length, 3);
  assert.ok(handed.every((one) => one.result === 'handed' || ('afterMs' in one && one.afterMs === 60_000)));
  assert.ok(fake.state.calls <= 3 + 8, 'no more than the calls under way');
});

test('WeCom: busy is tried later, a wrong secret or address of ours is a setting', async () => {
  const { fake, net, settings, send } = await office();
  fake.state.busy = 1;
  assert.deepEqual(brief(await send('19900000001')), ['again busy -1']);
  const wrong = await wecom.hand({ ...settings, secret: 'wrong' }, [letter('a'), letter('b')], net);
  assert.deepEqual(brief(wrong), ['failed settings 40001', 'failed settings 40001']);
  fake.state.blocked = true;
  assert.deepEqual(brief(await wecom.hand({ ...settings, corpid: 'x' }, [letter('a')], net)), [
    'failed settings 60020',
  ]);
  assert.equal(fake.ledger.length, 0);
});

test('WeCom: nobody there is tried later, a line cut after sending is unknown, and JSON that is none is unknown', async () => {
  const { settings } = await office();
  assert.match(
    brief(await wecom.hand({ ...settings, corpid: 'n' }, [letter('a')], await nobody()))[0] ?? '',
    /^again unreachable/,
  );
  const answers: Record<string, Answer> = {
    '/cgi-bin/gettoken': { body: { errcode: 0, access_token: 't', expires_in: 7200 } },
    '/cgi-bin/user/getuserid': { body: { errcode: 0, userid: 'zhou' } },
  };
  for (const [last, expected] of [
    [{ cut: true }, /^unknown unclear/],
    [{ slow: true }, /^unknown unclear/],
    [{ body: '<html>gateway</html>' }, /^unknown unclear -99/],
  ] as const) {
    const { net, close } = await provider((met: Met) => answers[met.path] ?? last);
    closers.push(close);
    const [told] = brief(
      await wecom.hand({ ...settings, corpid: `c${JSON.stringify(last)}` }, [letter('a')], net),
    );
    assert.match(told ?? '', expected);
  }
});

function robot(count: number): (met: Met) => Answer {
  let said = 0;
  return () => (++said > count ? { body: { errcode: 45009 } } : { body: { errcode: 0, errmsg: 'ok' } });
}

test('a WeCom robot calls the person by phone, shows a group no personal link, and stops at its twenty a minute', async () => {
  const { met, net, close } = await provider(robot(20));
  closers.push(close);
  const batch = Array.from({ length: 22 }, (_, n) => letter(`r${n}`));
  const handed = await wecomRobot.hand({ key: 'k' }, batch, net);
  assert.deepEqual(brief(handed.slice(19)), ['handed', 'again too_many 45009', 'again too_many 45009']);
  assert.equal(met.length, 21);
  assert.match(met[0]?.body ?? '', /mentioned_mobile_list":\["19900000001"\]/);
  assert.ok(met.every(({ body }) => !body.includes('secret')));
  const dead = await provider(() => ({ body: { errcode: 93000 } }));
  closers.push(dead.close);
  assert.deepEqual(brief(await wecomRobot.hand({ key: 'k' }, [letter('a')], dead.net)), [
    'failed settings 93000',
  ]);
});

test('a DingTalk robot signs by its clock; beyond twenty a minute it is silent for ten, and is left alone meanwhile', async () => {
  const clock = { at: new Date('2026-11-20T02:00:00Z') };
  const fake = fakeDingtalk(() => clock.at);
  const { net, close } = await provider(fake.answer);
  closers.push(close);
  const here = { ...net, now: () => clock.at };
  const batch = Array.from({ length: 25 }, (_, n) => letter(`r${n}`));
  const handed = await dingtalkRobot.hand(dingtalkSecret, batch, here);
  assert.equal(fake.ledger.length, 20);
  assert.ok(handed.slice(20).every((one) => 'afterMs' in one && one.afterMs === 600_000));
  assert.equal(fake.state.called, 21);
  clock.at = new Date(clock.at.getTime() + 9 * 60_000);
  assert.deepEqual(brief(await dingtalkRobot.hand(dingtalkSecret, [letter('a')], here)), [
    'again too_many 130101',
  ]);
  clock.at = new Date(clock.at.getTime() + 60_000);
  assert.deepEqual(brief(await dingtalkRobot.hand(dingtalkSecret, [letter('a')], here)), ['handed']);
});

test('a DingTalk robot says how to answer only to whom its directory knows, and sends all the same to the others', async () => {
  const clock = new Date('2026-11-20T02:00:00Z');
  const fake = fakeDingtalk(() => clock, { '19900000001': 'zhou' });
  const { net, close } = await provider(fake.answer);
  closers.push(close);
  const settings = { ...dingtalkSecret, ...dingtalkApplication };
  const batch = [letter('a', { answer: '回1234' }), letter('b', { to: '19900000002', answer: '回1234' })];
  const handed = await dingtalkRobot.hand(settings, batch, net);
  assert.deepEqual(
    handed.map((one) => ('member' in one ? one.member : null)),
    ['ding0000/zhou', null],
  );
  assert.deepEqual(
    fake.ledger.map(({ text }) => text.includes('回1234')),
    [true, false],
  );
  const wrong = { ...settings, app_key: 'other', app_secret: 'wrong' };
  assert.deepEqual(brief(await dingtalkRobot.hand(wrong, batch, net)), ['handed', 'handed']);
  assert.equal(fake.ledger.length, 4);
});

test('a DingTalk robot: a wrong secret, a wrong token and a clock 61 minutes off are settings, not the person’s', async () => {
  const clock = new Date('2026-11-20T02:00:00Z');
  const { net, close } = await provider(fakeDingtalk(() => clock).answer);
  closers.push(close);
  const told = async (settings: Record<string, string>, skew = 0) =>
    brief(
      await dingtalkRobot.hand(settings, [letter('a')], {
        ...net,
        now: () => new Date(clock.getTime() + skew),
      }),
    );
  assert.deepEqual(await told({ ...dingtalkSecret, secret: 'x' }), ['failed settings 310000']);
  assert.deepEqual(await told({ ...dingtalkSecret, access_token: 'x' }), ['failed settings 300001']);
  assert.deepEqual(await told(dingtalkSecret, 61 * 60_000), ['failed settings 310000']);
});
