import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import './clearing.ts';

const house = stage();
after(() => house.close());

test(
  'the file of an alert goes three years after its end with all that hangs on it; an open one and one under a hold stay',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const inn = await scene.lodging(await scene.unit('beat', await scene.unit('station', county)));
    const other = await scene.lodging(await scene.unit('beat', await scene.unit('station', county)));
    const officer = await scene.person({ role: 'supervisor', unit: county });
    const put = async (lodging: string, closedAt: string | null) => {
      const [row] = await scene.sql<{ id: string }[]>`
        insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal,
          found_at, claimed_by, claimed_at, disposition, feedback, closed_by, closed_at)
        values (${scene.county}, gen_random_uuid(), 'premature_nil', 'watch', ${lodging}, '2026-03-01', '2026-03-02', '[]', '[]',
          '{}', false, '2026-03-03T00:00:00Z', ${officer.id}, '2026-03-03T01:00:00Z', ${closedAt && 'explained'},
          ${closedAt && '已核实'}, ${closedAt && officer.id}, ${closedAt}) returning id`;
      const id = row?.id ?? '';
      await scene.sql`insert into alert_step (county, id, alert_id, lodging_id, at, kind)
        values (${scene.county}, gen_random_uuid(), ${id}, ${lodging}, '2026-03-03T01:00:00Z', 'claimed')`;
      await scene.sql`insert into house_question (county, id, lodging_id, alert_id, from_day, to_day, counts, asked_by, asked_at)
        values (${scene.county}, gen_random_uuid(), ${lodging}, ${id}, '2026-03-01', '2026-03-02', '{}', ${officer.id},
          '2026-03-03T01:00:00Z')`;
      return id;
    };
    const ended = await put(inn.id, '2026-03-04T20:00:00Z');
    const open = await put(inn.id, null);
    const underHold = await put(other.id, '2026-03-04T20:00:00Z');
    await scene.sql`insert into legal_hold (county, id, lodging_id, from_day, to_day, case_number, asked_by, asked_at, approval_id,
        in_force_at)
      values (${scene.county}, gen_random_uuid(), ${other.id}, '2026-03-02', '2026-03-30', '案1', ${officer.id},
        '2026-03-05T00:00:00Z', gen_random_uuid(), '2026-03-05T01:00:00Z')`;
    const clear = () => scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    const left = async () =>
      (
        await scene.sql<{ id: string }[]>`select id from alert where county = ${scene.county}
          and exists (select from alert_step s where s.alert_id = alert.id)
          and exists (select from house_question q where q.alert_id = alert.id)`
      ).map(({ id }) => id);

    await scene.clock('2029-03-04T19:30:00Z'); // the last day: it was closed on 5 March in Shanghai
    assert.equal((await clear()).cleared, 0);
    await scene.clock('2029-03-05T19:30:00Z');
    const { cleared, held } = await clear();
    assert.deepEqual([cleared, held], [1, 1]);
    assert.deepEqual((await left()).sort(), [open, underHold].sort());
    const [rows] = await scene.sql`select count(*)::int as n from alert where id = ${ended}`;
    assert.equal(rows?.n, 0);
  }),
);
