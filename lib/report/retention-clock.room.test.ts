import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { retentionClock } from './retention-clock.ts';

const house = stage();
after(() => house.close());

test(
  'the clock of keeping counts by month what is readable, cleared and held, and says what goes next; the auditor sees proofs only',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T06:00:00Z');
    const county = await scene.unit('county');
    const inn = await scene.lodging(await scene.unit('beat', await scene.unit('station', county)));
    await putStay(scene, inn, { night: '2026-05-02', clearOn: '2026-11-01' });
    const gone = await putStay(scene, inn, { night: '2026-05-03', clearOn: '2026-11-01' });
    await scene.sql`update stay set cleared_at = nl.now() where id = ${gone}`;
    await putStay(scene, inn, { night: '2026-11-20', clearOn: '2026-12-01' });
    await putStay(scene, inn, { night: '2026-11-19', clearOn: '2027-05-20' });
    const supervisor = await scene.person({ role: 'supervisor', unit: county });
    assert.deepEqual(await scene.as(supervisor, 'retention:read', retentionClock), {
      today: '2026-11-21',
      next: '2026-12-01',
      dueSoon: 1,
      months: [
        {
          month: '2026-11',
          stays: 2,
          readable: 2,
          cleared: 0,
          held: 0,
          firstClearing: '2026-12-01',
          lastClearing: '2027-05-20',
        },
        {
          month: '2026-05',
          stays: 2,
          readable: 1,
          cleared: 1,
          held: 1,
          firstClearing: '2026-11-01',
          lastClearing: '2026-11-01',
        },
      ],
    });
    const auditor = await scene.person({ role: 'auditor', unit: county });
    assert.equal(await scene.as(auditor, 'retention:read', retentionClock), null);
  }),
);
