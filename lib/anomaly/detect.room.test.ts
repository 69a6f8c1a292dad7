import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { detect } from './detect.ts';
import { openAlerts } from './list.ts';

const house = stage();
after(() => house.close());
const until = businessDay('2026-11-20');

test(
  'a rule without approval rehearses, in nobody’s queue; again changes nothing; the lodging cannot read alerts',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const beat = await scene.unit('beat', await scene.unit('station', county));
    const inn = await scene.lodging(beat);
    const stayId = await putStay(scene, inn, { night: '2026-11-20', fields: { name: '某童' } });
    await scene.sql`update stay set flags = '["identity_invalid"]' where id = ${stayId}`;
    await scene.sql`insert into obligation (county, lodging_id, business_day, due_at, late_until, rules, beat_id, made_at)
      select ${scene.county}, ${inn.id}, '2026-11-20', '2026-11-21T04:00:00Z', '2026-11-24T04:00:00Z', '{}', ${beat}, '2026-11-19T22:00:00Z'
      on conflict do nothing`;
    const run = (allRules: boolean) => scene.asJob('clock:work', (pass) => detect(pass, { until, allRules }));
    const list = () => scene.asJob('clock:work', (pass) => openAlerts(pass));
    assert.equal((await run(false))?.made, 0);
    const first = await run(true);
    assert.equal(first?.rules.identity_invalid, 1);
    const [alert] = await list();
    assert.deepEqual([alert?.type, alert?.rehearsal, alert?.lodging], ['identity_invalid', true, inn.code]);
    const again = await run(true);
    assert.deepEqual([again?.made, again?.changed, again?.withdrawn], [0, 0, 0]);
    await scene.sql`insert into rule_approval (county, rule, at, approved, basis, approver_name, parameters)
      values (${scene.county}, 'identity_invalid', '2026-11-01T00:00:00Z', true, '测试依据', '某支队长', '{}')`;
    assert.equal((await run(false))?.changed, 1);
    assert.equal((await list()).find(({ type }) => type === 'identity_invalid')?.rehearsal, false);
    const staff = await scene.person({ role: 'staff', lodging: inn.id });
    await assert.rejects(
      scene.as(staff, 'desk:read', (pass) => pass.sql`select 1 from alert`.then(() => null)),
    );
  }),
);

test(
  'an officer sees the alerts of their beat and no stay of another',
  house.scene(async (scene) => {
    const station = await scene.unit('station', await scene.unit('county'));
    const [own, other] = [await scene.unit('beat', station), await scene.unit('beat', station)];
    const [here, there] = [await scene.lodging(own), await scene.lodging(other)];
    const id = '0190aaaa-0000-7000-8000-00000000a1e7';
    await scene.sql`insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at)
      values (${scene.county}, ${id}, 'roaming_minor', 'same_day', ${here.id}, '2026-11-18', '2026-11-20', '[]', '[]', '{}', false, '2026-11-21T00:00:00Z')`;
    for (const inn of [here, there])
      await scene.sql`insert into alert_stay (county, alert_id, stay_id, lodging_id)
        values (${scene.county}, ${id}, ${await putStay(scene, inn, { night: '2026-11-18', fields: { name: '某童' } })}, ${inn.id})`;
    const seen = async (beat: string) => {
      const officer = await scene.person({ role: 'officer', unit: beat });
      return scene.as(officer, 'board:read', async (pass) => {
        const [row] = await pass.sql<
          { alerts: number; stays: number }[]
        >`select (select count(*)::int from alert) as alerts,
          (select count(*)::int from alert_stay) as stays`;
        return [row?.alerts, row?.stays];
      });
    };
    assert.deepEqual(await seen(own), [1, 1]);
    assert.deepEqual(await seen(other), [0, 1]);
  }),
);
