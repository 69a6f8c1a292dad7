import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { standings } from './approvals.ts';
import { approveRule } from './commands.ts';
import { parameterPrecisions } from './precision.ts';
import { askPreview, previewOf, workPreview } from './preview.ts';
import { refitRule } from './refit-run.ts';
import { ruleOf } from './registry.ts';
import { setParameters } from './set-parameters.ts';

const house = stage();
after(() => house.close());

/** A lodging that was silent on the three nights before 21 November, and a supervisor. */
async function staged(scene: Scene) {
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const inn = await scene.lodging(beat);
  for (const night of [17, 18, 19, 20])
    await scene.sql`insert into obligation (county, lodging_id, business_day, due_at, late_until, rules, beat_id, made_at)
      values (${scene.county}, ${inn.id}, ${`2026-11-${night}`}, ${`2026-11-${night + 1}T04:00:00Z`}, ${`2026-11-${night + 4}T04:00:00Z`},
        '{}', ${beat}, ${`2026-11-${night}T00:00:00Z`}) on conflict do nothing`;
  await scene.sql`delete from obligation where county = ${scene.county} and business_day = '2026-11-17'`;
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  return { inn, supervisor };
}

test(
  'other parameters are tried on 90 nights before they can be given, and switching a rule keeps them',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T06:00:00Z');
    const { inn, supervisor } = await staged(scene);
    const rule = 'chronic_non_filer' as const;
    const preview = () => scene.as(supervisor, 'rule:approve', (pass) => previewOf(pass, rule));
    const give = (asked: string) =>
      scene.as(supervisor, 'rule:approve', (pass) =>
        setParameters(pass, { rule, asked, basis: '试行一个月' }),
      );
    const ask = (row: string) =>
      scene.as(supervisor, 'rule:approve', (pass) =>
        askPreview(pass, { rule, row, window: '14', within: '5' }),
      );
    await assert.rejects(give('2026-11-21T06:00:00.000Z'), /M-366/);
    await assert.rejects(ask('0'), /M-365/);
    await assert.rejects(ask('three'), /M-365/);
    await ask('4');
    const waiting = await preview();
    assert.deepEqual([waiting?.result, waiting?.parameters], [null, { row: 4 }]);
    await assert.rejects(give(waiting?.askedAt.toISOString() ?? ''), /M-366/);
    const work = () => scene.asJob('clock:work', (pass) => workPreview(pass, rule));
    assert.deepEqual(await work(), { worked: true });
    assert.deepEqual(await work(), { worked: false });
    const seen = await preview();
    const { before, after, changes } = seen?.result ?? {};
    assert.deepEqual(
      [before, after, changes?.map(({ sign, code }) => [sign, code])],
      [1, 0, [['gone', inn.code]]],
    );
    await give(seen?.askedAt.toISOString() ?? '');
    const standing = () =>
      scene.asJob('clock:work', async (pass) => (await standings(pass)).get(rule) ?? null);
    assert.deepEqual([(await standing())?.approved, (await standing())?.parameters], [false, { row: 4 }]);
    await scene.as(supervisor, 'rule:approve', (pass) =>
      approveRule(pass, { rule, approved: 'yes', basis: '支队通知' }),
    );
    assert.deepEqual([(await standing())?.approved, (await standing())?.parameters], [true, { row: 4 }]);
  }),
);

test(
  'precision is told by the parameters an alert was found under; refitting waits for thirty closed alerts',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T06:00:00Z');
    const { inn, supervisor } = await staged(scene);
    const close = (n: number, found: string, disposition: string) => scene.sql`
      insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at,
        disposition, feedback, closed_by, closed_at, claimed_by, claimed_at)
      values (${scene.county}, ${`0190aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`}, 'chronic_non_filer', 'watch', ${inn.id},
        '2026-11-18', '2026-11-20', '[]', '[]', '{}', false, ${found}, ${disposition}, '已核实', null, ${found}, null, null)`;
    for (const n of [1, 2, 3]) await close(n, '2026-11-10T00:00:00Z', 'confirmed');
    await scene.sql`insert into rule_approval (county, rule, at, approved, basis, approver_name, parameters)
      values (${scene.county}, 'chronic_non_filer', '2026-11-12T00:00:00Z', true, '依据', '某支队长', '{"row":4}')`;
    for (const n of [4, 5]) await close(n, '2026-11-15T00:00:00Z', n === 4 ? 'explained' : 'duplicate');
    const rows = await scene.as(supervisor, 'alert:read', (pass) =>
      parameterPrecisions(pass, 'chronic_non_filer'),
    );
    assert.deepEqual(
      rows.map(({ parameters, closed, confirmed }) => [parameters, closed, confirmed]),
      [
        [{ row: 4 }, 1, 0],
        [{}, 3, 3],
      ],
    );
    const rule = ruleOf('chronic_non_filer');
    assert.ok(rule);
    const run = () => scene.asJob('clock:work', (pass) => refitRule(pass, rule));
    assert.deepEqual(await run(), { closed: 4, refit: null });
    for (let n = 6; n < 40; n += 1) await close(n, '2026-11-15T00:00:00Z', 'explained');
    const done = await run();
    assert.deepEqual([done.closed, done.refit?.fitted, done.refit?.held], [38, 25, 13]);
  }),
);
