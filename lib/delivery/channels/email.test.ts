import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { email, handedOfMail } from './email.ts';
import { letter, nobody } from './stage-provider.ts';
import { mailServer, type SmtpAnswers } from './stage-smtp.ts';

const closers: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closers) await close();
});

const from = { from: 'n@county.example', host: '127.0.0.1', user: '', password: '' };

async function send(answers: SmtpAnswers) {
  const server = await mailServer(answers);
  closers.push(server.close);
  const net = { ...(await nobody()), mailMs: 300 };
  const settings = { ...from, port: String(server.port) };
  const [one] = await email.hand(settings, [letter('r', { to: 'z@county.example' })], net);
  const told = one?.result === 'handed' ? 'handed' : `${one?.result} ${one?.cause} ${one?.code}`;
  return { told, got: server.got };
}

test('e-mail: a letter that was taken carries our reference; 5xx is for ever, 4xx for now', async () => {
  const taken = await send({});
  assert.equal(taken.told, 'handed');
  assert.match(taken.got[0] ?? '', /Message-ID: <r@county\.example>/i);
  const cases: readonly [SmtpAnswers, string][] = [
    [{ rcpt: '550 no such user' }, 'failed address_wrong 550'],
    [{ rcpt: '451 try later' }, 'again busy 451'],
    [{ data: '452 no room' }, 'again busy 452'],
    [{ end: '554 spam' }, 'failed refused 554'],
    [{ end: '421 shutting down' }, 'again busy 421'],
    [{ greeting: '554 not you' }, 'failed refused 554'],
  ];
  for (const [answers, meaning] of cases) {
    const { told, got } = await send(answers);
    assert.equal(told, meaning, JSON.stringify(answers));
    assert.equal(got.length, 0);
  }
  assert.deepEqual(handedOfMail({ code: 'EAUTH', responseCode: 535 }, false).result, 'failed');
});

test('e-mail: a line cut before the letter has left is tried again; a cut or silence after it is unknown, and never sent again', async () => {
  assert.match((await send({ cut: 'rcpt' })).told, /^again unreachable/);
  // A short letter has left whole before the break is seen, whatever the server read of it.
  assert.match((await send({ cut: 'letter' })).told, /^unknown unclear/);
  const after = await send({ cut: 'after' });
  assert.match(after.told, /^unknown unclear/);
  assert.equal(after.got.length, 1, 'the server has it');
  assert.match((await send({ end: null })).told, /^unknown unclear/);
  const settings = { ...from, port: '1' };
  const [one] = await email.hand(settings, [letter('r', { to: 'z@county.example' })], await nobody());
  assert.deepEqual([one?.result, one?.result === 'again' && one.cause], ['again', 'unreachable']);
});
