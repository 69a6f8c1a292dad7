import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { fileReports } from './commands.ts';
import { deskOf } from './desk.ts';
import type { ReturnInput } from './inputs.ts';
import { moveStay } from './moves.ts';
import { makeObligations } from './obligations.ts';

const on = stage();
after(() => on.close());

const night = businessDay('2026-11-20');
const nil: ReturnInput = { kind: 'nil' };
const child = (
  over: Partial<Extract<ReturnInput, { kind: 'guests' }>['stays'][number]> = {},
): ReturnInput => ({
  kind: 'guests',
  stays: [
    {
      room: '203',
      child: { name: '李小满', document_type: 'resident_id', number: '43052420100307001X'.replace('X', '2') },
      check_in: '2026-11-20T21:05:00+08:00',
      planned_check_out: '2026-11-23T12:00:00+08:00',
      companions: [{ name: '李建国', relation: 'parent' }],
      guardian: { name: '李建国', phone: '13900000002', result: 'present' },
      ...over,
    },
  ],
});

type House = { scene: Scene; lodging: { id: string; code: string }; clerk: Person; officer: Person };

async function house(scene: Scene, at = '2026-11-21T09:00:00+08:00'): Promise<House> {
  await scene.clock(at);
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const lodging = await scene.lodging(beat, '2026-11-01');
  await scene.asJob('clock:work', (pass) =>
    makeObligations(pass, businessDay('2026-11-14'), businessDay('2026-11-23')),
  );
  return {
    scene,
    lodging,
    clerk: await scene.person({ role: 'staff', lodging: lodging.id }),
    officer: await scene.person({ role: 'officer', unit: beat }),
  };
}

const file = (who: House, input: ReturnInput, requestKey: string, by = who.clerk, day = night) =>
  who.scene.as(by, 'report:file', (pass) =>
    fileReports(pass, [{ lodgingId: who.lodging.id, day, input, requestKey, body: JSON.stringify(input) }], {
      channel: 'web',
      history: false,
    }),
  );

const refusedWith = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems.some((one) => one.code === code);

test(
  'a nil filed in time is on time, and its key answers the same receipt for ever',
  on.scene(async (scene) => {
    const who = await house(scene);
    const [first] = await file(who, nil, 'k1');
    assert.equal(first?.outcome, 'accepted');
    const [again] = await file(who, nil, 'k1');
    assert.deepEqual([again?.receiptNumber, again?.shortCode], [first?.receiptNumber, first?.shortCode]);
    await assert.rejects(file(who, child(), 'k1'), refusedWith('M-144'));
    const desk = await scene.as(who.clerk, 'desk:read', (pass) => deskOf(pass, undefined));
    assert.equal(desk.cards.find(({ day }) => day === night)?.state, 'on_time');
  }),
);

test(
  'a stranger learns nothing: the lodging is not found and another person cannot ask with a key',
  on.scene(async (scene) => {
    const who = await house(scene);
    const other = await house(scene);
    await file(who, nil, 'k1');
    await assert.rejects(file(who, nil, 'k2', other.clerk), refusedWith('M-161'));
    const colleague = await scene.person({ role: 'staff', lodging: who.lodging.id });
    await assert.rejects(file(who, nil, 'k1', colleague), refusedWith('M-161'));
  }),
);

test(
  'a nil over stays is M-151 and changes nothing; a child after a nil is added by anyone of the house',
  on.scene(async (scene) => {
    const who = await house(scene);
    await file(who, nil, 'k1');
    const [added] = await file(who, { ...child(), seen_version: 1 } as ReturnInput, 'k2');
    assert.equal(added?.version, 2);
    await assert.rejects(file(who, nil, 'k3'), refusedWith('M-151'));
    const [{ n, kind, stays } = { n: 0, kind: '', stays: 0 }] = await scene.sql<
      { n: number; kind: string; stays: number }[]
    >`select n, kind, stays from report where county = ${scene.county}`;
    assert.deepEqual({ n, kind, stays }, { n: 2, kind: 'guests', stays: 1 });
  }),
);

test(
  'a child who stays three nights is typed once, is in house, extends and checks out with one tap',
  on.scene(async (scene) => {
    const who = await house(scene);
    await file(who, child(), 'k1');
    await scene.clock('2026-11-22T21:00:00+08:00');
    await file(who, nil, 'k2', who.clerk, businessDay('2026-11-22'));
    const desk = await scene.as(who.clerk, 'desk:read', (pass) => deskOf(pass, undefined));
    assert.equal(desk.inHouse.length, 1);
    assert.equal(desk.inHouse[0]?.name, '李*');
    const id = desk.inHouse[0]?.id ?? '';
    const moved = await scene.as(who.clerk, 'stay:move', (pass) =>
      moveStay(pass, { stay: id, move: 'extend' }),
    );
    assert.equal(moved.until?.toISOString(), '2026-11-24T04:00:00.000Z');
    await scene.as(who.clerk, 'stay:move', (pass) => moveStay(pass, { stay: id, move: 'check_out' }));
    const left = await scene.as(who.clerk, 'desk:read', (pass) => deskOf(pass, undefined));
    assert.equal(left.inHouse.length, 0);
  }),
);

test(
  'a child without papers never blocks: the return stands, the police have an instant task with a clock',
  on.scene(async (scene) => {
    const who = await house(scene);
    const [filed] = await file(who, child({ child: { name: '小雨', document_type: 'none' } }), 'k1');
    assert.equal(filed?.outcome, 'accepted');
    assert.ok(filed?.results.some(({ code }) => code === 'M-139'));
    const tasks = await scene.sql<{ kind: string; severity: string; minutes: number }[]>`
      select kind, severity, extract(epoch from due_at - opened_at) / 60 as minutes from task where county = ${scene.county}`;
    assert.deepEqual(
      tasks.map(({ kind, severity, minutes }) => [kind, severity, Number(minutes)]),
      [['identity_pending', 'instant', 30]],
    );
  }),
);

test(
  'nothing of a child stands readable in the table, and the house book has the filing',
  on.scene(async (scene) => {
    const who = await house(scene);
    await file(who, child(), 'k1');
    const rows = await scene.sql<{ all: string }[]>`
      select row_to_json(t)::text as all from stay_text t where county = ${scene.county}
      union all select row_to_json(s)::text from stay s where county = ${scene.county}
      union all select row_to_json(e)::text from house_book_event e where county = ${scene.county}`;
    assert.equal(rows.length, 3);
    for (const { all } of rows) {
      for (const canary of ['李小满', '430524201003070012', '13900000002', '李建国', '2010-03-07']) {
        assert.ok(
          !all.includes(canary),
          canary.length > 10 ? 'a number stands readable' : 'a name stands readable',
        );
      }
    }
  }),
);

test(
  'of two people filing at once one wins, the other is told the current version, and no stay is lost',
  on.lastingScene(async (scene) => {
    const who = await house(scene);
    await file(who, nil, 'k0');
    const second = await scene.person({ role: 'staff', lodging: who.lodging.id });
    const other = child({ child: { name: '王小川', document_type: 'none' }, room: '204' });
    const both = await Promise.allSettled([
      file(who, { ...child(), seen_version: 1 } as ReturnInput, 'k1'),
      file(who, { ...other, seen_version: 1 } as ReturnInput, 'k2', second),
    ]);
    const lost = both.filter(({ status }) => status === 'rejected');
    assert.equal(lost.length, 1);
    assert.ok(lost.every((one) => one.status === 'rejected' && refusedWith('M-148')(one.reason)));
    const [{ stays } = { stays: 0 }] = await scene.sql<{ stays: number }[]>`
      select stays from report where county = ${scene.county}`;
    assert.equal(stays, 1);
  }),
);
