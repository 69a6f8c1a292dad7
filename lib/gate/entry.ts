import { randomUUID } from 'node:crypto';
import { type BookEvent, issue, type JobRequest, type Pass } from '#lib/access/pass.ts';
import { grants, type Permission } from '#lib/access/permissions.ts';
import { writeBook } from '#lib/audit/record.ts';
import { enqueueAll } from '#lib/jobs/enqueue.ts';
import { become, behind, type Transaction, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { EnteredKey, EnteredLink, EnteredSession, EnteredWritten } from './entered.ts';
import {
  linkSpent,
  notYours,
  type Standing,
  standingOfKey,
  standingOfLink,
  standingOfSession,
  standingOfWritten,
} from './standing.ts';

/** How the visitor shows who they are. */
export type Credential = { session: Buffer | null } | { key: Buffer };

/**
 * The same, or the hash of a one-tap link's token, which comes through its own page alone (one-tap.ts), or the id of words that a
 * provider's verified callback brought from a person of the police (written.ts).
 */
type Entrant = Credential | { link: Buffer } | { written: string };

/** What a refused visitor must do next; pages turn it into a redirect, the API into a status. */
export const signInFirst = () => new Refusal('unauthenticated', 'M-180');

async function stand(
  tx: Transaction,
  permission: Permission,
  credential: Entrant,
): Promise<Standing & { now: Date }> {
  if ('key' in credential) {
    const [row] = await tx.sql<
      { entered: { now: string; key?: EnteredKey } }[]
    >`select nl.enter_key(${credential.key}) as entered`;
    if (!row?.entered.key) throw signInFirst();
    return { ...standingOfKey(permission, row.entered.key), now: new Date(row.entered.now) };
  }
  if ('link' in credential) {
    const [row] = await tx.sql<
      { entered: { now: string; link?: EnteredLink } }[]
    >`select nl.enter_link(${credential.link}) as entered`;
    if (!row?.entered.link) throw linkSpent();
    return { ...standingOfLink(permission, row.entered.link), now: new Date(row.entered.now) };
  }
  if ('written' in credential) {
    const [row] = await tx.sql<
      { entered: { now: string; written?: EnteredWritten } }[]
    >`select nl.enter_written(${credential.written}::uuid) as entered`;
    if (!row?.entered.written) throw notYours();
    return { ...standingOfWritten(permission, row.entered.written), now: new Date(row.entered.now) };
  }
  const [row] = await tx.sql<
    { entered: { now: string; session?: EnteredSession } }[]
  >`select nl.enter(${credential.session}) as entered`;
  if (!row?.entered.session) throw signInFirst();
  return { ...standingOfSession(permission, row.entered.session), now: new Date(row.entered.now) };
}

/** Plain data only: neither a pass nor anything that still needs the transaction may leave it. */
export type Plain<T> = T extends (...args: never[]) => unknown
  ? never
  : T extends Promise<unknown>
    ? never
    : T extends Pass<Permission>
      ? never
      : T;

/**
 * One request, one transaction: who is it, may they, whose rows; then `work`; then its jobs, then the house book
 * as the last statement before commit. Throws Refusal for everything expected.
 */
export async function passThrough<P extends Permission, T>(
  permission: P,
  credential: Entrant,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
  requestId: string = randomUUID(),
): Promise<Plain<T>> {
  return transaction((tx) => passIn(tx, permission, credential, work, requestId));
}

/** The same inside a transaction that is already open; the test stage rolls that one back. */
export async function passIn<P extends Permission, T>(
  tx: Transaction,
  permission: P,
  credential: Entrant,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
  requestId: string = randomUUID(),
): Promise<Plain<T>> {
  const standing = await stand(tx, permission, credential);
  return within(tx, permission, standing, requestId, work);
}

/** The same for the house's own jobs and the command line: no visitor, the whole county, as nl_job. */
export async function passAsJob<P extends Permission, T>(
  permission: P,
  name: string,
  county: string,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
): Promise<Plain<T>> {
  return transaction((tx) => jobIn(tx, permission, name, county, work));
}

/** A job's pass inside a transaction that is already open. */
export async function jobIn<P extends Permission, T>(
  tx: Transaction,
  permission: P,
  name: string,
  county: string,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
): Promise<Plain<T>> {
  if (!grants(permission, 'job', null)) throw new Error(`no job may ${permission}`);
  const [row] = await tx.sql<{ now: string }[]>`select nl.now() as now`;
  if (!row) throw new Error('the database has no clock');
  const standing: Standing & { now: Date } = {
    actor: { kind: 'job', id: null, name, roles: [], rank: null, language: 'zh-CN' },
    role: 'nl_job',
    reach: { county, lodgings: 'all', units: [] },
    now: new Date(row.now),
  };
  return within(tx, permission, standing, `job/${name}/${randomUUID()}`, work);
}

async function within<P extends Permission, T>(
  tx: Transaction,
  permission: P,
  standing: Standing & { now: Date },
  requestId: string,
  work: (pass: Pass<P>) => Promise<Plain<T>>,
): Promise<Plain<T>> {
  const { actor, reach, role, now } = standing;
  const lodgings = reach.lodgings === 'all' ? [] : reach.lodgings;
  // A machine's own rows are its key's, as a person's are the account's.
  const account = actor.kind === 'job' ? '' : (actor.id ?? '');
  const became = become(tx, { role, county: reach.county, account, lodgings, units: reach.units });
  const events: BookEvent[] = [];
  const jobs: JobRequest[] = [];
  const pass = issue(permission, {
    actor,
    reach,
    role,
    now,
    requestId,
    own: standing.own ?? null,
    db: tx.db,
    sql: tx.sql,
    record: (event) => events.push(event),
    enqueue: (job) => jobs.push(job),
  });
  const result = await behind(became, () => work(pass));
  await enqueueAll(tx, jobs, role);
  await writeBook(tx, { at: now, actor: actor.id, actorKind: actor.kind, requestId }, events);
  return result;
}
