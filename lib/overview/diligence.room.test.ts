import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { diligenceOf } from './diligence.ts';
import { diligencePdf } from './diligence-paper.ts';

const house = stage();
after(() => house.close());

test(
  'a month’s record tells nights and musts, nothing of a child, and reads the same whether something was suspected or not',
  house.scene(async (scene) => {
    await scene.clock('2026-11-22T02:00:00Z');
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const inn = await scene.lodging(beat);
    const owner = await scene.person({ role: 'owner', lodging: inn.id });
    const days = [businessDay('2026-11-19'), businessDay('2026-11-20')] as const;
    await scene.asJob('clock:work', (pass) => makeObligations(pass, ...days));
    const masked = {
      name: '周*',
      number: '430524********0012',
      howChecked: 'original',
      callResult: 'present',
      guardianName: '周*',
    };
    const stay = await putStay(scene, inn, { night: '2026-11-20', masked });
    const whole = { id: inn.id, code: inn.code, name: '某店' };
    const record = () => scene.as(owner, 'report:read', (pass) => diligenceOf(pass, whole, '2026-11'));
    const before = await record();
    assert.deepEqual(
      before.nights.map(({ day, state }) => `${day} ${state}`),
      ['2026-11-19 silent', '2026-11-20 on_time'],
    );
    assert.deepEqual(before.nights[1]?.minors, [
      {
        room: null,
        marks: { identity: 'evidenced', guardian: 'evidenced', relation: 'open', patrol: 'open' },
      },
    ]);
    assert.doesNotMatch(JSON.stringify(before), /周|0012/);
    assert.ok((await diligencePdf(before, 'zh-CN')).length > 1000);
    await scene.sql`insert into stay_suspicion (county, stay_id, lodging_id, codes, at)
      values (${scene.county}, ${stay}, ${inn.id}, '["injured"]', '2026-11-20T13:00:00Z')`;
    assert.deepEqual((await record()).nights, before.nights);
    await scene.sql`update stay set cleared_at = '2026-11-21T00:00:00Z' where county = ${scene.county} and id = ${stay}`;
    assert.equal((await record()).nights[1]?.minors[0]?.marks, null);
  }),
);
