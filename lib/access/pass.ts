import type { DatabaseRole, Db, Transaction } from '../platform/db.ts';
import { Refusal } from '../platform/errors.ts';
import type { Language } from '../platform/i18n.ts';
import type { Permission, Rank, Role } from './permissions.ts';

/** Who acts: a person, a machine's key, or one of the house's own jobs. */
export type Actor = {
  kind: 'person' | 'key' | 'job';
  id: string | null;
  name: string;
  roles: readonly Role[];
  rank: Rank | null;
  language: Language;
};

/** Whose rows: ids computed for this request, never stored. `all` is the whole county. */
export type Reach = { county: string; lodgings: readonly string[] | 'all'; units: readonly string[] };

/** One line of the house book; `detail` holds ids, codes and counts, never a child's data. */
export type BookEvent = {
  act: string;
  subjectKind: string;
  subjectId: string;
  lodgingId?: string | null;
  detail?: Record<string, unknown>;
};

/** Work for later, written in the same transaction; ids and instants, never a person's data. */
export type JobRequest = { queue: string; data: Record<string, unknown>; startAfter?: Date; key?: string };

declare const permission: unique symbol;

/**
 * The right to do one thing, now, to the rows within reach. Only the gate and the test stage issue one;
 * a query that is asked with the wrong one does not compile.
 */
export type Pass<P extends Permission> = {
  readonly [permission]: { readonly [K in P]: true };
  readonly actor: Actor;
  readonly reach: Reach;
  readonly role: DatabaseRole;
  readonly now: Date;
  readonly requestId: string;
  /** Null for whoever signed in with a password, for keys, links and jobs. */
  readonly own: OwnDevice | null;
  readonly db: Db;
  readonly sql: Transaction['sql'];
  /** Records what happened; the gate writes it as the last statement before commit. */
  readonly record: (event: BookEvent) => void;
  /** Enqueues in this transaction. */
  readonly enqueue: (job: JobRequest) => void;
};

/**
 * The paired phone or shared desk a person comes through; `proven` while its PIN was given lately. Without it no child's
 * stored field is shown, and people, keys and the account are left alone (product.md, Filing).
 */
export type OwnDevice = { device: string; kind: 'phone' | 'desk'; proven: boolean };

/** What the gate puts together; `issue` gives it its type. */
export type PassParts = Omit<Pass<Permission>, typeof permission>;

/** Makes a pass. Called by the gate and the test stage only: the walls test fails on any other caller. */
export function issue<P extends Permission>(_permission: P, parts: PassParts): Pass<P> {
  return parts as Pass<P>;
}

/** Throws Refusal forbidden M-466 on an own device whose PIN was not given lately; for what no permission sets apart. */
export function provenOnly(pass: Pick<Pass<Permission>, 'own'>): void {
  if (pass.own?.proven === false) throw new Refusal('forbidden', 'M-466');
}
