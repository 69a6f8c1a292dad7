import type postgres from 'postgres';
import { grantsOf, houseRoles } from './granted.ts';
import { allRights } from './rights.ts';

/** Whose row it is, seen from the visitor: their own, another's of the same county, or one of another county. */
export const owners = ['own', 'other', 'abroad'] as const;
export type Owner = (typeof owners)[number];
export type Place = { county: string; lodging: string; unit: string; account: string };

type Column = { name: string; type: string; required: boolean; key: boolean };
export type Table = { name: string; columns: Column[] };

/** Values that a table's checks ask for; everything else is made from the column's type. */
const wanted: Record<string, Record<string, unknown>> = {
  lodging: { category: 'guesthouse' },
  lodging_status: { status: 'operating' },
  lodging_point: { latitude: 27.1, longitude: 111, source: 'typed' },
  search_key: { kind: 'lodging' },
  unit: { kind: 'beat' },
  holding: { role: 'staff' },
  invitation: { role: 'staff' },
  report: { kind: 'nil', stays: 0 },
  stay_move: { kind: 'extend' },
  reveal: { basis: 'standing' },
  alert: { severity: 'watch' },
  chase: { level: 'remind' },
  attachment: { kind: 'picture', width: 1, height: 1 },
  thread: { opened_side: 'house' },
  thread_line: { side: 'house', kind: 'said' },
  hand_off: { thread_id: '0190aaaa-0000-7000-8000-0000000000f2', matter_id: null, task_id: null },
  matter: { kind: 'clue', source: 'officer' },
  unit_key: { source: 'school' },
  matter_step: { kind: 'noted' },
  thread_link: { kind: 'alert' },
  hall_matter: { kind: 'question' },
  hall_post: { side: 'police' },
  hall_picture: { width: 1, height: 1 },
  inspection: {
    ...{ kind: 'daily', follow: 'none', second_rank: 'police', signature: 'absent' },
    first: '0190aaaa-0000-7000-8000-0000000000f1',
  },
  inspection_picture: { width: 1, height: 1 },
  release: { kind: 'evidence' },
  inspection_plan: { why: 'need' },
  duty_shift: { from_at: '2026-11-20T00:00:00Z', to_at: '2026-11-21T00:00:00Z' },
  duty_absence: { from_at: '2026-11-20T00:00:00Z', to_at: '2026-11-21T00:00:00Z' },
  incident: { kind: 'report_now', source: 'open', presence: 'here' },
  reconcile_run: { form: 'clear' },
  register_upload: { form: 'clear' },
  search_call: { matter: 'missing', kind: 'child' },
  search_answer: { answer: 'seen' },
  watch_entry: { kind: 'child' },
  watch_hit: { matched_by: 'number' },
  reconcile_row: { result: 'twin' },
  reminder: { step: 'soft' },
  message_address: { kind: 'email' },
  burden_count: { kind: 'nil' },
  closure_season: { from_date: '11-15', to_date: '03-15' },
  own_device: { kind: 'desk', via: 'owner' },
  pairing: { via: 'self' },
  push_subscription: { session_hash: null, device_id: '0190aaaa-0000-7000-8000-0000000000f3' },
  notice: { way: 'direct' },
  notice_picture: { width: 1, height: 1 },
  outage: { to_at: '2026-11-20T09:00:00Z' },
  data_key: { wrapped: '\\x01' },
  installation: { one: 1, kind: 'real' },
};

/** Every table of the list with its columns, as the database has them. */
export async function tablesOf(sql: postgres.ISql): Promise<Table[]> {
  const rows = await sql<(Column & { table: string })[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull and not a.atthasdef as required, coalesce(a.attnum = any (i.indkey), false) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`;
  return allRights.map(({ table }) => ({ name: table, columns: rows.filter((row) => row.table === table) }));
}

function madeFor(type: string, n: number): unknown {
  const made: Record<string, unknown> = {
    uuid: `0190aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`,
    text: `T${n}`,
    date: `${2100 + n}-01-01`,
    'timestamp with time zone': `2026-11-20T08:${String(n).padStart(2, '0')}:00Z`,
    'uuid[]': '{}',
    'date[]': '{}',
    'integer[]': '{}',
    'timestamp with time zone[]': '{}',
    boolean: false,
    jsonb: [],
    bytea: `\\x${String(n).padStart(12, '0')}`,
  };
  return type in made ? made[type] : n;
}

/** The columns that say whose row it is. */
function belonging(table: string, place: Place): Record<string, unknown> {
  const rights = allRights.find((one) => one.table === table);
  const own = {
    lodging: place.lodging,
    unit: place.unit,
    person: place.account,
    county: null,
    installation: null,
  };
  const said = rights?.column ? { [rights.column]: own[rights.tableClass] } : {};
  return {
    county: place.county,
    lodging_id: place.lodging,
    unit_id: place.unit,
    account_id: place.account,
    ...said,
  };
}

/** A row that every check accepts; `n` keeps its keys apart from others'. */
export function rowOf(table: Table, place: Place, n: number): Record<string, unknown> {
  const given: Record<string, unknown> = { ...belonging(table.name, place), ...wanted[table.name] };
  // A role is held on a lodging or on a unit, never on both.
  if (table.name === 'holding') given.unit_id = null;
  // A correction is of one visit or of one chase.
  if (table.name === 'rectification') given.inspection_id = madeFor('uuid', n);
  const entries = table.columns.flatMap(({ name, type, required }) => {
    if (name in given) return [[name, given[name]] as const];
    return required ? [[name, madeFor(type, n)] as const] : [];
  });
  return Object.fromEntries(entries);
}

const literal = (value: unknown) =>
  `'${(typeof value === 'object' ? JSON.stringify(value) : String(value)).replaceAll("'", "''")}'`;

/** A column that every role that may update the table may, where one of them may update some columns only. */
function updatable(table: string): string | undefined {
  const rights = allRights.find((one) => one.table === table);
  const grants = rights ? houseRoles.flatMap((role) => grantsOf(rights, role)) : [];
  return grants.find(({ privilege, columns }) => privilege === 'update' && columns)?.columns?.[0];
}

/** The four statements on one row, as text: they run inside a function that undoes them. */
export function statementsOn(
  table: Table,
  standing: Record<string, unknown>,
  fresh: Record<string, unknown>,
) {
  const keys = table.columns.filter(({ key }) => key);
  const where = keys.map(({ name, type }) => `${name} = ${literal(standing[name])}::${type}`).join(' and ');
  const values = Object.entries(fresh).filter(([, value]) => value !== null);
  const first = updatable(table.name) ?? keys[0]?.name;
  return {
    select: `select 1 from ${table.name} where ${where}`,
    insert: `insert into ${table.name} (${values.map(([name]) => name)}) values (${values.map(([, value]) => literal(value))})`,
    update: `update ${table.name} set ${first} = ${first} where ${where}`,
    delete: `delete from ${table.name} where ${where}`,
  };
}
