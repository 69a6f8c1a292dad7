import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Handed } from '../channel.ts';
import { isPushService } from './push-hosts.ts';
import { pushKey, sealPush } from './push-seal.ts';
import { type Answer, letter, nobody, provider } from './stage-provider.ts';
import { fakeBrowser, fakePush } from './stage-push.ts';
import { webPush } from './web-push.ts';

const closers: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closers) await close();
});

const settings = { contact: 'keeper@county.example', hosts: '' };
const ref = '0190aaaa-0000-7000-8000-000000000001';
const brief = (one: Handed | undefined) =>
  one?.result === 'handed' ? 'handed' : `${one?.result} ${one?.cause} ${one?.code ?? ''}`.trim();

async function service() {
  const clock = { at: new Date('2026-11-20T02:00:00Z') };
  const fake = fakePush(pushKey(), () => clock.at);
  const { net, met, close } = await provider(fake.answer);
  closers.push(close);
  const phone = fakeBrowser('https://fcm.googleapis.com/fcm/send/phone', 'b1');
  const desk = fakeBrowser('https://updates.push.services.mozilla.com/wpush/v2/desk', 'b2');
  const told = (...browsers: { address: object }[]) =>
    letter(ref, {
      to: JSON.stringify(browsers.map(({ address }) => address)),
      kind: 'reminder',
      body: '某旅馆',
    });
  const send = async (...browsers: { address: object }[]) =>
    (await webPush.hand(settings, [told(...browsers)], { ...net, now: () => clock.at }))[0];
  return { fake, met, clock, phone, desk, told, send };
}

test('a message is sealed as the published example of RFC 8291', () => {
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const sealed = sealPush(
    'When I grow up, I want to be a watermelon',
    {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    { salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'), key: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw') },
  );
  assert.equal(
    sealed.toString('base64url'),
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('Web Push tells every browser of a person, each sealed for itself, that something waits and nothing of what', async () => {
  const { fake, phone, desk, send } = await service();
  assert.equal(brief(await send(phone, desk)), 'handed');
  assert.deepEqual(
    fake.ledger.map(({ path, topic }) => [path, topic]),
    [
      ['/fcm/send/phone', ref.replaceAll('-', '')],
      ['/wpush/v2/desk', ref.replaceAll('-', '')],
    ],
  );
  const said = phone.open(fake.ledger[0]?.sealed ?? Buffer.alloc(0));
  assert.deepEqual(said, {
    title: '守夜灯',
    body: '有一条报备提醒，请打开查看。',
    tag: ref,
    path: '/account/messages',
  });
  assert.throws(() => desk.open(fake.ledger[0]?.sealed ?? Buffer.alloc(0)), 'sealed for one browser alone');
});

test('a browser that is gone is named so that it is forgotten, and the others are told', async () => {
  const { fake, phone, desk, send } = await service();
  fake.state.gone.add('/fcm/send/phone');
  assert.deepEqual(await send(phone, desk), { result: 'handed', gone: ['b1'] });
  assert.deepEqual(await send(phone), {
    ...{ result: 'failed', cause: 'address_wrong', code: 'HTTP 410', gone: ['b1'] },
  });
  const blank = { address: { ...phone.address, p256dh: Buffer.alloc(65).toString('base64url') } };
  assert.deepEqual((await send(blank))?.gone, ['b1'], 'a key that is none');
});

test('a push service’s refusals, limits, faults and silence each have their meaning, and nothing is told twice', async () => {
  const { fake, met, phone, send } = await service();
  const answers: readonly [Answer, string][] = [
    [{ status: 403 }, 'failed settings HTTP 403'],
    [{ status: 413 }, 'failed refused HTTP 413'],
    [{ status: 429, headers: { 'retry-after': '30' } }, 'again too_many HTTP 429'],
    [{ status: 503 }, 'again busy HTTP 503'],
    [{ status: 301, headers: { location: 'https://elsewhere.example' } }, 'failed refused HTTP 301'],
    [{ cut: true }, 'unknown unclear socket hang up'],
    [{ drip: true }, 'unknown unclear no answer in time'],
  ];
  for (const [answer, meaning] of answers) {
    fake.state.answer = answer;
    assert.equal(brief(await send(phone)), meaning);
  }
  assert.equal(met.length, answers.length, 'one call each');
  assert.match(
    brief(
      (
        await webPush.hand(settings, [letter(ref, { to: JSON.stringify([phone.address]) })], await nobody())
      )[0],
    ),
    /^again unreachable/,
  );
});

test('only push services that are known are ever called, whatever a browser says', async () => {
  const { met, send } = await service();
  const strange = fakeBrowser('https://169.254.169.254/latest', 'b3');
  assert.deepEqual(await send(strange), { result: 'failed', cause: 'not_permitted', gone: ['b3'] });
  assert.equal(met.length, 0);
  for (const bad of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilpush.apple.com.example/x',
    'https://push.apple.com@evil.example/x',
    'https://localhost/x',
    'no address',
  ])
    assert.equal(isPushService(bad), false, bad);
  assert.ok(isPushService('https://web.push.apple.com/QK'));
  assert.ok(isPushService('https://push.county.example/x', 'push.county.example'));
});
