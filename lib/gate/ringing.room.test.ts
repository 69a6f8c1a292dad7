import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { approveRule } from '#lib/anomaly/commands.ts';
import { detectFiled } from '#lib/anomaly/detect.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { tellInput } from '#lib/incident/inputs.ts';
import { openIncidentTasks } from '#lib/incident/tasks.ts';
import { fileReports } from '#lib/report/commands.ts';
import type { ReturnInput } from '#lib/report/inputs.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { addShift, noteAbsence, swapShift } from '#lib/roster/commands.ts';
import { rosterOf } from '#lib/roster/queries.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { type Person, type Scene, stage } from './stage.ts';
import { doorOf } from './stage-door.ts';
import { putStay } from './stage-stays.ts';
import { tellAtOnce } from './tell.ts';

const house = stage();
after(() => house.close());

const tonight = { from: new Date('2026-11-20T10:00:00Z'), to: new Date('2026-11-21T04:00:00Z') };

/** 22:00 at a station: who holds the post of duty is away, an officer of another beat has the shift. */
async function staged(scene: Scene) {
  await scene.clock('2026-11-20T14:00:00Z');
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat, '2026-11-01');
  const cast = {
    clerk: await scene.person({ role: 'staff', lodging: inn.id }),
    officer: await scene.person({ role: 'officer', unit: beat }),
    shift: await scene.person({ role: 'officer', unit: await scene.unit('beat', station) }),
    other: await scene.person({ role: 'officer', unit: await scene.unit('beat', station) }),
    holder: await scene.person({ role: 'duty', unit: station }),
    chief: await scene.person({ role: 'chief', unit: station }),
    command: await scene.person({ role: 'duty', unit: county }),
    supervisor: await scene.person({ role: 'supervisor', unit: county }),
  };
  const write = <T>(work: Parameters<typeof scene.as<'roster:write', T>>[2]) =>
    scene.as(cast.chief, 'roster:write', work);
  const away = (who: Person) =>
    write((pass) => noteAbsence(pass, { unit: station, account: who.id, ...tonight }));
  await away(cast.holder);
  await write((pass) =>
    addShift(pass, { unit: station, account: cast.shift.id, date: '2026-11-20', kind: 'night' }),
  );
  const swap = (to: Person | null) =>
    write(async (pass) => {
      const [now] = (await rosterOf(pass, [station], pass.now, tonight.to)).shifts;
      return swapShift(pass, { shift: now?.id ?? '', account: to?.id ?? '' });
    });
  const rung = async () => {
    const rows = await scene.sql<{ account: string; n: number }[]>`
      select account_id as account, count(*)::int as n from message where county = ${scene.county} group by 1`;
    const names = new Map(Object.entries(cast).map(([name, { id }]) => [id, name]));
    return Object.fromEntries(rows.map(({ account, n }) => [names.get(account) ?? account, n]));
  };
  return { ...cast, inn, beat, station, away, swap, rung };
}
type Cast = Awaited<ReturnType<typeof staged>>;

const tell = (scene: Scene, { clerk, inn }: Cast, more: Record<string, unknown> = {}) =>
  tellAtOnce(
    tellInput.parse({
      ...{
        kind: 'report_now',
        request_key: randomUUID(),
        signs: ['afraid'],
        presence: 'here',
        lodging: inn.code,
      },
      ...more,
    }),
    {
      session: 'session' in clerk.credential ? clerk.credential.session : null,
      ...{ device: undefined, network: randomBytes(6).toString('hex'), browser: 'test', door: doorOf(scene) },
    },
  );

const file = (scene: Scene, { clerk, inn }: Cast, input: ReturnInput, key: string) =>
  scene.as(clerk, 'report:file', (pass) =>
    fileReports(
      pass,
      [
        {
          lodgingId: inn.id,
          day: businessDay('2026-11-20'),
          input,
          requestKey: key,
          body: JSON.stringify(input),
        },
      ],
      { channel: 'web', history: false },
    ),
  );

test(
  'a child without papers rings whoever has the shift with the filing itself, once, and nobody who is away',
  house.scene(async (scene) => {
    const cast = await staged(scene);
    await scene.asJob('clock:work', (pass) =>
      makeObligations(pass, businessDay('2026-11-20'), businessDay('2026-11-20')),
    );
    const child = (room: string): ReturnInput => ({
      kind: 'guests',
      stays: [
        { room, child: { name: '小雨', document_type: 'none' }, check_in: '2026-11-20T21:05:00+08:00' },
      ],
    });
    const [filed] = await file(scene, cast, child('203'), 'k1');
    assert.deepEqual(await cast.rung(), { shift: 1 });
    const [message] = await scene.sql<{ urgent: boolean; title: string; lodgings: string[] }[]>`
      select urgent, title, lodging_ids as lodgings from message where county = ${scene.county}`;
    assert.deepEqual(
      [message?.urgent, message?.title.includes('小雨'), message?.lodgings],
      [true, false, [cast.inn.id]],
    );
    await cast.swap(cast.other);
    await file(scene, cast, { ...child('204'), seen_version: filed?.version } as ReturnInput, 'k2');
    assert.deepEqual(await cast.rung(), { shift: 1 }, 'its task rang already');
    await scene.clock('2026-11-20T14:03:30Z');
    await scene.asJob('clock:work', climbTasks);
    assert.deepEqual(await cast.rung(), { shift: 1, command: 1 });
  }),
);

test(
  'what is told at once is a message in the same transaction, whatever page stands open; later ticks ring nobody twice',
  house.scene(async (scene) => {
    const cast = await staged(scene);
    await tell(scene, cast);
    assert.deepEqual(await cast.rung(), { shift: 1 });
    await cast.swap(cast.other);
    await scene.asJob('clock:work', openIncidentTasks);
    await scene.asJob('clock:work', climbTasks);
    assert.deepEqual(await cast.rung(), { shift: 1 });
    const unroomed = {
      kind: 'left_unroomed',
      company: 'alone',
      direction: '往汽车站',
      at: '2026-11-20T21:40',
    };
    await tell(scene, cast, unroomed);
    assert.deepEqual(
      await cast.rung(),
      { shift: 1, other: 1 },
      'at night who got no room is the duty post’s',
    );
    await scene.clock('2026-11-21T02:00:00Z');
    await tell(scene, cast, { ...unroomed, at: '2026-11-21T09:40' });
    assert.deepEqual(await cast.rung(), { shift: 1, other: 1, officer: 1 }, 'by day the officer’s');
  }),
);

test(
  'an instant alert rings the roster, and past an empty chair the next: the chief, then the county',
  house.scene(async (scene) => {
    const cast = await staged(scene);
    await scene.as(cast.supervisor, 'rule:approve', (pass) =>
      approveRule(pass, { rule: 'unrelated_adult', approved: 'yes', basis: '测试依据一号' }),
    );
    const found = async () => {
      const inn = await scene.lodging(cast.beat, '2026-11-01');
      const stay = await putStay(scene, inn, { night: '2026-11-20', fields: { name: '某童' } });
      await scene.sql`update stay set age = 12, alone = false, check_in_at = '2026-11-20T13:00:00Z' where id = ${stay}`;
      await scene.sql`update stay_text set masked = masked || '{"companions":[{"name":"王*","relation":"online_friend"}]}'::jsonb,
        companion_name_keys = array['aa'] where stay_id = ${stay}`;
      const [row] = await scene.sql<{ id: string }[]>`select report_id as id from stay where id = ${stay}`;
      await scene.sql`update report set kind = 'guests', stays = 1 where id = ${row?.id ?? ''}`;
      await scene.asJob('clock:work', (pass) => detectFiled(pass, row?.id ?? ''));
      return cast.rung();
    };
    assert.deepEqual(await found(), { shift: 1 });
    await cast.swap(null);
    assert.deepEqual(await found(), { shift: 1, chief: 1 });
    await cast.away(cast.chief);
    assert.deepEqual(await found(), { shift: 1, chief: 1, command: 1 });
    await scene.sql`insert into duty_absence (county, id, unit_id, account_id, from_at, to_at, made_at)
      values (${scene.county}, ${randomUUID()}, ${cast.station}, ${cast.command.id}, ${tonight.from.toISOString()},
        ${tonight.to.toISOString()}, ${tonight.from.toISOString()})`;
    assert.deepEqual(await found(), { shift: 1, chief: 1, command: 1, supervisor: 1 });
  }),
);
