import type postgres from 'postgres';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { drizzleOn, type Sql, type Transaction } from '#lib/platform/db.ts';
import { type Credential, jobIn, type Plain, passAsJob, passIn, passThrough } from './entry.ts';

/** What a scene runs on: a superuser's statements, and the gate's ways in. */
export type Ground = {
  sql: postgres.ISql;
  enter: <P extends Permission, T>(
    permission: P,
    credential: Credential,
    work: (pass: Pass<P>) => Promise<Plain<T>>,
  ) => Promise<Plain<T>>;
  job: <P extends Permission, T>(
    permission: P,
    county: string,
    work: (pass: Pass<P>) => Promise<Plain<T>>,
  ) => Promise<Plain<T>>;
  undone: (work: () => Promise<void>) => Promise<void>;
};

/** Thrown to take back what a scene did. */
export const enough = Symbol('rolled back');

/**
 * A step of a scene, undone alone when it fails. postgres.js releases no savepoint: a scene of ten thousand entries would
 * stand ten thousand levels deep, and PostgreSQL holds every row it reads against each of them.
 */
async function released(
  sql: postgres.TransactionSql,
  work: (inner: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  await sql`savepoint entry`;
  try {
    await sql.savepoint(work);
  } finally {
    await sql`release savepoint entry`;
  }
}

/** Everything in one transaction; each entry a step of it. */
export function rolledBack(sql: postgres.TransactionSql): Ground {
  const inside = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    let result: { value: T } | undefined;
    await released(sql, async (inner) => {
      await inner`select set_config('role', 'nl_door', true)`;
      result = { value: await work({ sql: inner, db: drizzleOn(inner) }) };
      await inner`select set_config('role', 'none', true), set_config('nl.county', '', true),
        set_config('nl.account', '', true), set_config('nl.lodgings', '', true), set_config('nl.units', '', true)`;
    });
    if (!result) throw new Error('savepoint ended without a result');
    return result.value;
  };
  return {
    sql,
    enter: (permission, credential, work) => inside((tx) => passIn(tx, permission, credential, work)),
    job: (permission, county, work) => inside((tx) => jobIn(tx, permission, 'stage', county, work)),
    undone: async (work) => {
      const takenBack = async () => {
        await work();
        throw enough;
      };
      await released(sql, takenBack).catch((error: unknown) => {
        if (error !== enough) throw error;
      });
    },
  };
}

/** Every entry in a transaction of its own. */
export function committed(sql: Sql): Ground {
  return {
    sql,
    enter: (permission, credential, work) => passThrough(permission, credential, work),
    job: (permission, county, work) => passAsJob(permission, 'stage', county, work),
    undone: () => Promise.reject(new Error('a lasting scene takes nothing back')),
  };
}
