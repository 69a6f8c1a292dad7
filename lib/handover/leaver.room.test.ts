import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { refused } from '#lib/gate/stage-door.ts';
import { addShift } from '#lib/roster/commands.ts';
import { handOver, moveClaims } from './commands.ts';
import { handoverPage } from './queries.ts';
import { midChase, putTask } from './stage-mid-chase.ts';

const house = stage();
after(() => house.close());

test(
  'somebody with two beats leaves in one act, with every beat or not at all, and has no shift and no post any more',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    await scene.hold(c.officer, { role: 'officer', unit: c.neighbour });
    await scene.hold(c.officer, { role: 'duty', unit: c.station });
    const shift = { unit: c.station, account: c.officer.id, kind: 'whole' } as const;
    for (const date of ['2026-11-21', '2026-11-23'])
      await scene.as(c.chief, 'roster:write', (pass) => addShift(pass, { ...shift, date }));
    const give = (units: string[], leaves?: '1') =>
      scene.as(c.chief, 'handover:make', (pass) =>
        handOver(pass, { from: c.officer.id, to: c.second.id, units, day: '2026-11-21', leaves }),
      );
    await assert.rejects(give([c.beat], '1'), refused('M-444'));
    assert.equal((await give([c.beat, c.neighbour], '1')).beats, 2);
    const left =
      await scene.sql`select id from holding where account_id = ${c.officer.id} and revoked_at is null
      and (to_day is null or to_day >= '2026-11-21')`;
    assert.equal(left.length, 0);
    const rows = await scene.sql<
      { to: string; ended: boolean }[]
    >`select to_at as to, ended_at is not null as ended
      from duty_shift where county = ${scene.county} order by from_at`;
    assert.deepEqual(
      rows.map(({ to, ended }) => ended || new Date(to) <= new Date('2026-11-21T04:01:00Z')),
      [true, true],
    );
    const page = await scene.as(c.chief, 'handover:make', handoverPage);
    for (const id of [c.beat, c.neighbour])
      assert.ok(
        page.beats
          .find((one) => one.id === id)
          ?.holders.some((one) => one.account === c.second.id && one.now),
      );
  }),
);

test(
  'what a leaver had in hand elsewhere rings anew; what was told, and what only its assignee may read, is somebody’s',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    const third = await scene.person({ role: 'officer', unit: await scene.unit('beat', c.station) });
    const taken = await putTask(scene, c.beside.id, c.neighbour, 'identity_pending', 'instant');
    await scene.sql`update task set claimed_by = ${c.officer.id}, claimed_at = nl.now(),
      detail = '{"climbs":[{"to":"chief","at":"2026-11-21T03:00:00Z"}]}' where id = ${taken}`;
    const [here, away] = [randomUUID(), randomUUID()];
    for (const [id, inn, unit] of [
      [here, c.inn.id, c.beat],
      [away, c.beside.id, c.neighbour],
    ] as const)
      await scene.sql`insert into incident (county, id, kind, unit_id, lodging_id, business_day, told_at, source, told_key, signs,
          presence, quiet, clear_on, claimed_by, claimed_at)
        values (${scene.county}, ${id}, 'report_now', ${unit}, ${inn}, '2026-11-20', nl.now(), 'house', ${Buffer.from(id)}, '[]', 'here', false,
          '2027-05-20', ${c.officer.id}, nl.now())`;
    const review = randomUUID();
    await scene.sql`insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence,
        rehearsal, found_at)
      values (${scene.county}, ${review}, 'roaming_minor', 'same_day', ${c.beside.id}, '2026-11-18', '2026-11-20', '[]', '[]', '{}', false,
        nl.now())`;
    await scene.sql`insert into case_review (county, id, alert_id, lodging_id, case_number, from_day, to_day, hold_id, musts, opened_by,
        opened_at, assigned_to)
      values (${scene.county}, ${review}, ${review}, ${c.beside.id}, 'A1', '2026-11-18', '2026-11-20', ${review}, '[]', ${c.chief.id},
        nl.now(), ${c.officer.id})`;
    const give = { from: c.officer.id, units: [c.beat], day: '2026-11-21', leaves: '1' as const };
    await scene.as(c.chief, 'handover:make', (pass) => handOver(pass, { ...give, to: third.id }));
    const told = await scene.sql<{ id: string; by: string | null }[]>`
      select id, claimed_by as by from incident where county = ${scene.county}`;
    const by = Object.fromEntries(told.map((one) => [one.id, one.by]));
    assert.deepEqual([by[here], by[away]], [third.id, null], 'with the beat, or open again');
    const [open] = await scene.sql<{ by: string | null; climbs: unknown }[]>`
      select claimed_by as by, detail->'climbs' as climbs from task where id = ${taken}`;
    assert.deepEqual([open?.by, open?.climbs], [null, null]);
    const rung = await scene.sql<
      { account: string }[]
    >`select account_id as account from message where county = ${scene.county}
      and key like ${`free/%${taken}%`}`;
    assert.deepEqual(
      rung.map(({ account }) => account),
      [c.chief.id],
      'nobody has the duty: the chief',
    );
    const [reader] = await scene.sql<
      { to: string }[]
    >`select assigned_to as to from case_review where id = ${review}`;
    assert.equal(reader?.to, third.id);
  }),
);

test(
  'a chief is covered from a day to a day by a 民警 of the station: climbs find the substitute, and the post goes back',
  house.scene(async (scene) => {
    const c = await midChase(scene);
    const supervisor = await scene.person({ role: 'supervisor', unit: c.whole });
    const cover = { from: c.chief.id, to: c.second.id, units: [c.station], day: '2026-11-21' };
    const give = (by: typeof supervisor, more: Partial<Parameters<typeof handOver>[1]>) =>
      scene.as(by, 'handover:make', (pass) => handOver(pass, { ...cover, ...more }));
    await assert.rejects(give(supervisor, {}), refused('M-442'), 'never for good');
    await assert.rejects(give(supervisor, { to: c.auxiliary.id, until: '2026-11-22' }), refused('M-442'));
    assert.equal((await give(supervisor, { until: '2026-11-22' })).beats, 1);
    const rung = async () => {
      const [row] = await scene.asJob('clock:work', (pass) =>
        pass.sql<{ who: string[] }[]>`select nl.rung_for(${c.station}, 'chief') as who`.then((rows) => [
          ...rows,
        ]),
      );
      return row?.who;
    };
    assert.deepEqual(await rung(), [c.second.id]);
    assert.equal((await scene.as(c.second, 'handover:make', handoverPage)).beats.length > 0, true);
    await scene.clock('2026-11-22T16:00:30Z');
    assert.deepEqual(await scene.asJob('clock:work', moveClaims), { moved: 0, back: 1 });
    assert.deepEqual(await rung(), [c.chief.id]);
    await assert.rejects(scene.as(c.second, 'handover:make', handoverPage), refused('M-161'));
    const next = await scene.unit('station', c.whole);
    await scene.unit('beat', next);
    const other = await scene.person({ role: 'chief', unit: next });
    const county = { from: supervisor.id, units: [c.whole], day: '2026-11-23', until: '2026-11-24' };
    await assert.rejects(give(supervisor, { ...county, to: c.second.id }), refused('M-442'));
    assert.equal((await give(supervisor, { ...county, to: other.id })).beats, 1);
    assert.deepEqual(
      await scene.as(other, 'registry:read', (pass) => Promise.resolve(pass.role)),
      'nl_county',
    );
  }),
);
