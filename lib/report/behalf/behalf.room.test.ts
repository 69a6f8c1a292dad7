import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { fileReports } from '../commands.ts';
import { makeObligations } from '../obligations.ts';
import { behalfInput, confirmBehalf, fileOnBehalf, unconfirmedOf } from './behalf.ts';

const on = stage();
after(() => on.close());
const night = businessDay('2026-11-20');

async function beatWithHouse(scene: Scene) {
  await scene.clock('2026-11-21T12:10:00+08:00');
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const lodging = await scene.lodging(beat, '2026-11-01');
  await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
  const officer = await scene.person({ role: 'officer', unit: beat });
  const owner = await scene.person({ role: 'owner', lodging: lodging.id });
  await scene.sql`insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
    values (${scene.county}, ${lodging.id}, 1, '方国强', '13900000001', ${owner.id})`;
  return { scene, lodging, officer, owner };
}

const said = (code: string, over: Record<string, string> = {}) =>
  behalfInput.parse({ code, night, said_by: '店主', kind: 'nil', request_key: 'call-1', ...over });

test(
  'what an officer files after a call is marked, and waits until the house has confirmed it',
  on.scene(async (scene) => {
    const { lodging, officer, owner } = await beatWithHouse(scene);
    const filed = await scene.as(officer, 'report:on_behalf', (pass) =>
      fileOnBehalf(pass, said(lodging.code)),
    );
    assert.deepEqual([filed.filed.outcome, filed.fresh], ['accepted', true]);
    const again = await scene.as(officer, 'report:on_behalf', (pass) =>
      fileOnBehalf(pass, said(lodging.code)),
    );
    assert.deepEqual(
      [again.filed.receiptNumber, again.fresh],
      [filed.filed.receiptNumber, false],
      'sent twice, filed once',
    );
    const [version] = await scene.sql`select channel from report_version where lodging_id = ${lodging.id}`;
    assert.equal(version?.channel, 'on_behalf');
    const [told] = await scene.sql`select count(*)::int as n from message where account_id = ${owner.id}`;
    assert.equal(told?.n, 1);
    const waiting = await scene.as(owner, 'desk:read', (pass) => unconfirmedOf(pass, lodging.id));
    assert.deepEqual(
      waiting.map(({ night, kind, saidBy }) => [night, kind, saidBy]),
      [[night, 'nil', '店主']],
    );
    const [one] = waiting;
    const confirm = { lodging: lodging.code, report: one?.report ?? '', n: 1 };
    await scene.as(owner, 'report:file', (pass) => confirmBehalf(pass, confirm));
    assert.deepEqual(await scene.as(owner, 'desk:read', (pass) => unconfirmedOf(pass, lodging.id)), []);
    await assert.rejects(
      scene.as(owner, 'report:file', (pass) => confirmBehalf(pass, confirm)),
      Refusal,
    );
  }),
);

test(
  'a child told on the telephone stands to be completed, and the house’s own version answers the question',
  on.scene(async (scene) => {
    const { lodging, officer, owner } = await beatWithHouse(scene);
    const child = { kind: 'guests', name: '唐小溪', room: '206', time: '21:30' };
    await scene.as(officer, 'report:on_behalf', (pass) => fileOnBehalf(pass, said(lodging.code, child)));
    const [stay] = await scene.sql<{ asks: string[]; at: string }[]>`
    select to_complete as asks, check_in_at as at from stay where lodging_id = ${lodging.id}`;
    assert.equal(new Date(stay?.at ?? '').toISOString(), '2026-11-20T13:30:00.000Z');
    assert.ok(stay?.asks.includes('number') && stay.asks.includes('guardianName'));
    const input = { kind: 'guests' as const, seen_version: 1, stays: [], patrol: { patrolled: true } };
    await scene.as(owner, 'report:file', (pass) =>
      fileReports(
        pass,
        [{ lodgingId: lodging.id, day: night, input, requestKey: 'own', body: JSON.stringify(input) }],
        { channel: 'web', history: false },
      ),
    );
    assert.deepEqual(await scene.as(owner, 'desk:read', (pass) => unconfirmedOf(pass, lodging.id)), []);
  }),
);

test(
  'an officer of another beat files for nobody here, and a nil over stays is refused as ever',
  on.scene(async (scene) => {
    const { lodging, officer } = await beatWithHouse(scene);
    const elsewhere = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const stranger = await scene.person({ role: 'officer', unit: elsewhere });
    await assert.rejects(
      scene.as(stranger, 'report:on_behalf', (pass) => fileOnBehalf(pass, said(lodging.code))),
      (error) => error instanceof Refusal && error.kind === 'not_found',
    );
    const child = { kind: 'guests', name: '唐小溪', room: '206', time: '21:30' };
    await scene.as(officer, 'report:on_behalf', (pass) => fileOnBehalf(pass, said(lodging.code, child)));
    await assert.rejects(
      scene.as(officer, 'report:on_behalf', (pass) =>
        fileOnBehalf(pass, said(lodging.code, { request_key: 'call-2' })),
      ),
      (error) => error instanceof Refusal && error.problems[0]?.code === 'M-151',
    );
  }),
);

test('a child needs a name or a description and a time; nobody else does', () => {
  const wrong = behalfInput.safeParse({ code: 'X', night, said_by: '', kind: 'guests', request_key: 'k' });
  assert.deepEqual(
    wrong.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    ['said_by M-120', 'name M-120', 'time M-134'],
  );
});
