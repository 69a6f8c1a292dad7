import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import { blindLines } from './blind.ts';
import { reconcile } from './commands.ts';
import { numberKey } from './keys.ts';
import { readRegister } from './read-register.ts';

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
