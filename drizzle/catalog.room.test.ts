import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type postgres from 'postgres';
import { stage } from '#lib/gate/stage.ts';
import { functionGrants, houseRoles, tableGrants } from './granted.ts';
import { allRights } from './rights.ts';

const house = stage();
after(() => house.close());
const names = async (query: Promise<readonly { name: string }[]>) =>
  (await query).map(({ name }) => name).sort();

const tablesOf = (sql: postgres.ISql) => sql<{ name: string; forced: boolean; owner: string }[]>`
  select relname as name, relrowsecurity and relforcerowsecurity as forced, relowner::regrole::text as owner
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;

const grantsFound = (sql: postgres.ISql) =>
  names(sql`
    select c.relname || ' ' || a.grantee::regrole::text || ' ' || lower(a.privilege_type) as name
    from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner
    union all
    select c.relname || '.' || t.attname || ' ' || a.grantee::regrole::text || ' ' || lower(a.privilege_type)
    from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
    where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner`);

const besideThePolicies = (sql: postgres.ISql) =>
  names(sql`
    select oid::regclass::text as name from pg_class
    where relnamespace = 'public'::regnamespace and (relkind in ('m', 'f', 'p')
      or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))
    union all select inhrelid::regclass::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    union all select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not tgisinternal
    union all select rulename from pg_rules where schemaname = 'public' and rulename <> '_RETURN'`);

const { admin } = house;

test('every table is under a forced policy, owned by the migrating owner, and stands once in the list of rights', async (t) => {
  const tables = await tablesOf(admin);
  t.diagnostic(`${tables.length} tables`);
  assert.ok(tables.length > 0);
  assert.deepEqual(
    tables.filter(({ forced, owner }) => !forced || owner !== 'nl_owner'),
    [],
  );
  assert.deepEqual(
    tables.map(({ name }) => name),
    allRights.map(({ table }) => table).sort(),
  );
});

test('the grants on tables and columns are those of the list, not one more', async (t) => {
  const found = await grantsFound(admin);
  t.diagnostic(`${found.length} grants`);
  assert.deepEqual(found, tableGrants());
  assert.deepEqual(
    found.filter((line) => / (truncate|references|trigger|maintain)$|^\S+ - /.test(line)),
    [],
  );
});

test('nobody may hand a right on, and everybody at once is granted nothing of ours', async () => {
  const given = await names(admin`
    select c.oid::regclass::text as name from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace in ('public'::regnamespace, 'nl'::regnamespace, 'pgboss'::regnamespace)
      and a.grantee <> c.relowner and (a.is_grantable or a.grantee = 0)
    union all
    select p.oid::regprocedure::text from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where p.pronamespace in ('nl'::regnamespace, 'public'::regnamespace) and (a.grantee = 0 or a.is_grantable and a.grantee <> p.proowner)
    union all
    select n.nspname || ' ' || a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a
    where a.grantee = 0 and n.nspname !~ '^pg_|^information_schema' and (n.nspname <> 'public' or a.privilege_type <> 'USAGE')
    union all
    select a.privilege_type from pg_database d, aclexplode(d.datacl) a
    where d.datname = current_database() and a.grantee = 0 and a.privilege_type <> 'CONNECT'
    union all
    select defaclrole::regrole::text from pg_default_acl`);
  assert.deepEqual(given, []);
});

test('functions run with the keeper’s rights, a fixed search path, and only for the roles of the list', async (t) => {
  const functions = await admin<{ name: string; keeper: boolean; fixed: boolean; definer: boolean }[]>`
    select p.oid::regprocedure::text as name, proowner::regrole::text = 'nl_keeper' as keeper,
      coalesce(proconfig::text[] && array['search_path=""'], false) as fixed, prosecdef as definer
    from pg_proc p where pronamespace = 'nl'::regnamespace order by 1`;
  const called = await names(admin`
    select replace(p.oid::regprocedure::text, 'timestamp with time zone', 'timestamptz') || ' ' || a.grantee::regrole::text as name
    from pg_proc p, aclexplode(p.proacl) a
    where p.pronamespace = 'nl'::regnamespace and a.grantee <> p.proowner`);
  t.diagnostic(`${functions.length} functions, ${called.length} rights to call one`);
  assert.ok(functions.length > 0);
  assert.deepEqual(
    functions.filter(({ keeper, fixed }) => !keeper || !fixed),
    [],
  );
  const plain = (line: string) => line.replaceAll(', ', ',');
  assert.deepEqual(called.map(plain).sort(), functionGrants().map(plain).sort());
  const pure = ['nl.civil_day(timestamp with time zone)'];
  const own = functions.filter(({ definer }) => !definer).map(({ name }) => name);
  assert.deepEqual(
    own.filter((name) => !pure.includes(name) && !name.startsWith('nl.book_line(')),
    [],
  );
  assert.deepEqual(
    await names(
      admin`select p.oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace`,
    ),
    [],
  );
});

test('every policy is one conjunction that denies when the context is unset', async (t) => {
  const policies = await admin<
    { table: string; role: string; rows: string; check: string; cmd: string; permissive: boolean }[]
  >`
    select polrelid::regclass::text as table, array_to_string(polroles::regrole[], ',') as role, polcmd::text as cmd,
      polpermissive as permissive, pg_get_expr(polqual, polrelid) as rows, pg_get_expr(polwithcheck, polrelid) as check
    from pg_policy order by 1, 2`;
  t.diagnostic(`${policies.length} policies`);
  const wanted = new Set(tableGrants().map((line) => line.replace(/^([a-z_]+)\S* (\S+) .*$/, '$1 $2')));
  assert.deepEqual(policies.map(({ table, role }) => `${table} ${role}`).sort(), [...wanted].sort());
  for (const { table, role, rows, check, cmd, permissive } of policies) {
    const tableClass = allRights.find((rights) => rights.table === table)?.tableClass;
    const open =
      role === 'nl_keeper' || tableClass === 'installation' || (tableClass === 'person' && role === 'nl_job');
    const name = `${table} for ${role}: ${rows}`;
    assert.equal(cmd, '*', name);
    assert.equal(permissive, true, name);
    assert.equal(check, rows, name);
    assert.doesNotMatch(rows, /\bor\b/i, name);
    if (open) assert.equal(rows, 'true', name);
    else assert.match(rows, /NULLIF\(current_setting\('nl\.[a-z]+'::text, true\), ''::text\)/, name);
    if (!open && tableClass !== 'person') assert.match(rows, /^\(*county = \( SELECT NULLIF/, name);
  }
});

test('the runtime login owns nothing, is no superuser, and can become the listed roles only', async () => {
  const mighty = await names(admin`select rolname as name from pg_roles
    where rolname ~ '^nl_' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`);
  assert.deepEqual(mighty, []);
  assert.deepEqual(
    await names(admin`select rolname as name from pg_roles where rolname ~ '^nl_' and rolcanlogin`),
    ['nl_runtime'],
  );
  const becomes = await names(admin`select m.roleid::regrole::text as name from pg_auth_members m
    where m.member = 'nl_runtime'::regrole and not m.admin_option`);
  assert.deepEqual(becomes, [...houseRoles.filter((role) => role !== 'nl_keeper'), 'nl_queue'].sort());
  const others =
    await names(admin`select m.member::regrole::text as name from pg_auth_members m join pg_roles r on r.oid = m.member
    where r.rolname ~ '^nl_' and r.rolname <> 'nl_runtime'`);
  assert.deepEqual(others, []);
  const owned = await names(admin`select distinct refobjid::regrole::text as name from pg_shdepend
    where refclassid = 'pg_authid'::regclass and deptype = 'o' and refobjid::regrole::text ~ '^nl_'
      and dbid = (select oid from pg_database where datname = current_database())`);
  assert.deepEqual(owned, ['nl_keeper', 'nl_owner']);
  const makes = await names(admin`
    select r.rolname || ' ' || n.nspname as name from pg_roles r, pg_namespace n
    where r.rolname ~ '^nl_' and r.rolname not in ('nl_owner', 'nl_keeper') and n.nspname !~ '^pg_'
      and has_schema_privilege(r.oid, n.oid, 'create')
    union all
    select r.rolname || ' ' || p from pg_roles r, unnest(array['create', 'temporary']) p
    where r.rolname ~ '^nl_' and r.rolname <> 'nl_owner' and has_database_privilege(r.oid, current_database(), p)`);
  assert.deepEqual(makes, []);
});

/** The triggers there are: they mark a night's tallies and do nothing else (DECISIONS, the tallies). */
const marking = ['closure', 'obligation', 'outage', 'report', 'status'].flatMap((table) =>
  ['delete', 'insert', 'update'].map((event) => `tally_${table}_${event}`),
);

test('no view, rule, partition, foreign table or trigger but those that mark tallies stands beside the policies', async () => {
  const beside = await besideThePolicies(admin);
  assert.deepEqual(beside, [...marking, 'tally_lodging_update'].sort());
});

test(
  'a table without a policy, a grant too many and a plain view are found when planted',
  house.scene(async ({ sql }) => {
    await sql`create table public.planted (county text)`;
    await sql`alter table public.stay no force row level security`;
    await sql`grant truncate on public.stay to nl_house`;
    await sql`grant select (sealed) on public.stay_text to nl_county`;
    await sql`create view public.planted_view as select * from public.stay`;
    const loose = (await tablesOf(sql)).filter(({ forced }) => !forced).map(({ name }) => name);
    assert.deepEqual(loose, ['planted', 'stay']);
    const listed = tableGrants();
    const extra = (await grantsFound(sql)).filter((line) => !listed.includes(line));
    assert.deepEqual(extra, ['stay nl_house truncate', 'stay_text.sealed nl_county select']);
    assert.ok((await besideThePolicies(sql)).includes('planted_view'));
  }),
);
