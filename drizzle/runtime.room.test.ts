import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import type postgres from 'postgres';
import { stage } from '#lib/gate/stage.ts';
import { connect, type DatabaseRole } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';

const house = stage();
const runtime = connect(env().databaseUrl, 1);
after(async () => {
  await runtime.end({ timeout: 5 });
  await house.close();
});

const enough = new Error('taken back');
const refused = /permission denied|must be|row-level security|not allowed/;

/** Runs statements one after another as a role on the runtime's own login, each taken back; each must be refused. */
async function allRefused(role: DatabaseRole | null, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    const run = runtime.begin(async (sql) => {
      if (role) await sql`select set_config('role', ${role}, true)`;
      await sql.unsafe(statement);
      throw enough;
    });
    await assert.rejects(
      run,
      (error: Error) => refused.test(error.message),
      `${role ?? 'nl_runtime'}: ${statement}`,
    );
  }
}

test('the runtime login is what the gate connects as, and has nothing until it becomes a role', async () => {
  const [who] = await runtime<{ name: string }[]>`select session_user as name`;
  assert.equal(who?.name, 'nl_runtime');
  await allRefused(null, [
    'select 1 from public.stay',
    'select 1 from public.installation',
    'select nl.now()',
    "select nl.enter('\\x00'::bytea)",
    'select 1 from pgboss.job',
    'select 1 from nl.installed',
  ]);
});

test('the runtime login can become neither the owner nor the keeper, whatever role it has become before', async () => {
  for (const role of [null, 'nl_door', 'nl_house', 'nl_county', 'nl_office', 'nl_post', 'nl_job'] as const) {
    await allRefused(role, [
      'set local role nl_owner',
      'set local role nl_keeper',
      'set local role pg_read_all_data',
      "select set_config('role', 'nl_owner', true)",
      "select set_config('role', 'nl_keeper', true)",
      'set local session authorization nl_owner',
      'set local session_replication_role = replica',
      'grant nl_owner to nl_runtime',
      'alter table public.stay disable row level security',
      'drop policy nl_house on public.stay',
      'create table public.mine (a int)',
      'create temporary table mine (a int)',
      'create schema mine',
      'create function public.mine() returns int language sql as $$ select 1 $$',
      "select pg_read_file('postgresql.conf')",
      "copy (select 1) to program 'true'",
      'truncate public.stay',
    ]);
  }
});

test('ciphertext and the indexes people are found by are granted to no role that answers a page', async () => {
  for (const role of ['nl_door', 'nl_house', 'nl_beat', 'nl_county', 'nl_office', 'nl_post'] as const) {
    await allRefused(role, [
      'select sealed from public.stay_text',
      'select * from public.stay_text',
      'select count(sealed) from public.stay_text',
      'select stay_id from public.stay_text where sealed is not null',
      'select stay_id from public.stay_text order by sealed',
      'select t from public.stay_text t',
      'select guardian_phone_index from public.stay_text',
      'select companion_keys from public.stay_text',
      'update public.stay_text set sealed = null',
      'delete from public.stay_text',
    ]);
  }
});

test('a house cannot read what the police keep about it: tasks, notes, suspicions, approvals, reveals, holds, the house book', async () => {
  await allRefused('nl_house', [
    'select 1 from public.task',
    'select 1 from public.lodging_note',
    'select 1 from public.stay_suspicion',
    'select 1 from public.approval',
    'select 1 from public.standing_approval',
    'select 1 from public.reveal',
    'select 1 from public.legal_hold',
    'select 1 from public.house_book_event',
    'select 1 from public.import_run',
    'select 1 from public.lodging_tag',
    'select nl.people_find(null, null, null, 1, 0)',
    "select nl.sign_in_facts('\\x00')",
  ]);
});

test('the office opens no table with a child’s data, and nobody but a job and the office opens the house book', async () => {
  await allRefused(
    'nl_office',
    [
      ...['stay', 'stay_text', 'stay_suspicion', 'stay_move', 'report_version', 'report_request', 'data_key'],
      ...['task', 'lodging_note', 'approval', 'reveal', 'legal_hold'],
    ].map((line) => (line.includes(' ') ? line : `select 1 from public.${line}`)),
  );
  for (const role of ['nl_door', 'nl_beat', 'nl_county'] as const) {
    await allRefused(role, [
      'select 1 from public.house_book_event',
      "insert into public.house_book_head values ('430524', 0, '2026-11-01', 1, '')",
    ]);
  }
});

test('switching the policies off is an error, not a way past them', async () => {
  for (const role of ['nl_house', 'nl_beat', 'nl_county', 'nl_job'] as const) {
    const run = runtime.begin(async (sql) => {
      await sql`select set_config('role', ${role}, true), set_config('row_security', 'off', true)`;
      await sql`select 1 from public.stay`;
    });
    await assert.rejects(run, /row-level security/);
  }
});

test('one connection serves many people in turn and carries nothing of one to the next', (t) =>
  house.lastingScene(async (scene) => {
    const county = await scene.unit('county');
    const station = await scene.unit('station', county);
    const beats = [await scene.unit('beat', station), await scene.unit('beat', station)];
    const inns: string[] = [];
    for (const beat of beats) inns.push((await scene.lodging(beat)).id);
    const visible = async (sql: postgres.ISql) =>
      (await sql<{ id: string }[]>`select id from lodging order by id`).map(({ id }) => id);
    let wrong = 0;
    for (let n = 0; n < 1000; n++) {
      const seen = inns.filter(() => randomInt(2) === 1);
      const whole = randomInt(4) === 0;
      const found = await runtime.begin(async (sql) => {
        await sql`select set_config('role', ${whole ? 'nl_county' : 'nl_beat'}, true),
            set_config('nl.county', ${scene.county}, true), set_config('nl.lodgings', ${seen.join(',')}, true)`;
        if (randomInt(10) === 0) await sql.savepoint((inner) => inner`select 1 / 0`).catch(() => undefined);
        return visible(sql);
      });
      const wanted = whole ? inns : seen;
      if (found.join() !== [...wanted].sort().join()) wrong++;
      const [left] = await runtime<{ who: string; kept: string }[]>`select current_user as who,
          concat(current_setting('nl.county', true), current_setting('nl.lodgings', true), current_setting('nl.account', true)) as kept`;
      if (left?.who !== 'nl_runtime' || left.kept !== '') wrong++;
    }
    t.diagnostic(`1000 turns on one connection, ${wrong} wrong`);
    assert.equal(wrong, 0);
  })());
