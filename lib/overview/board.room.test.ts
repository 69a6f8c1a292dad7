import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Lodging, type Scene, stage } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { boardOf, listCounts } from './board.ts';
import { completenessOf } from './completeness.ts';
import { lodgingPage, streakOf } from './lodging.ts';
import { expectedOf } from './marks.ts';
import { countSilent, silentOn } from './silent.ts';

const house = stage();
after(() => house.close());

const night = businessDay('2026-11-20');
const noonPast = '2026-11-21T06:08:00Z'; // 14:08 in Shanghai, two hours past the due of the night

async function file(scene: Scene, inn: Lodging, day: string, at: string, kind = 'nil', stays = 0) {
  await scene.sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    values (${scene.county}, ${uuidv7(new Date(at))}, ${inn.id}, ${day}, 1, ${kind}, ${stays}, ${at}, ${at})`;
}

/** A county of two stations: the first with an on-time, a late, a silent, a closed, an excused and a suspended house. */
async function county(scene: Scene) {
  await scene.clock(noonPast);
  const whole = await scene.unit('county');
  const station = await scene.unit('station', whole);
  const beat = await scene.unit('beat', station);
  const other = await scene.unit('beat', await scene.unit('station', whole));
  const [onTime, late, silent, closed, excused, suspended] = [
    await scene.lodging(beat, '2026-11-01'),
    await scene.lodging(beat, '2026-11-01'),
    await scene.lodging(beat, '2026-11-01'),
    await scene.lodging(beat, '2026-11-01'),
    await scene.lodging(beat, '2026-11-01'),
    await scene.lodging(beat, '2026-11-01'),
  ];
  const far = await scene.lodging(other, '2026-11-01');
  const { sql } = scene;
  await sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
    values (${scene.county}, ${suspended.id}, '2026-11-10', 'suspended', '2026-11-09T00:00:00Z')`;
  await sql`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at, decided_at, approved)
    values (${scene.county}, ${randomUUID()}, ${excused.id}, '2026-11-19', '2026-11-21', 'repairs', '2026-11-18T00:00:00Z',
      '2026-11-18T01:00:00Z', true)`;
  await scene.asJob('registry:import', (pass) => makeObligations(pass, businessDay('2026-11-01'), night));
  await file(scene, onTime, night, '2026-11-21T03:59:00Z', 'guests', 2);
  await file(scene, late, night, '2026-11-21T04:00:01Z');
  await file(scene, closed, night, '2026-11-20T13:00:00Z', 'closed');
  await file(scene, excused, night, '2026-11-20T13:00:00Z');
  await file(scene, silent, '2026-11-17', '2026-11-17T13:00:00Z');
  await sql`insert into lodging_contact (county, lodging_id, place, name, phone)
    values (${scene.county}, ${silent.id}, 1, '店主', '13900000001')`;
  return { whole, station, beat, other, onTime, late, silent, closed, excused, suspended, far };
}

test(
  'the numbers of the board add up: expected is on time, late, silent and due; excused stands outside',
  house.scene(async (scene) => {
    const t = await county(scene);
    const chief = await scene.person({ role: 'chief', unit: t.station });
    const board = await scene.as(chief, 'board:read', (pass) => boardOf(pass, {}));
    assert.equal(board.day, night);
    assert.deepEqual(board.counts, { onTime: 2, late: 1, silent: 1, due: 0, excused: 2 });
    assert.equal(expectedOf(board.counts), 4);
    assert.deepEqual(board.minors, { minors: 2, guests: 1, nil: 2 });
    assert.equal(board.state, 'silent');
    const [row] = board.rows;
    assert.equal(board.rows.length, 1);
    assert.equal(row?.code, t.silent.code);
    assert.equal(row?.streak, 3);
    assert.equal(row?.lastFiled?.night, '2026-11-17');
    assert.equal(row?.contacts[0]?.phone, '13900000001');
    assert.equal(row?.strip.length, 30);
    assert.deepEqual(row?.strip.slice(-4), ['on_time', 'silent', 'silent', 'silent']);
    const sums = await scene.as(chief, 'board:read', (pass) =>
      completenessOf(pass, { from: night, to: night }),
    );
    assert.deepEqual([sums.expected, sums.received, sums.onTime], [4, 3, 2]);
    const silent = await scene.as(chief, 'board:read', (pass) => silentOn(pass, night));
    assert.deepEqual(
      silent.map(({ code }) => code),
      board.rows.map(({ code }) => code),
    );
    const counted = await scene.as(chief, 'board:read', (pass) => countSilent(pass, night));
    assert.equal(counted, board.counts.silent);
    for (const state of ['silent', 'late', 'filed', 'excused'] as const) {
      const list = await scene.as(chief, 'board:read', (pass) => boardOf(pass, { state }));
      assert.equal(list.total, listCounts(board.counts)[state], state);
      assert.equal(list.rows.length, list.total);
    }
  }),
);

test(
  'officer, chief and supervisor each see their own: a beat, a station, the county',
  house.scene(async (scene) => {
    const t = await county(scene);
    const officer = await scene.person({ role: 'officer', unit: t.other });
    const chief = await scene.person({ role: 'chief', unit: t.station });
    const supervisor = await scene.person({ role: 'supervisor', unit: t.whole });
    const seen = async (person: typeof officer) => {
      const board = await scene.as(person, 'board:read', (pass) => boardOf(pass, { state: 'silent' }));
      return { codes: board.rows.map(({ code }) => code).sort(), expected: expectedOf(board.counts) };
    };
    assert.deepEqual(await seen(officer), { codes: [t.far.code], expected: 1 });
    assert.deepEqual(await seen(chief), { codes: [t.silent.code], expected: 4 });
    assert.deepEqual(await seen(supervisor), { codes: [t.silent.code, t.far.code].sort(), expected: 5 });
  }),
);

test(
  'a stranger’s lodging is not found, and the board is not there for the lodging side',
  house.scene(async (scene) => {
    const t = await county(scene);
    const officer = await scene.person({ role: 'officer', unit: t.other });
    const owner = await scene.person({ role: 'owner', lodging: t.silent.id });
    const notFound = { name: 'Refusal', kind: 'not_found' };
    await assert.rejects(
      scene.as(officer, 'lodging:read', (pass) => lodgingPage(pass, t.silent.code)),
      notFound,
    );
    await assert.rejects(
      scene.as(owner, 'board:read', (pass) => boardOf(pass, {})),
      notFound,
    );
    const page = await scene.as(officer, 'lodging:read', (pass) => lodgingPage(pass, t.far.code));
    assert.equal(page.streak, 20);
    assert.equal(page.quads.expected, 20);
  }),
);

test(
  'an outage that touched the six hours before it moves the due: 11:30 to 12:30 makes 12:00 into 13:30',
  house.scene(async (scene) => {
    const t = await county(scene);
    const township = `${scene.county}001`;
    await scene.sql`insert into outage (county, id, township_code, from_at, to_at, declared_at, reason)
      values (${scene.county}, ${randomUUID()}, ${township}, '2026-11-21T03:30:00Z', '2026-11-21T04:30:00Z',
        '2026-11-21T04:00:00Z', 'power')`;
    const chief = await scene.person({ role: 'chief', unit: t.station });
    const after = await scene.as(chief, 'board:read', (pass) => boardOf(pass, {}));
    assert.deepEqual(after.counts, { onTime: 3, late: 0, silent: 1, due: 0, excused: 2 });
    assert.equal(after.dueAt.toISOString(), '2026-11-21T05:30:00.000Z');
    await scene.clock('2026-11-21T05:00:00Z');
    const before = await scene.as(chief, 'board:read', (pass) => boardOf(pass, {}));
    assert.deepEqual(before.counts, { onTime: 3, late: 0, silent: 0, due: 1, excused: 2 });
    assert.equal(before.state, 'due');
  }),
);

test(
  'a search is literal and filters leave the map whole',
  house.scene(async (scene) => {
    const t = await county(scene);
    const chief = await scene.person({ role: 'chief', unit: t.station });
    const found = async (q: string) =>
      (await scene.as(chief, 'board:read', (pass) => boardOf(pass, { state: 'silent', q }))).total;
    assert.equal(await found('%'), 0);
    assert.equal(await found('_'), 0);
    assert.equal(await found(t.silent.code), 1);
    assert.equal(await found('0001'), 1, 'the end of a phone');
    const hotels = await scene.as(chief, 'board:read', (pass) => boardOf(pass, { category: 'hotel' }));
    assert.equal(expectedOf(hotels.counts), 0);
    const again = await scene.as(chief, 'board:read', (pass) =>
      boardOf(pass, { state: 'silent', streak: 3, sort: '-streak' }),
    );
    assert.equal(again.total, 1);
  }),
);

test('a row of silent nights skips those not due and excused, and ends at the first return', () => {
  const nights = (states: string[]) =>
    states.map((state, index) => ({ day: businessDay(`2026-11-${10 + index}`), state: state as 'silent' }));
  assert.equal(streakOf(nights(['on_time', 'silent', 'excused', 'silent', 'due'])), 2);
  assert.equal(streakOf(nights(['silent', 'late', 'due'])), 0);
  assert.equal(streakOf([]), 0);
});
