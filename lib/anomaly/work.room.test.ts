import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { tasksToday } from '#lib/task/queries.ts';
import { approveRule, claimAlert, closeAlert, contactAlert, disposeAlert } from './commands.ts';
import { detectFiled } from './detect.ts';
import { alertOf, alertQueue, precisions, queueCounts, recentPace } from './queries.ts';

const house = stage();
after(() => house.close());

const filedAt = '2026-11-20T14:00:00Z';

/** A child under 14 with an adult who is no relative, filed in the running night, and the people who see to it. */
async function staged(scene: Scene) {
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
  const chief = await scene.person({ role: 'chief', unit: station });
  const countyDuty = await scene.person({ role: 'duty', unit: county });
  const post = await scene.person({ role: 'duty', unit: station });
  return { beat, station, inn, report: row?.report ?? '', supervisor, officer, chief, countyDuty, post };
}

test(
  'an approved instant rule finds a filing by itself, opens a task that is claimed and ended with the alert, and learns from the end',
  house.scene(async (scene) => {
    await scene.clock(filedAt);
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
    await scene.clock(filedAt);
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

/** The alert of the staged filing, found and rung. */
async function rung(scene: Scene) {
  const cast = await staged(scene);
  await scene.as(cast.supervisor, 'rule:approve', (pass) =>
    approveRule(pass, { rule: 'unrelated_adult', approved: 'yes', basis: '测试依据一号' }),
  );
  await scene.asJob('clock:work', (pass) => detectFiled(pass, cast.report));
  const [alert] = await scene.as(cast.officer, 'alert:read', (pass) => alertQueue(pass, 'instant', 1));
  return { ...cast, id: alert?.id ?? '' };
}

test(
  'an instant alert nobody claims is the duty post’s, at 3 minutes the county’s, at 5 the chief’s; claimed, it leaves their lists',
  house.scene(async (scene) => {
    await scene.clock(filedAt);
    const { id, officer, chief, countyDuty, post, station } = await rung(scene);
    const [task] = await scene.sql<{ unit: string }[]>`
      select unit_id as unit from task where county = ${scene.county} and kind = 'alert'`;
    assert.equal(task?.unit, station);
    const heard = async (person: Person) =>
      (
        await scene.sql<{ path: string }[]>`
          select path from message where county = ${scene.county} and account_id = ${person.id} and urgent`
      ).length;
    assert.deepEqual([await heard(post), await heard(chief), await heard(countyDuty)], [1, 0, 0]);
    const climb = (at: string) => scene.clock(at).then(() => scene.asJob('clock:work', climbTasks));
    const arrived = async (person: Person) =>
      (await scene.as(person, 'task:work', tasksToday))
        .filter(({ kind, done }) => kind === 'climbed' && !done)
        .map(({ subject }) => subject.id.split('/')[1]);
    assert.deepEqual(await climb('2026-11-20T14:02:00Z'), { climbed: 0 });
    assert.deepEqual(await climb('2026-11-20T14:03:10Z'), { climbed: 1 });
    assert.deepEqual([await arrived(countyDuty), await arrived(chief)], [['county_duty'], []]);
    assert.deepEqual(await climb('2026-11-20T14:05:10Z'), { climbed: 1 });
    assert.deepEqual(await climb('2026-11-20T14:05:40Z'), { climbed: 0 }, 'each step is made once');
    assert.deepEqual(await arrived(chief), ['chief']);
    assert.deepEqual([await heard(post), await heard(chief), await heard(countyDuty)], [1, 1, 1]);
    assert.deepEqual(await arrived(officer), [], 'what climbed past the beat is not the beat’s');
    const found = await scene.as(chief, 'alert:read', (pass) => alertOf(pass, id));
    assert.deepEqual(
      found?.alert.ring?.climbs.map(({ to }) => to),
      ['county_duty', 'chief'],
    );
    await scene.clock('2026-11-20T14:09:00Z');
    await scene.as(chief, 'alert:work', (pass) => claimAlert(pass, { alert: id }));
    assert.deepEqual([await arrived(countyDuty), await arrived(chief)], [[], []]);
    assert.deepEqual(await climb('2026-11-20T14:31:00Z'), { climbed: 1 }, 'still open at its due');
    assert.deepEqual(await arrived(countyDuty), ['county_duty_again']);
    await scene.as(chief, 'alert:work', (pass) => contactAlert(pass, { alert: id }));
    const pace = await scene.as(countyDuty, 'alert:read', recentPace);
    assert.deepEqual([pace.claimed.within, pace.claimed.of, pace.contacted.within], [1, 1, 0]);
    assert.equal(Math.round(pace.claimed.medianMinutes ?? 0), 9);
    await scene.as(chief, 'alert:work', (pass) =>
      closeAlert(pass, { alert: id, disposition: 'explained', feedback: '已到场核实，是孩子的舅舅' }),
    );
    assert.deepEqual(await arrived(countyDuty), []);
  }),
);

test(
  'of two who claim one alert at once one has it and the other is told who',
  house.lastingScene(async (scene) => {
    const { id, officer, chief } = await rung(scene);
    const claims = await Promise.allSettled(
      [officer, chief].map((person) =>
        scene.as(person, 'alert:work', (pass) => claimAlert(pass, { alert: id })),
      ),
    );
    const lost = claims.findIndex(({ status }) => status === 'rejected');
    assert.equal(claims.filter(({ status }) => status === 'fulfilled').length, 1);
    const told = claims[lost];
    const problem = told?.status === 'rejected' ? told.reason.problems[0] : null;
    assert.deepEqual(problem, { code: 'M-352', values: { who: (lost === 0 ? chief : officer).name } });
  }),
);
