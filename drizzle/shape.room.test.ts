import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { allRights } from './rights.ts';

const house = stage();
after(() => house.close());
const { admin } = house;

const tenant = allRights
  .filter(({ tableClass }) => !['installation', 'person'].includes(tableClass))
  .map(({ table }) => table);

/** Keys that cannot begin with the county, since what they hold is asked for before a county is known. */
const aboveCounties: Record<string, string> = {
  invitation_code: 'the code is all that a stranger brings',
  api_key_secret: 'the secret is all that a machine brings',
  unit_key_secret: 'the same for a unit’s key',
  outage_certificate_number: 'the number is all that whoever holds the paper brings',
  holding_one_admin: 'an account stands above counties, and so does the separation of its administrators',
};

test('county is text, required, and first in every key of every tenant table, so that the house can be split by it', async (t) => {
  const columns = await admin<{ table: string; type: string; required: boolean }[]>`
    select c.relname as table, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'county'
    where c.relnamespace = 'public'::regnamespace and c.relname in ${admin(tenant)}`;
  assert.deepEqual(
    tenant.filter(
      (table) =>
        !columns.some((column) => column.table === table && column.required && column.type === 'text'),
    ),
    [],
  );
  const keys = await admin<{ name: string; first: string }[]>`
    select i.indexrelid::regclass::text as name, a.attname as first
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and i.indisunique and c.relname in ${admin(tenant)}`;
  t.diagnostic(`${tenant.length} tenant tables, ${keys.length} unique keys`);
  const others = keys.filter(({ first }) => first !== 'county').map(({ name }) => name);
  assert.deepEqual(others.sort(), Object.keys(aboveCounties).sort());
  const links = await admin`
    select conname as name from pg_constraint k
    join pg_class c on c.oid = k.conrelid and c.relname in ${admin(tenant)}
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and a.attname <> 'county'`;
  assert.deepEqual(
    links.map(({ name }) => name),
    [],
  );
});

test('an instant is timestamptz without default and a day is a date: nothing is dated by the database on its own', async (t) => {
  const columns = await admin<{ name: string; type: string; made: string | null }[]>`
    select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type, pg_get_expr(d.adbin, d.adrelid) as made
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
  t.diagnostic(`${columns.length} columns`);
  const wrong = columns.filter(({ name, type, made }) => {
    if (/_at$|\.at$/.test(name) && type !== 'timestamp with time zone') return true;
    if (/_day$/.test(name) && type !== 'date') return true;
    if (/^char|^character\(|without time zone$/.test(type)) return true;
    return made !== null && /now|current_|clock_|random|nextval|uuid/i.test(made);
  });
  assert.deepEqual(wrong, []);
});
