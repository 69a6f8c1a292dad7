/**
 * Writes the row policies and grants of one table (architecture.md, The cellar). A policy is one conjunction
 * without OR, with settings in scalar sub-selects, so that PostgreSQL reads them once and takes the lodging ids
 * as an index condition. A role that is not named gets neither grant nor policy.
 */
export type TableClass = 'lodging' | 'unit' | 'person' | 'county' | 'installation';
export type HouseRole =
  | 'nl_door'
  | 'nl_house'
  | 'nl_beat'
  | 'nl_county'
  | 'nl_office'
  | 'nl_post'
  | 'nl_job'
  | 'nl_keeper';
export type Grants = Partial<Record<HouseRole, string>>;
export type Rights = { table: string; tableClass: TableClass; column?: string; grants: Grants };

const setting = (name: string) => `(select nullif(current_setting('${name}', true), ''))`;
const list = (name: string) =>
  `any (array(select unnest(string_to_array(nullif(current_setting('${name}', true), ''), ',')::uuid[])))`;

function rowTest(rights: Rights, role: HouseRole): string {
  // The keeper owns the listed definer functions only; nobody can become it.
  if (role === 'nl_keeper') return 'true';
  if (rights.tableClass === 'installation') return 'true';
  const county = `county = ${setting('nl.county')}`;
  const narrow = role === 'nl_house' || role === 'nl_beat' || role === 'nl_post';
  if (rights.tableClass === 'person') {
    const own = `${rights.column ?? 'account_id'} = ${setting('nl.account')}::uuid`;
    return role === 'nl_job' ? 'true' : own;
  }
  if (!narrow || rights.tableClass === 'county') return county;
  if (rights.tableClass === 'unit')
    return `${county} and ${rights.column ?? 'unit_id'} = ${list('nl.units')}`;
  return `${county} and ${rights.column ?? 'lodging_id'} = ${list('nl.lodgings')}`;
}

/** The statements that set one table's rights from nothing; running them again changes nothing. */
export function rightsOf(rights: Rights): string[] {
  const { table } = rights;
  const roles: HouseRole[] = [
    'nl_door',
    'nl_house',
    'nl_beat',
    'nl_county',
    'nl_office',
    'nl_post',
    'nl_job',
    'nl_keeper',
  ];
  const grants: Grants = { nl_keeper: 'select, insert, update, delete', ...rights.grants };
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    ...roles.flatMap((role) => {
      const granted = grants[role];
      const clean = [`revoke all on ${table} from ${role}`, `drop policy if exists ${role} on ${table}`];
      if (!granted) return clean;
      const test = rowTest(rights, role);
      return [
        ...clean,
        ...splitGrants(granted).map((grant) => `grant ${grant} on ${table} to ${role}`),
        `create policy ${role} on ${table} for all to ${role} using (${test}) with check (${test})`,
      ];
    }),
  ];
}

/** 'select (a, b), insert' holds two grants: commas inside brackets name columns. */
function splitGrants(text: string): string[] {
  return text.split(/,(?![^(]*\))/).map((grant) => grant.trim());
}

/** Shorthand for the commonest shape: every writer of the table named once. */
export function rights(table: string, tableClass: TableClass, grants: Grants, column?: string): Rights {
  return column === undefined ? { table, tableClass, grants } : { table, tableClass, grants, column };
}
