import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Pass } from '#lib/access/pass.ts';
import { type Permission, permissions } from '#lib/access/permissions.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { threadOf } from '#lib/conversation/queries.ts';
import { asks } from '#lib/conversation/stage-threads.ts';
import { stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { composeCall, decideCall, endCall } from '#lib/missing/commands.ts';
import { composeInput } from '#lib/missing/inputs.ts';
import { closeCall, launchCall } from '#lib/missing/jobs.ts';
import { soughtOf } from '#lib/missing/queries.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { deskOf } from '#lib/report/desk.ts';
import { seatDepartment } from './host.ts';
import { hallsOf, mattersOf, readMatter } from './queries.ts';
import { begins, calls, circle, opens } from './stage-halls.ts';
import { tendHalls } from './tend.ts';

const house = stage();
after(() => house.close());

const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name);
const all = Object.keys(permissions).filter(isPermission);
/** Tables that tell of a house's own: what it filed, who stayed, what it is asked and owes. */
const ownOf = [
  'report',
  'report_version',
  'stay',
  'stay_text',
  'obligation',
  'receipt',
  'thread',
  'thread_line',
  'task',
  'chase',
  'alert',
];

test(
  'through every permission a member of a hall and a seated department reach no row of another lodging: no return, stay, task or thread',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock('2026-11-20T12:30:00Z');
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    await scene.as(c.officer, 'hall:host', (pass) => seatDepartment(pass, { hall, unit: c.fire }));
    const night = businessDay('2026-11-19');
    await putStay(scene, c.inn, { night, fields: { name: '某童' } });
    const thread = await asks(scene, c.clerk, c.inn, '只给民警看的');
    await begins(scene, c.clerk, hall, c.inn, '大家都能看的');
    await scene.asJob('clock:work', tendHalls);
    const tables = [
      ...(await scene.sql<{ name: string }[]>`
        select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'lodging_id'
          and table_name = any (${ownOf}::text[])`),
    ].map(({ name }) => name);
    assert.ok(tables.length >= 6, `${tables}`);
    const rowsOf = async (pass: Pick<Pass<Permission>, 'sql' | 'role'>, table: string) => {
      const [may] = await pass.sql<
        { yes: boolean }[]
      >`select has_table_privilege(current_user, ${table}, 'select')
        or has_any_column_privilege(current_user, ${table}, 'select') as yes`;
      if (!may?.yes) return 0;
      const [row] = await pass.sql<{ n: number }[]>`
        select count(*)::int as n from ${pass.sql(table)} where lodging_id = ${c.inn.id}`;
      return row?.n ?? 0;
    };
    let entered = 0;
    for (const who of [c.neighbour, c.agent])
      for (const permission of all) {
        try {
          await scene.as(who, permission, async (pass) => {
            entered += 1;
            for (const table of tables)
              assert.equal(await rowsOf(pass, table), 0, `${permission} ${table} as ${pass.role}`);
            return null;
          });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
    assert.ok(entered > 10, `${entered}`);
    const seen = await scene.as(c.neighbour, 'hall:join', (pass) => mattersOf(pass, hall, true));
    assert.deepEqual(
      seen.map(({ text }) => text),
      ['大家都能看的'],
    );
    await assert.rejects(
      scene.as(c.neighbour, 'desk:read', async (pass) => (await deskOf(pass, c.inn.code)).house.code),
      (error: unknown) => error instanceof Refusal && error.kind === 'not_found',
    );
    assert.equal(await scene.as(c.neighbour, 'thread:ask', (pass) => threadOf(pass, thread)), null);
    // The owner's own eyes see what is theirs: the walk above did not look past its rows.
    const own = await scene.as(c.owner, 'report:read', (pass) => rowsOf(pass, 'stay'));
    assert.equal(own, 1);
  }),
);

test(
  'a search call stands in the halls of its place as a bare line, for the houses it asks and the police, and goes with it',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock('2026-11-20T12:30:00Z');
    const duty = await scene.person({ role: 'duty', unit: c.station });
    const halls = [
      await opens(scene, c.officer, `beat:${c.beat}`),
      await opens(scene, c.otherOfficer, `beat:${c.beside}`),
    ];
    const [here = '', beside = ''] = halls;
    await scene.as(c.officer, 'hall:host', (pass) => seatDepartment(pass, { hall: here, unit: c.fire }));
    const { id } = await scene.as(c.chief, 'search:write', (pass) =>
      composeCall(
        pass,
        composeInput.parse({
          ...{
            matter: 'missing',
            kind: 'child',
            name: '蒋小渡',
            number: '',
            birth_date: '2013-04-05',
            sex: 'F',
          },
          ...{ seen: '20日18时在车站', looks: '蓝色校服', audience: `unit:${c.beat}`, case_number: 'LH-1' },
          ...{ contact: '值班室 0739-8000001', ends_on: '2026-11-25' },
        }),
      ),
    );
    await scene.as(duty, 'search:write', (pass) => decideCall(pass, { call: id, release: 'yes' }));
    await scene.asJob('clock:work', async (pass) => launchCall(pass, id));
    assert.deepEqual(await scene.asJob('clock:work', tendHalls), { opened: 0, reminded: 0, called: 1 });
    assert.equal((await scene.asJob('clock:work', tendHalls)).called, 0);
    const list = (who: typeof c.clerk, hall: string, open = true) =>
      scene.as(who, 'hall:join', (pass) => mattersOf(pass, hall, open));
    const [line] = await list(c.clerk, here);
    assert.deepEqual([line?.kind, line?.text, line?.call, line?.unread], ['missing', null, id, true]);
    assert.doesNotMatch(
      JSON.stringify(await scene.as(c.clerk, 'hall:join', (pass) => readMatter(pass, line?.id ?? ''))),
      /蒋小渡|校服/,
    );
    assert.equal((await list(c.outsider, beside)).length, 0);
    assert.equal((await scene.as(c.officer, 'hall:work', (pass) => mattersOf(pass, here, true))).length, 1);
    assert.deepEqual(await scene.as(c.agent, 'hall:work', (pass) => mattersOf(pass, here, true)), []);
    assert.equal((await scene.as(c.agent, 'hall:work', hallsOf))[0]?.unread, 0);
    const sought = await scene.as(c.clerk, 'search:answer', (pass) => soughtOf(pass, id, c.inn.id));
    assert.equal(sought?.content?.name, '蒋小渡');
    await scene.as(c.chief, 'search:write', (pass) => endCall(pass, { call: id, outcome: 'found' }));
    await scene.asJob('clock:work', async (pass) => closeCall(pass, id));
    await scene.asJob('clock:work', tendHalls);
    assert.equal((await list(c.clerk, here)).length, 0);
    const [over] = await list(c.clerk, here, false);
    assert.equal(over?.closedHow, 'over');
    await calls(scene, c.officer, `hall:${here}`, '谢谢各位');
  }),
);
