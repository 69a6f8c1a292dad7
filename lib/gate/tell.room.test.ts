import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { clearDue } from '#lib/retention/clearing.ts';
import '#lib/incident/clearing.ts';
import { claimIncident, disposeIncident, ringIncidents } from '#lib/incident/commands.ts';
import { type TellInput, tellInput } from '#lib/incident/inputs.ts';
import { openIncidents, readIncident } from '#lib/incident/queries.ts';
import { openIncidentTasks } from '#lib/incident/tasks.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { type Person, type Scene, stage } from './stage.ts';
import { doorOf, refused } from './stage-door.ts';
import { placesToTell, stateOfTold, tellAtOnce } from './tell.ts';

const house = stage();
after(() => house.close());

const formOf = (more: Record<string, unknown> = {}): TellInput =>
  tellInput.parse({
    kind: 'report_now',
    request_key: randomUUID(),
    signs: ['afraid', 'adult_unclear'],
    presence: 'here',
    where: '三楼 305',
    text: '孩子一直哭',
    phone: '13900000001',
    ...more,
  });

async function staged(scene: Scene) {
  await scene.clock('2026-11-20T14:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  await scene.sql`update unit set phone = '0739-1' where id = ${station}`;
  const inn = await scene.lodging(beat);
  const other = await scene.unit('station', county);
  const [clerk, owner, duty, far, officer] = [
    await scene.person({ role: 'staff', lodging: inn.id }),
    await scene.person({ role: 'owner', lodging: inn.id }),
    await scene.person({ role: 'duty', unit: station }),
    await scene.person({ role: 'duty', unit: other }),
    await scene.person({ role: 'officer', unit: beat }),
  ];
  const visit = (who: Person | null, network = randomBytes(6).toString('hex')) => ({
    session: who && 'session' in who.credential ? who.credential.session : null,
    device: undefined,
    network,
    browser: 'test',
    door: doorOf(scene),
  });
  return { county, beat, inn, clerk, owner, duty, far, officer, visit };
}

test(
  'what a clerk tells is stored once, sealed, and seen by the police of the place and by nobody else',
  house.scene(async (scene) => {
    const { inn, clerk, owner, duty, far, officer, visit } = await staged(scene);
    const form = formOf({ lodging: inn.code });
    await tellAtOnce(form, visit(clerk));
    await tellAtOnce(form, visit(clerk));
    const rows = await scene.sql<{ sealed: Buffer; source: string }[]>`
      select sealed, source from incident where county = ${scene.county}`;
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.source, 'house');
    assert.equal(rows[0]?.sealed.toString('utf8').includes('305'), false);
    const seen = async (who: Person) =>
      (await scene.as(who, 'alert:read', openIncidents)).map(({ signs, quiet }) => ({ signs, quiet }));
    assert.deepEqual(await seen(duty), [{ signs: ['afraid', 'adult_unclear'], quiet: false }]);
    assert.deepEqual(await seen(officer), [{ signs: ['afraid', 'adult_unclear'], quiet: false }]);
    assert.deepEqual(await seen(far), []);
    const [one] = await scene.as(duty, 'alert:read', openIncidents);
    const read = await scene.as(duty, 'alert:read', (pass) => readIncident(pass, one?.id ?? ''));
    assert.equal(read?.spoken?.where, '三楼 305');
    for (const who of [owner, clerk]) {
      await assert.rejects(scene.as(who, 'alert:read', openIncidents), refused('M-161'));
      await scene.undone(async () => {
        await assert.rejects(
          scene.as(who, 'desk:read', async (pass) => [...(await pass.sql`select * from incident`)]),
          /permission denied/,
        );
      });
    }
    assert.equal(await stateOfTold(form.request_key, visit(owner)), null, 'another session learns nothing');
    assert.equal(await stateOfTold(form.request_key, visit(null)), null, 'nor does a browser signed out');
  }),
);

test(
  'the sender reads rung only once a duty page has sounded, and claimed with a name and a telephone',
  house.scene(async (scene) => {
    const { inn, clerk, duty, officer, visit } = await staged(scene);
    const form = formOf({ lodging: inn.code, quiet: '1' });
    await tellAtOnce(form, visit(clerk));
    const state = async () => {
      const now = await stateOfTold(form.request_key, visit(clerk));
      return [now?.rung !== null, now?.claimed?.name ?? null, now?.claimed?.phone ?? null, now?.closed];
    };
    assert.deepEqual(await state(), [false, null, null, false]);
    const [one] = await scene.as(duty, 'alert:read', openIncidents);
    const id = one?.id ?? '';
    const ring = (who: Person) =>
      scene.as(who, 'alert:work', (pass) => ringIncidents(pass, { incidents: [id] }));
    assert.deepEqual(await ring(officer), { rung: 0 });
    assert.deepEqual(await state(), [false, null, null, false], 'an officer’s page is not the duty room');
    assert.deepEqual(await ring(duty), { rung: 1 });
    assert.deepEqual(await ring(duty), { rung: 0 });
    assert.deepEqual(await state(), [true, null, null, false]);
    await scene.as(duty, 'alert:work', (pass) => claimIncident(pass, { incident: id }));
    assert.deepEqual(await state(), [true, duty.name, '0739-1', false]);
    await assert.rejects(
      scene.as(officer, 'alert:work', (pass) => claimIncident(pass, { incident: id })),
      refused('M-406'),
    );
    await scene.as(officer, 'alert:dispose', (pass) =>
      disposeIncident(pass, { incident: id, outcome: 'confirmed', feedback: '已到场，孩子安全' }),
    );
    assert.deepEqual(await state(), [true, duty.name, '0739-1', true]);
  }),
);

test(
  'a stranger tells without an account, reaches the command room, and cannot keep it ringing all night',
  house.scene(async (scene) => {
    const { county, inn, visit } = await staged(scene);
    const command = await scene.person({ role: 'duty', unit: county });
    const form = formOf({ county: scene.county, where: '汽车站旁的旅馆' });
    await tellAtOnce(form, visit(null));
    const [one] = await scene.as(command, 'alert:read', openIncidents);
    assert.deepEqual([one?.source, one?.house, one?.unit.kind], ['open', null, 'county']);
    assert.equal((await stateOfTold(form.request_key, visit(null)))?.kind, 'report_now');
    assert.equal(await stateOfTold(randomUUID(), visit(null)), null);
    await assert.rejects(
      tellAtOnce(formOf({ lodging: inn.code }), visit(null)),
      refused('M-401'),
      'a house is named by its people or its plate alone',
    );
    for (let n = 0; n < 20; n++) await tellAtOnce(formOf({ county: scene.county }), visit(null, 'flood'));
    await assert.rejects(
      tellAtOnce(formOf({ county: scene.county }), visit(null, 'flood')),
      refused('M-163'),
    );
    await tellAtOnce(formOf({ county: scene.county }), visit(null, 'elsewhere'));
  }),
);

test(
  'what a house told is a task that climbs like every other and ends with the claim; who got no room is the officer’s',
  house.scene(async (scene) => {
    const { inn, clerk, duty, officer, visit } = await staged(scene);
    await tellAtOnce(formOf({ lodging: inn.code }), visit(clerk));
    const passed = { kind: 'left_unroomed', company: 'alone', direction: '往汽车站', at: '2026-11-20T21:40' };
    await tellAtOnce(formOf({ ...passed, lodging: inn.code }), visit(clerk));
    assert.deepEqual(await scene.asJob('clock:work', openIncidentTasks), { opened: 2 });
    assert.deepEqual(await scene.asJob('clock:work', openIncidentTasks), { opened: 0 });
    const tasks = () => scene.sql<{ kind: string; severity: string; due: string; done: boolean }[]>`
      select kind, severity, due_at as due, done_at is not null as done from task where county = ${scene.county}
      order by kind, severity, subject_id`;
    const minutes = async () =>
      (await tasks()).map(({ kind, severity, done, due }) => [
        kind,
        severity,
        due ? new Date(due).toISOString().slice(0, 16) : null,
        done,
      ]);
    const unroomed = ['incident', 'same_day', '2026-11-21T00:30', false];
    assert.deepEqual(await minutes(), [['incident', 'instant', '2026-11-20T14:30', false], unroomed]);
    await scene.clock('2026-11-20T14:05:30Z');
    assert.deepEqual(await scene.asJob('clock:work', climbTasks), { climbed: 2 });
    const seen = await scene.as(officer, 'alert:read', openIncidents);
    assert.deepEqual(
      seen.map(({ kind, company, seenAt }) => [kind, company, seenAt?.toISOString() ?? null]),
      [
        ['report_now', null, null],
        ['left_unroomed', 'alone', '2026-11-20T13:40:00.000Z'],
      ],
    );
    await scene.as(duty, 'alert:work', (pass) => claimIncident(pass, { incident: seen[0]?.id ?? '' }));
    await scene.asJob('clock:work', climbTasks);
    assert.deepEqual(
      (await minutes()).map(([kind, , , done]) => [kind, done]),
      [
        ['climbed', true],
        ['climbed', true],
        ['incident', true],
        ['incident', false],
      ],
    );
  }),
);

test(
  'what was said is emptied at its date and the row stays',
  house.scene(async (scene) => {
    const { inn, clerk, duty, visit } = await staged(scene);
    await tellAtOnce(formOf({ lodging: inn.code }), visit(clerk));
    const [one] = await scene.as(duty, 'alert:read', openIncidents);
    assert.equal(one?.clearOn, '2027-05-20');
    await scene.clock('2027-05-20T01:00:00Z');
    const cleared = await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal(cleared.cleared, 1);
    const read = await scene.as(duty, 'alert:read', (pass) => readIncident(pass, one?.id ?? ''));
    assert.deepEqual([read?.spoken, read?.incident.signs], [null, ['afraid', 'adult_unclear']]);
  }),
);

test(
  'a clerk of two houses chooses, one of one house need not',
  house.scene(async (scene) => {
    const { beat, clerk, visit } = await staged(scene);
    assert.equal((await placesToTell(visit(clerk), null)).length, 1);
    const second = await scene.lodging(beat);
    await scene.hold(clerk, { role: 'staff', lodging: second.id });
    assert.equal((await placesToTell(visit(clerk), null)).length, 2);
  }),
);
