import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Handed } from '../channel.ts';
import { letter, nobody, provider } from './stage-provider.ts';
import { fakeWecomExternal } from './stage-wecom-external.ts';
import { wecomExternal } from './wecom-external.ts';

const closers: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closers) await close();
});
const clock = { at: new Date('2026-11-20T02:00:00Z') };
const brief = (one: Handed | undefined) =>
  one?.result === 'handed'
    ? `handed ${one.awaiting} ${one.providerId}`
    : `${one?.result} ${one?.cause} ${one?.code}`;

let corp = 0;
async function office() {
  const fake = fakeWecomExternal(
    { zhou: { '19900000001': 'wm1', '19900000002': 'wm2' }, li: { '19900000003': 'wm3' } },
    () => clock.at,
  );
  const { net, met, close } = await provider(fake.answer);
  closers.push(close);
  const settings = { corpid: `outside${corp++}`, secret: 's', senders: 'zhou li' };
  const here = { ...net, now: () => clock.at };
  const send = (...phones: string[]) =>
    wecomExternal.hand(
      settings,
      phones.map((to, n) => letter(`r${n}`, { to, kind: 'notice' })),
      here,
    );
  const ask = async (to: string, providerId: string) =>
    (await wecomExternal.ask?.(settings, [{ ref: 'r', to, providerId, handedAt: clock.at }], here))?.map(
      ({ delivered, code }) => [delivered, code],
    );
  return { fake, met, send, ask, settings };
}

test('a mass send is one task an officer, awaits the tap, and knows no contact of nobody', async () => {
  const { fake, met, send, ask } = await office();
  const handed = await send('19900000001', '19900000002', '19900000003', '19900000009');
  assert.deepEqual(handed.map(brief), [
    'handed true task0',
    'handed true task0',
    'handed true task1',
    'failed address_wrong no contact',
  ]);
  assert.ok(
    met.every(({ body }) => !body.includes('secret')),
    'never a personal link',
  );
  assert.deepEqual(await ask('19900000001', 'task0'), []);
  fake.confirm('zhou');
  assert.deepEqual(await ask('19900000001', 'task0'), [[true, undefined]]);
  assert.deepEqual(await ask('19900000003', 'task1'), []);
});

test('a contact who left, or had the day’s one mass message, is told as failed with its cause', async () => {
  const { fake, send, ask } = await office();
  await send('19900000001');
  fake.confirm('zhou');
  fake.strangers.add('wm2');
  await send('19900000001', '19900000002');
  fake.confirm('zhou');
  assert.deepEqual(await ask('19900000001', 'task1'), [[false, 'one a day']]);
  assert.deepEqual(await ask('19900000002', 'task1'), [[false, 'not a contact']]);
});

test('while nobody answers no task has been made, so that it is tried again', async () => {
  const { settings } = await office();
  const handed = await wecomExternal.hand({ ...settings, corpid: 'gone' }, [letter('a')], await nobody());
  assert.match(brief(handed[0]), /^again unreachable/);
});
