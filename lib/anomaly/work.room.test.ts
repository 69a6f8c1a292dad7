import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { approveRule, claimAlert, closeAlert, disposeAlert } from './commands.ts';
import { detectFiled } from './detect.ts';
import { alertOf, alertQueue, precisions, queueCounts } from './queries.ts';

const house = stage();
after(() => house.close());

/** A child under 14 with an adult who is no relative, filed in the running night, and the people who see to it. */
async function staged(scene: Scene) {
  await scene.clock('2026-11-20T14:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat);
  const stayId = await putStay(scene, inn, { night: '2026-11-20', fields: { name: '某童' } });
  await scene.sql`update stay set age = 12, alone = false, check_in_at = '2026-11-20T13:00:00Z' where id = ${stayId}`;
  await scene.sql`update stay_text set masked = masked || '{"companions":[{"name":"王*","relation":"online_friend"}]}'::jsonb,
    companion_name_keys = array['aa'] where stay_id = ${stayId}`;
  const [row] = await scene.sql<
    { report: string }[]
  >`select report_id as report from stay where id = ${stayId}`;
  await scene.sql`update report set kind = 'guests', stays = 1 where id = ${row?.report ?? ''}`;
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  const officer = await scene.person({ role: 'officer', unit: beat });
  return { beat, station, inn, report: row?.report ?? '', supervisor, officer };
}

test(
  'an approved instant rule finds a filing by itself, opens a task that is claimed and ended with the alert, and learns from the end',
  house.scene(async (scene) => {
    const { report, supervisor, officer } = await staged(scene);
    const filed = () => scene.asJob('clock:work', (pass) => detectFiled(pass, report));
    assert.deepEqual(await filed(), { made: 0 });
    await scene.as(supervisor, 'rule:approve', (pass) =>
      approveRule(pass, { rule: 'unrelated_adult', approved: 'yes', basis: '测试依据一号' }),
    );
    assert.deepEqual(await filed(), { made: 1 });
    assert.deepEqual(await filed(), { made: 0 });
    const [alert] = await scene.as(officer, 'alert:read', (pass) => alertQueue(pass, 'instant', 1));
    assert.equal(alert?.rule, 'unrelated_adult');
    const tasks = () => scene.sql<{ severity: string; claimed: boolean; done: boolean }[]>`
      select severity, claimed_by is not null as claimed, done_at is not null as done from task where kind = 'alert'
      and county = ${scene.county}`;
    assert.deepEqual([...(await tasks())], [{ severity: 'instant', claimed: false, done: false }]);
    const id = alert?.id ?? '';
    await scene.as(officer, 'alert:work', (pass) => claimAlert(pass, { alert: id }));
    assert.deepEqual([...(await tasks())], [{ severity: 'instant', claimed: true, done: false }]);
    const detail = await scene.as(officer, 'alert:read', (pass) => alertOf(pass, id));
    assert.deepEqual([detail?.evidence.length, detail?.evidence[0]?.values.name], [1, '某*']);
    await scene.as(officer, 'alert:dispose', (pass) =>
      disposeAlert(pass, { alert: id, disposition: 'confirmed', feedback: '已到场核实，孩子交给监护人' }),
    );
    assert.deepEqual([...(await tasks())], [{ severity: 'instant', claimed: true, done: true }]);
    const [precision] = await scene.as(officer, 'alert:read', (pass) => precisions(pass));
    assert.deepEqual([precision?.rule, precision?.closed, precision?.confirmed], ['unrelated_adult', 1, 1]);
    assert.deepEqual(await filed(), { made: 0 }, 'what a closed alert told stays quiet');
  }),
);

test(
  'the second who claims is told; 辅警 neither confirm nor refer; a stranger finds nothing',
  house.scene(async (scene) => {
    const { report, beat, station, supervisor, officer } = await staged(scene);
    await scene.as(supervisor, 'rule:approve', (pass) =>
      approveRule(pass, { rule: 'unrelated_adult', approved: 'yes', basis: '测试依据一号' }),
    );
    await scene.asJob('clock:work', (pass) => detectFiled(pass, report));
    const [alert] = await scene.as(officer, 'alert:read', (pass) => alertQueue(pass, 'instant', 1));
    const id = alert?.id ?? '';
    const stranger = await scene.person({ role: 'officer', unit: await scene.unit('beat', station) });
    assert.equal(await scene.as(stranger, 'alert:read', (pass) => alertOf(pass, id)), null);
    assert.equal((await scene.as(stranger, 'alert:read', queueCounts)).instant, 0);
    await scene.as(officer, 'alert:work', (pass) => claimAlert(pass, { alert: id }));
    const auxiliary = await scene.person({ role: 'officer', rank: 'auxiliary', unit: beat });
    const code = (error: unknown) => (error as { problems: { code: string }[] }).problems[0]?.code;
    const refusedAs = (wanted: string) => (error: unknown) => code(error) === wanted;
    await assert.rejects(
      scene.as(auxiliary, 'alert:work', (pass) => claimAlert(pass, { alert: id })),
      refusedAs('M-352'),
    );
    const end = { alert: id, disposition: 'confirmed' as const, feedback: '核实属实' };
    await assert.rejects(
      scene.as(auxiliary, 'alert:work', (pass) => closeAlert(pass, end)),
      refusedAs('M-356'),
    );
    await assert.rejects(scene.as(auxiliary, 'alert:dispose', (pass) => disposeAlert(pass, end)));
    await scene.as(auxiliary, 'alert:work', (pass) => closeAlert(pass, { ...end, disposition: 'explained' }));
    await assert.rejects(
      scene.as(officer, 'alert:dispose', (pass) => disposeAlert(pass, end)),
      refusedAs('M-351'),
    );
  }),
);
