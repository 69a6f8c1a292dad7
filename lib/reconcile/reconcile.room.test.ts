import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import { enterWatch } from '#lib/watchlist/commands.ts';
import { watchEntryOf } from '#lib/watchlist/queries.ts';
import { blindLines } from './blind.ts';
import { reconcile } from './commands.ts';
import { numberKey } from './keys.ts';
import { history, lodgingsWith, nightsOf, standingNow } from './queries.ts';
import { readRegister } from './read-register.ts';
import { matchRegister } from './sought.ts';
import { askReconcile, dropRegister, endUpload, uploadedRegister } from './upload.ts';

const house = stage();
after(() => house.close());

const number = '430524201003070012';
const other = '430524201105060037';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
const registerOf = (text: string, county: string) => readRegister(() => bytes(text), numberKey(county));

test(
  'the register is compared both ways, again changes nothing, and the blinded file says the same',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const beat = await scene.unit('beat', await scene.unit('station', county));
    const inn = await scene.lodging(beat);
    const stayId = await putStay(scene, inn, { night: '2026-11-18', fields: { name: '某童', number } });
    const index = blindIndex(scene.county, 'child.number', number);
    await scene.sql`update stay_text set child_index = ${index} where stay_id = ${stayId}`;
    const header = 'lodging_code,name,id_type,id_number,checked_in_at,room';
    const clear = [
      header,
      `${inn.code},甲,resident_id,${number.toLowerCase()},2026-11-18T21:00:00+08:00,201`,
      `${inn.code},乙,resident_id,${other},2026-11-19T05:58:00+08:00,202`,
      `${inn.code},丙,resident_id,,2026-11-19T20:00:00+08:00,202`,
      `NOBODY,丁,resident_id,${other},2026-11-19T20:00:00+08:00,202`,
    ].join('\n');
    const run = async (text: string) => {
      const register = await registerOf(text, scene.county);
      return scene.asJob('register:reconcile', (pass) => reconcile(pass, register));
    };
    const first = await run(clear);
    assert.deepEqual([first.matched, first.unmatched, first.filedNotRegistered], [1, 1, 0]);
    assert.deepEqual(first.refused.map(({ code }) => code).sort(), ['M-235', 'M-243']);
    assert.deepEqual(
      first.byNight.map(({ night, notFiled, returned }) => [night, notFiled, returned]),
      [['2026-11-18', 1, true]],
    );
    assert.equal(first.changed, true);
    assert.equal((await run(clear)).changed, false);
    const blind = [...blindLines(await registerOf(clear, scene.county))].join('\n');
    assert.doesNotMatch(blind, /4305|甲|2026-11-18T/);
    const again = await run(blind);
    assert.deepEqual(
      [again.matched, again.unmatched, again.byNight, again.form],
      [first.matched, first.unmatched, first.byNight, 'blind'],
    );
    const [row] = await scene.sql<{ runs: number; rows: number }[]>`select
      (select count(*)::int from reconcile_run where county = ${scene.county}) as runs,
      (select count(*)::int from reconcile_row where county = ${scene.county}) as rows`;
    assert.equal(row?.rows, 1);
  }),
);

test(
  'a station officer of another beat and the lodging see nothing of the comparison',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const station = await scene.unit('station', county);
    const beat = await scene.unit('beat', station);
    const inn = await scene.lodging(beat);
    await scene.sql`insert into reconcile_row (county, run_id, lodging_id, business_day, place, result)
      values (${scene.county}, gen_random_uuid(), ${inn.id}, '2026-11-18', 1, 'not_filed')`;
    const stranger = await scene.person({ role: 'officer', unit: await scene.unit('beat', station) });
    const own = await scene.person({ role: 'officer', unit: beat });
    const count = (person: typeof own) =>
      scene.as(person, 'board:read', async (pass) => {
        const [row] = await pass.sql<{ n: number }[]>`select count(*)::int as n from reconcile_row`;
        return row?.n ?? -1;
      });
    assert.deepEqual([await count(stranger), await count(own)], [0, 1]);
    const staff = await scene.person({ role: 'staff', lodging: inn.id });
    await assert.rejects(
      scene.as(staff, 'desk:read', (pass) => pass.sql`select 1 from reconcile_row`.then(() => null)),
    );
  }),
);

test(
  'a page’s register waits sealed for its job, its nights are counted on both sides, and sending it again changes nothing',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const county = await scene.unit('county');
    const inn = await scene.lodging(await scene.unit('beat', await scene.unit('station', county)));
    const supervisor = await scene.person({ role: 'supervisor', unit: county });
    const put = async (night: string, filed: string) => {
      const id = await putStay(scene, inn, { night, fields: { name: '某童' } });
      const index = blindIndex(scene.county, 'child.number', filed);
      await scene.sql`update stay_text set child_index = ${index} where stay_id = ${id}`;
    };
    await put('2026-11-16', number);
    await put('2026-11-17', '430524201003070039');
    await put('2026-11-18', `${other.slice(0, 17)}${other[17] === '1' ? '2' : '1'}`);
    await put('2026-11-19', '430524200901010011');
    const text = [
      'lodging_code,id_number,checked_in_at',
      `${inn.code},${number},2026-11-16T21:00:00+08:00`,
      `${inn.code},430524201003070039,2026-11-18T21:00:00+08:00`,
      `${inn.code},${other},2026-11-18T22:00:00+08:00`,
      `${inn.code},430524200802020017,2026-11-19T23:00:00+08:00`,
      `${inn.code},,2026-11-19T23:00:00+08:00`,
    ].join('\n');
    const ask = () =>
      scene.as(supervisor, 'register:reconcile', (pass) => askReconcile(pass, Buffer.from(text)));
    const work = async ({ upload }: { upload: string }) => {
      const register = await readRegister(uploadedRegister(scene.county, upload), numberKey(scene.county));
      await scene.asJob('register:reconcile', async (pass) => {
        const { run, changed, rows, refused } = await reconcile(pass, register);
        await endUpload(pass, upload, { run, changed, rows, refused });
        return null;
      });
      await dropRegister(scene.county, upload);
    };
    await work(await ask());
    await work(await ask());
    const lines = await scene.as(supervisor, 'register:reconcile', (pass) => history(pass));
    assert.deepEqual(
      lines.map(({ ended, changed, read, refused }) => [ended, changed, read, refused.length]),
      [
        [true, false, 4, 1],
        [true, true, 4, 1],
      ],
    );
    assert.equal(lines[0]?.run?.id, lines[1]?.run?.id);
    const standing = await scene.as(supervisor, 'register:reconcile', standingNow);
    const { matched, notFiled, notRegistered, dayDiffers, twins, nights } = standing ?? {};
    assert.deepEqual([matched, notFiled, notRegistered, dayDiffers, twins, nights], [1, 1, 1, 1, 1, 2]);
    const found = await scene.as(supervisor, 'register:reconcile', (pass) => lodgingsWith(pass, 'twin', 1));
    assert.deepEqual([found.total, found.rows[0]?.code, found.rows[0]?.last], [1, inn.code, '2026-11-18']);
    const one = await scene.as(supervisor, 'register:reconcile', (pass) => nightsOf(pass, inn.code));
    assert.deepEqual(
      one?.nights.map(({ night, rows }) => [night, rows.map(({ result }) => result).join(' ')]),
      [
        ['2026-11-19', 'not_filed not_registered'],
        ['2026-11-18', 'day_differs twin'],
        ['2026-11-16', ''],
      ],
    );
    const chief = await scene.person({ role: 'chief', unit: county });
    await assert.rejects(scene.as(chief, 'register:reconcile', (pass) => history(pass)));
  }),
);

test(
  'a child searched for is found in the register although no return names them, and a filed one is told once',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const inn = await scene.lodging(beat);
    const officer = await scene.person({ role: 'officer', unit: beat });
    const { id } = await scene.as(officer, 'watch:write', (pass) =>
      enterWatch(pass, {
        ...{ kind: 'child', name: '某童', number, birth_date: '', features: '' },
        ...{ case_number: 'LH-2026-7', contact: '某警官', ends_on: '2026-12-20' },
      }),
    );
    const text = `lodging_code,id_number,checked_in_at\n${inn.code},${number},2026-11-18T21:00:00+08:00`;
    const register = await registerOf(text, scene.county);
    await scene.asJob('register:reconcile', (pass) => reconcile(pass, register));
    const hits = async () =>
      (await scene.as(officer, 'watch:read', (pass) => watchEntryOf(pass, id)))?.hits.map(
        ({ matchedBy, night, stayId }) => [matchedBy, night, stayId],
      );
    assert.deepEqual(await hits(), [['register', '2026-11-18', null]]);
    assert.deepEqual(await scene.asJob('clock:work', (pass) => matchRegister(pass, id)), { hits: 0 });
  }),
);
