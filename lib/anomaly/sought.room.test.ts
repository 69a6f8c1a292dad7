import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import { reconcile } from '#lib/reconcile/commands.ts';
import { numberKey } from '#lib/reconcile/keys.ts';
import { readRegister } from '#lib/reconcile/read-register.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { enterWatch } from '#lib/watchlist/commands.ts';
import { matchStays } from '#lib/watchlist/match.ts';
import { approveUndecided } from './approvals.ts';
import { detectEntry, detectFiled, detectNightly, detectRegister } from './detect.ts';
import { openAlerts } from './list.ts';
import { alertsOfEntry } from './sought.ts';

const house = stage();
after(() => house.close());

const number = '430524201003070012';

test(
  'a search rings duty and county at once for what is there, again for each arrival, and the night’s run adds nothing',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T14:00:00Z');
    const county = await scene.unit('county');
    const station = await scene.unit('station', county);
    const beat = await scene.unit('beat', station);
    const inn = await scene.lodging(beat);
    const officer = await scene.person({ role: 'officer', unit: beat });
    const put = async (night: string) => {
      const id = await putStay(scene, inn, { night, fields: { name: '某童' } });
      const index = blindIndex(scene.county, 'child.number', number);
      await scene.sql`update stay_text set child_index = ${index}, masked = masked || '{"companions":[{"name":"王*","relation":"parent"}]}'
        where stay_id = ${id}`;
      const [row] = await scene.sql<{ id: string }[]>`select report_id as id from stay where id = ${id}`;
      return row?.id ?? '';
    };
    await put('2026-11-05');
    const job = <T>(work: Parameters<typeof scene.asJob<'clock:work', T>>[1]) =>
      scene.asJob('clock:work', work);
    await job((pass) => approveUndecided(pass, { basis: '测试依据', approver: '某支队长' }).then(() => null));
    const { id } = await scene.as(officer, 'watch:write', (pass) =>
      enterWatch(pass, {
        ...{ kind: 'child', name: '某童', number, birth_date: '', features: '' },
        ...{ case_number: 'LH-2026-7', contact: '某警官', ends_on: '2026-12-20' },
      }),
    );
    await job((pass) => matchStays(pass, { entry: id }));
    const enter = () => job((pass) => detectEntry(pass, id));
    assert.deepEqual([await enter(), await enter()], [{ made: 1 }, { made: 0 }]);
    await job(climbTasks);
    const rung = async () =>
      (
        await scene.sql<
          { kind: string; unit: string }[]
        >`select kind, unit_id as unit from task where county = ${scene.county}
          and done_at is null order by kind`
      ).map(
        ({ kind, unit }) => `${kind} ${unit === station ? 'station' : unit === county ? 'county' : unit}`,
      );
    assert.deepEqual(await rung(), ['alert station', 'climbed county']);
    const report = await put('2026-11-21');
    await job((pass) => matchStays(pass, { report }));
    assert.deepEqual(await job((pass) => detectFiled(pass, report)), { made: 1 });
    assert.deepEqual(await job((pass) => detectFiled(pass, report)), { made: 0 });
    await scene.clock('2026-11-22T23:00:00Z');
    await job(async (pass) => {
      await matchStays(pass);
      return detectNightly(pass);
    });
    const alerts = await scene.as(officer, 'alert:read', (pass) => alertsOfEntry(pass, id));
    assert.deepEqual(
      alerts.map(({ from, day }) => [from, day]),
      [
        ['2026-11-21', '2026-11-21'],
        ['2026-11-05', '2026-11-05'],
      ],
    );
  }),
);

test(
  'guests of the register that no return names raise the mismatch as soon as the register was compared',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const inn = await scene.lodging(beat);
    await scene.sql`insert into obligation (county, lodging_id, business_day, due_at, late_until, rules, beat_id, made_at)
      values (${scene.county}, ${inn.id}, '2026-11-17', '2026-11-18T04:00:00Z', '2026-11-21T04:00:00Z', '{}', ${beat}, '2026-11-16T22:00:00Z')`;
    const rows = [17, 18, 19].map(
      (day, n) => `${inn.code},43052420100307${String(n).padStart(3, '0')}X,2026-11-${day}T21:00:00+08:00`,
    );
    const text = ['lodging_code,id_number,checked_in_at', ...rows].join('\n');
    const register = await readRegister(async function* () {
      yield Buffer.from(text);
    }, numberKey(scene.county));
    const compared = await scene.asJob('register:reconcile', (pass) => reconcile(pass, register));
    assert.equal(compared.notFiled, 3);
    await scene.asJob('clock:work', async (pass) => {
      await approveUndecided(pass, { basis: '测试依据', approver: '某支队长' });
      return null;
    });
    await scene.asJob('clock:work', detectRegister);
    const alerts = await scene.asJob('clock:work', (pass) => openAlerts(pass));
    assert.deepEqual(
      alerts.filter(({ type }) => type === 'register_mismatch').map(({ lodging, day }) => [lodging, day]),
      [[inn.code, '2026-11-19']],
    );
  }),
);
