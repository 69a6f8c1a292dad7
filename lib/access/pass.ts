import type { DatabaseRole, Db, Transaction } from '../platform/db.ts';
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
  readonly db: Db;
  readonly sql: Transaction['sql'];
  /** Records what happened; the gate writes it as the last statement before commit. */
  readonly record: (event: BookEvent) => void;
  /** Enqueues in this transaction. */
  readonly enqueue: (job: JobRequest) => void;
};

/** What the gate puts together; `issue` gives it its type. */
export type PassParts = Omit<Pass<Permission>, typeof permission>;

/** Makes a pass. Called by the gate and the test stage only: the walls test fails on any other caller. */
export function issue<P extends Permission>(_permission: P, parts: PassParts): Pass<P> {
  return parts as Pass<P>;
}
