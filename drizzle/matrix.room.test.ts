import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import type postgres from 'postgres';
import { systemNow } from '#lib/clock/now.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { HouseRole, Rights } from '#lib/platform/policy.ts';
import { grantsOf, houseRoles, type Privilege } from './granted.ts';
import { type Owner, owners, type Place, rowOf, statementsOn, type Table, tablesOf } from './matrix-rows.ts';
import { allRights } from './rights.ts';

const house = stage();
after(() => house.close());

const acts: readonly Privilege[] = ['select', 'insert', 'update', 'delete'];
const roles = houseRoles.filter((role) => role !== 'nl_keeper');
type Outcome = 'refused' | 'nothing' | 'done';

/** Whether a row lies within what a role of this class of table may see; said here anew, not read from the policies. */
function within(rights: Rights, role: HouseRole, owner: Owner): boolean {
  if (rights.tableClass === 'installation') return true;
  if (rights.tableClass === 'person') return role === 'nl_job' || owner === 'own';
  const narrow =
    (role === 'nl_house' || role === 'nl_beat' || role === 'nl_post') && rights.tableClass !== 'county';
  return owner === 'own' || (owner === 'other' && !narrow);
}

function expected(rights: Rights, role: HouseRole, owner: Owner | 'unset', act: Privilege): Outcome {
  if (!grantsOf(rights, role).some(({ privilege }) => privilege === act)) return 'refused';
  const open = rights.tableClass === 'installation' || (rights.tableClass === 'person' && role === 'nl_job');
  if (owner === 'unset' ? open : within(rights, role, owner)) return 'done';
  return act === 'insert' ? 'refused' : 'nothing';
}

/** Runs a statement as a role and takes it back; what only a key or check forbids counts as done: the rights let it by. */
const attempt = `create function pg_temp.attempt(role text, context text[], statement text) returns text language plpgsql as $$
declare n bigint;
begin
  perform set_config('nl.county', context[1], true), set_config('nl.account', context[2], true),
    set_config('nl.lodgings', context[3], true), set_config('nl.units', context[4], true), set_config('role', role, true);
  execute statement;
  get diagnostics n = row_count;
  raise exception using errcode = 'NL000', message = case when n > 0 then 'done' else 'nothing' end;
exception
  when insufficient_privilege then return 'refused';
  when integrity_constraint_violation then return 'done';
  when sqlstate 'NL000' then return sqlerrm;
end $$`;

type Cell = { role: HouseRole; statement: string; expected: Outcome; name: string };

async function wrongCells(
  sql: postgres.ISql,
  context: readonly string[],
  cells: readonly Cell[],
): Promise<string[]> {
  const found = await sql<{ outcome: string }[]>`
    select pg_temp.attempt(c->>'role', ${context}::text[], c->>'statement') as outcome
    from json_array_elements(${JSON.stringify(cells)}::text::json) with ordinality as t (c, n) order by n`;
  assert.equal(found.length, cells.length);
  return cells.flatMap((cell, n) =>
    found[n]?.outcome === cell.expected ? [] : [`${cell.name}: ${found[n]?.outcome}, not ${cell.expected}`],
  );
}

/** Two counties, two stations, a row of every table for each owner, past all foreign keys. */
async function everyRow(scene: Scene): Promise<{ places: Record<Owner, Place>; tables: Table[] }> {
  const { sql } = scene;
  await sql.unsafe(attempt);
  await sql`select set_config('session_replication_role', 'replica', true)`;
  const uuid = () => uuidv7(systemNow());
  const place = (county: string): Place => ({ county, lodging: uuid(), unit: uuid(), account: uuid() });
  const abroad = scene.county === '999999' ? '999998' : '999999';
  const places = { own: place(scene.county), other: place(scene.county), abroad: place(abroad) };
  const tables = await tablesOf(sql);
  for (const table of tables) {
    for (const [n, owner] of owners.entries()) {
      if (table.name === 'installation') continue; // it has its one row already
      const row = rowOf(table, places[owner], n + 1);
      await sql.unsafe(statementsOn(table, row, row).insert);
    }
  }
  return { places, tables };
}

function cellsOf(tables: readonly Table[], places: Record<Owner, Place>, as: 'set' | 'unset'): Cell[] {
  return tables.flatMap((table, at) => {
    const rights = allRights[at];
    if (!rights) return [];
    return owners.flatMap((owner, n) => {
      const statements = statementsOn(
        table,
        rowOf(table, places[owner], n + 1),
        rowOf(table, places[owner], n + 7),
      );
      return roles.flatMap((role) =>
        acts.map((act) => ({
          role,
          statement: statements[act],
          expected: expected(rights, role, as === 'unset' ? 'unset' : owner, act),
          name: `${role} ${act} ${table.name} ${owner}`,
        })),
      );
    });
  });
}

test('with raw SQL each role of the database reaches exactly the rows its rights name, in no cell one more or one less', (t) =>
  house.scene(async (scene) => {
    const { places, tables } = await everyRow(scene);
    const cells = cellsOf(tables, places, 'set');
    const { county, account, lodging, unit } = places.own;
    const wrong = await wrongCells(scene.sql, [county, account, lodging, unit], cells);
    const count = (outcome: Outcome) => cells.filter((cell) => cell.expected === outcome).length;
    t.diagnostic(
      `${cells.length} cells: ${count('done')} done, ${count('nothing')} without a row, ${count('refused')} refused; ${wrong.length} wrong`,
    );
    assert.ok(cells.length > 2000);
    assert.deepEqual(wrong, []);
  })());

test('without a context, or with an emptied one, no role reaches a row', (t) =>
  house.scene(async (scene) => {
    const { places, tables } = await everyRow(scene);
    const cells = cellsOf(tables, places, 'unset');
    const wrong = await wrongCells(scene.sql, ['', '', '', ''], cells);
    t.diagnostic(`${cells.length} cells; ${wrong.length} wrong`);
    assert.deepEqual(wrong, []);
  })());

test('the rights of every table stand in the committed table, so that a changed one is seen when it is read', () => {
  const file = path.join(import.meta.dirname, 'rights-table.txt');
  const letters = (rights: Rights, role: HouseRole) =>
    acts
      .map((act) => {
        const grant = grantsOf(rights, role).find(({ privilege }) => privilege === act);
        return grant ? (grant.columns ? act.charAt(0).toUpperCase() : act.charAt(0)) : '·';
      })
      .join('');
  const head = ['table'.padEnd(20), 'by'.padEnd(12), ...roles.map((role) => role.slice(3).padEnd(6))];
  const lines = allRights.map((rights) =>
    [
      rights.table.padEnd(20),
      rights.tableClass.padEnd(12),
      ...roles.map((role) => letters(rights, role).padEnd(6)),
    ]
      .join(' ')
      .trimEnd(),
  );
  const text = `s select, i insert, u update, d delete; a capital: some columns only\n${head.join(' ').trimEnd()}\n${lines.join('\n')}\n`;
  if (process.env.NIGHTLIGHT_WRITE_TABLES) writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
});
