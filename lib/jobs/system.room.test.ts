import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { systemState } from './system.ts';

const house = stage();
after(() => house.close());

test(
  'the system administrator sees how full each queue is, in true time, and never what a job holds',
  house.scene(async (scene) => {
    await scene.clock('2030-01-01T00:00:00Z');
    const admin = await scene.person({ role: 'sysadmin', unit: await scene.unit('county') });
    const before = await scene.as(admin, 'system:read', systemState);
    const of = (state: typeof before) => state.queues.find(({ queue }) => queue === 'glass.broken');
    for (const [state, start] of [
      ['created', '-1 minute'],
      ['created', '1 hour'],
      ['failed', '-1 hour'],
    ] as const)
      await scene.sql`insert into pgboss.job (name, data, state, start_after, completed_on)
        select 'glass.broken', '{"county":"secret"}', ${state}::pgboss.job_state, at + ${start}::interval,
          case when ${state} = 'failed' then at end
        from (select nl.now() - clock_shift as at from installation) t`;
    await scene.sql`insert into tick_done (county, job, done_to) values (${scene.county}, 'anchors', '2029-12-31T23:50:00Z')`;
    const after = await scene.as(admin, 'system:read', systemState);
    const grown = (key: 'waiting' | 'later' | 'failed') => (of(after)?.[key] ?? 0) - (of(before)?.[key] ?? 0);
    assert.deepEqual([grown('waiting'), grown('later'), grown('failed')], [1, 1, 1]);
    assert.equal(JSON.stringify(after).includes('secret'), false);
    assert.deepEqual(after.ticks, [{ job: 'anchors', doneTo: new Date('2029-12-31T23:50:00Z') }]);
    assert.equal(after.installation.simulated, true);
  }),
);

test(
  'nobody else is let near the queues',
  house.scene(async (scene) => {
    const unit = await scene.unit('county');
    for (const role of ['supervisor', 'secadmin', 'auditor', 'publisher'] as const) {
      const person = await scene.person({ role, unit });
      await assert.rejects(scene.as(person, 'system:read', systemState));
    }
  }),
);
