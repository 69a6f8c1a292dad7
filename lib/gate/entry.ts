import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type BookEvent,
  issue,
  type JobRequest,
  type OwnDevice,
  type Pass,
  type Reach,
} from '#lib/access/pass.ts';
import {
  asksPin,
  grants,
  needsSecondFactor,
  type Permission,
  type Rank,
  type Role,
} from '#lib/access/permissions.ts';
import { writeBook } from '#lib/audit/record.ts';
import { enqueueAll } from '#lib/jobs/enqueue.ts';
import { become, behind, type DatabaseRole, type Transaction, transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { isLanguage } from '#lib/platform/i18n.ts';
import type { EnteredKey, EnteredLink, EnteredSession, Holding } from './entered.ts';

/** How the visitor shows who they are. */
export type Credential = { session: Buffer | null } | { key: Buffer };

/** The same, or the hash of a one-tap link's token, which comes through its own page alone (one-tap.ts). */
type Entrant = Credential | { link: Buffer };

/** What a refused visitor must do next; pages turn it into a redirect, the API into a status. */
export const signInFirst = () => new Refusal('unauthenticated', 'M-180');
const secondFactorFirst = () => new Refusal('forbidden', 'M-181');
const pinFirst = () => new Refusal('forbidden', 'M-466');
const notYours = () => new Refusal('not_found', 'M-161');

const officeRoles: readonly Role[] = ['publisher', 'sysadmin', 'secadmin', 'auditor'];

function databaseRoleOf(holding: Holding): DatabaseRole {
  if (holding.role === 'staff' || holding.role === 'owner') return 'nl_house';
  if (holding.role === 'agent') return 'nl_post';
  if (officeRoles.includes(holding.role)) return 'nl_office';
  return holding.unitKind === 'county' ? 'nl_county' : 'nl_beat';
}

// A person with two kinds of roles enters with the wider one; the narrower one's rows are asked for apart.
const widest: DatabaseRole[] = ['nl_county', 'nl_beat', 'nl_office', 'nl_post', 'nl_house'];

/** The holdings that grant the permission now; police and admin ones count only after the second factor. */
function holdingsFor(permission: Permission, session: EnteredSession): Holding[] {
  const held = session.holdings.filter(
    (holding) => holding.county === session.county && grants(permission, holding.role, holding.rank),
  );
  const usable = held.filter((holding) => session.aal >= 2 || !needsSecondFactor(holding.role));
  if (held.length > 0 && usable.length === 0) throw secondFactorFirst();
  return usable;
}

function actorOf(session: EnteredSession, holdings: readonly Holding[]): Actor {
  const ranks = holdings.map((holding) => holding.rank).filter((rank): rank is Rank => rank !== null);
  return {
    kind: 'person',
    id: session.account,
    name: session.name,
    roles: [...new Set(holdings.map((holding) => holding.role))],
    rank: ranks.includes('police') ? 'police' : (ranks[0] ?? null),
    language: isLanguage(session.language) ? session.language : 'zh-CN',
  };
}

type Standing = { actor: Actor; reach: Reach; role: DatabaseRole; own?: OwnDevice | null };

function standingOfSession(permission: Permission, session: EnteredSession): Standing {
  const holdings = holdingsFor(permission, session);
  const role = widest.find((candidate) => holdings.some((holding) => databaseRoleOf(holding) === candidate));
  if (!role) throw notYours();
  if (session.own && !session.own.proven && asksPin(permission)) throw pinFirst();
  const used = holdings.filter((holding) => databaseRoleOf(holding) === role);
  const whole = role === 'nl_county' || role === 'nl_office';
  return {
    actor: actorOf(session, used),
    role,
    own: session.own,
    reach: {
      county: session.county,
      lodgings: whole ? 'all' : [...new Set(used.flatMap((holding) => holding.lodgings))],
      units: [...new Set(used.flatMap((holding) => holding.units))],
    },
  };
}

function standingOfKey(permission: Permission, key: EnteredKey): Standing {
  if (!grants(permission, 'key', null)) throw notYours();
  return {
    actor: { kind: 'key', id: key.id, name: key.label, roles: [], rank: null, language: 'zh-CN' },
    role: 'nl_house',
    reach: { county: key.county, lodgings: key.lodgings, units: [] },
  };
}

const linkSpent = () => new Refusal('gone', 'M-184');

/** The person a link was sent to, at the houses it named; it may file and nothing else (product.md, Filing). */
function standingOfLink(permission: Permission, link: EnteredLink): Standing {
  if (permission !== 'report:file' || link.items.length === 0) throw linkSpent();
  return {
    actor: {
      ...{ kind: 'person', id: link.account, name: link.name, roles: [], rank: null },
      language: isLanguage(link.language) ? link.language : 'zh-CN',
    },
    role: 'nl_house',
    reach: {
      county: link.county,
      lodgings: [...new Set(link.items.map(({ lodging }) => lodging))],
      units: [],
    },
  };
}

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
