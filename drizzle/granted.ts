import type { HouseRole, Rights } from '#lib/platform/policy.ts';
import { functionStatements } from './functions.ts';
import { allRights } from './rights.ts';

export type Privilege = 'select' | 'insert' | 'update' | 'delete';
const privileges: readonly Privilege[] = ['select', 'insert', 'update', 'delete'];

/** What a role may do with one table, as its room's list says; `columns` names them where not all are granted. */
export type Grant = { privilege: Privilege; columns: string[] | null };

/** Reads 'select (a, b), insert'; throws on a word that is none of the four, such as truncate. */
export function grantsOf(rights: Rights, role: HouseRole): Grant[] {
  const text = role === 'nl_keeper' ? privileges.join(', ') : (rights.grants[role] ?? '');
  return [...text.matchAll(/([a-z]+)\s*(?:\(([^)]*)\))?/g)].map(([, word, list]) => {
    const privilege = privileges.find((one) => one === word);
    if (!privilege) throw new Error(`${rights.table}: ${word} is granted to ${role}`);
    return { privilege, columns: list ? list.split(',').map((column) => column.trim()) : null };
  });
}

/** The roles in the order a person meets them; the keeper owns the listed functions and nobody can become it. */
export const houseRoles: readonly HouseRole[] = [
  'nl_door',
  'nl_house',
  'nl_beat',
  'nl_county',
  'nl_office',
  'nl_post',
  'nl_job',
  'nl_keeper',
];

/** Every grant on a table or column, a line each: `stay nl_house select`, `stay_text.masked nl_house select`. */
export function tableGrants(): string[] {
  return allRights
    .flatMap((rights) =>
      houseRoles.flatMap((role) =>
        grantsOf(rights, role).flatMap(({ privilege, columns }) =>
          (columns?.map((column) => `${rights.table}.${column}`) ?? [rights.table]).map(
            (place) => `${place} ${role} ${privilege}`,
          ),
        ),
      ),
    )
    .sort();
}

/** Every grant on a function, a line each: `nl.enter(bytea) nl_door`. */
export function functionGrants(): string[] {
  return functionStatements()
    .flatMap((statement) => {
      const [, name, to] = /^grant execute on function (.*\)) to ([^;]*)$/.exec(statement) ?? [];
      return name && to ? to.split(',').map((role) => `${name} ${role.trim()}`) : [];
    })
    .sort();
}
