import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { decideClosure } from '#lib/lodging/closures.ts';
import { addNote } from '#lib/lodging/notes.ts';
import { setPoint } from '#lib/lodging/point/commands.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { boardOf } from './board.ts';
import { sheetOf } from './export.ts';
import { lodgingPage } from './lodging.ts';
import { placeOfLodging } from './lodging-place.ts';
import { inHouseNow, stayLine, staysOfNight } from './stays.ts';
import { timelineOf } from './timeline.ts';

const house = stage();
after(() => house.close());

const night = businessDay('2026-11-20');

async function oneHouse(scene: Scene) {
  await scene.clock('2026-11-21T06:08:00Z');
  const station = await scene.unit('station', await scene.unit('county'));
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat, '2026-11-01');
  await scene.asJob('registry:import', (pass) => makeObligations(pass, businessDay('2026-11-01'), night));
  const chief = await scene.person({ role: 'chief', unit: station });
  const stay = await putStay(scene, inn, {
    night,
    fields: { name: '某童' },
    masked: { name: '某*', documentType: 'resident_id', checkIn: '2026-11-20T13:00:00Z' },
  });
  return { station, beat, inn, chief, stay };
}

test(
  'the police read a stay masked, in house and on its night, and never the sealed text',
  house.scene(async (scene) => {
    const t = await oneHouse(scene);
    const read = await scene.as(t.chief, 'stay:read', async (pass) => ({
      ofNight: await staysOfNight(pass, t.inn.id, night),
      now: await inHouseNow(pass, t.inn.id),
      one: await stayLine(pass, t.stay),
    }));
    assert.deepEqual([read.ofNight.length, read.now.length], [1, 1]);
    assert.equal(read.one?.values.name, '某*');
    assert.equal(read.one?.state, 'in_house');
    assert.doesNotMatch(JSON.stringify(read), /某童/);
    const elsewhere = await scene.person({ role: 'officer', unit: await scene.unit('beat') });
    const line = await scene.as(elsewhere, 'stay:read', (pass) => stayLine(pass, t.stay));
    assert.equal(line, null);
  }),
);

test(
  'one timeline tells returns, silent nights, closures, notes and tasks, newest first, without a child’s words',
  house.scene(async (scene) => {
    const t = await oneHouse(scene);
    const closure = randomUUID();
    await scene.sql`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at)
      values (${scene.county}, ${closure}, ${t.inn.id}, '2026-11-23', '2026-11-25', 'repairs', '2026-11-20T02:00:00Z')`;
    await scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, detail)
      values (${scene.county}, ${randomUUID()}, 'excuse', ${t.inn.id}, ${t.beat}, 'report', 'x/1', 'watch',
        '2026-11-20T03:00:00Z', '{}')`;
    await scene.as(t.chief, 'lodging:note', (pass) =>
      addNote(pass, { code: t.inn.code, text: '晚上7点后好找' }),
    );
    const door = { latitude: 27.1143, longitude: 111.0325 };
    await scene.as(t.chief, 'lodging:note', (pass) =>
      setPoint(pass, { code: t.inn.code, point: door, accuracy: 8 }),
    );
    await scene.sql`insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence,
        rehearsal, found_at)
      values (${scene.county}, ${randomUUID()}, 'premature_nil', 'watch', ${t.inn.id}, ${night}, ${night}, '[]', '[]', '{}',
        false, '2026-11-21T05:00:00Z')`;
    await scene.as(t.chief, 'closure:decide', (pass) =>
      decideClosure(pass, { closure_id: closure, approved: true }),
    );
    const { page, happened } = await scene.as(t.chief, 'lodging:read', async (pass) => {
      const page = await lodgingPage(pass, t.inn.code);
      const { points } = await placeOfLodging(pass, t.inn.id);
      const known = { ...page, points };
      return { page, happened: await timelineOf(pass, t.inn.id, known, new Date('2026-10-31T00:00:00Z')) };
    });
    const kinds = new Set(happened.map(({ kind }) => kind));
    for (const kind of [
      'return',
      'silent',
      'closure_asked',
      'closure_decided',
      'task_opened',
      'note',
      'status',
      'point',
      'alert_found',
    ])
      assert.ok(kinds.has(kind as 'note'), kind);
    const instants = happened.map(({ at }) => at.getTime());
    assert.deepEqual(
      instants,
      [...instants].sort((a, b) => b - a),
    );
    assert.equal(page.notes[0]?.text, '晚上7点后好找');
    assert.equal(page.notes[0]?.by, t.chief.name);
    assert.equal(page.quads.minors, 1);
    assert.doesNotMatch(JSON.stringify(happened), /某童|某\*/);
    const [stored] = await scene.sql<
      { sealed: Buffer }[]
    >`select sealed from lodging_note where county = ${scene.county}`;
    assert.ok(stored && !stored.sealed.includes('晚上'), 'a note is sealed');
  }),
);

test(
  'an export holds rows of facts only: no strip, no colour, no child',
  house.scene(async (scene) => {
    const t = await oneHouse(scene);
    const board = await scene.as(t.chief, 'board:export', (pass) => boardOf(pass, { state: 'filed' }, null));
    const sheet = sheetOf(board, 'zh-CN');
    assert.equal(sheet.rows.length, 1);
    assert.equal(sheet.head.length, sheet.rows[0]?.length);
    assert.ok(sheet.rows[0]?.includes(t.inn.code));
    assert.deepEqual(board.rows[0]?.strip, []);
    assert.doesNotMatch(JSON.stringify(sheet), /某童|某\*/);
  }),
);
