import type { Pass } from '#lib/access/pass.ts';
import { type Asks, type Decides, type Kind, kinds } from './terms.ts';

/** One asking, open or decided; instants UTC. `mine` is the caller's own, which another must decide. */
export type Asked = {
  id: string;
  kind: Kind;
  /** null where it lies across lodgings */
  lodgingId: string | null;
  lodgingCode: string | null;
  lodgingName: string | null;
  subjectId: string;
  reason: string;
  detail: Record<string, string>;
  askedBy: string;
  askedByName: string | null;
  askedAt: Date;
  lapsesAt: Date | null;
  approved: boolean | null;
  decidedAt: Date | null;
  mine: boolean;
};

type Row = Omit<Asked, 'askedByName' | 'askedAt' | 'decidedAt' | 'lapsesAt' | 'mine'> & {
  askedAt: string;
  decidedAt: string | null;
};

/** What waits for a second person within the caller's reach, oldest first; what lapsed is left out. */
export async function openApprovals<K extends Kind>(pass: Pass<Decides<K>>, kind: K): Promise<Asked[]> {
  const found = await asked(pass, kind, pass.sql`and a.decided_at is null`);
  return found.filter((one) => one.lapsesAt === null || one.lapsesAt > pass.now);
}

/** What the caller asked in the last `days` days, newest first, with what was answered. */
export async function ownAskings<K extends Kind>(pass: Pass<Asks<K>>, kind: K, days = 7): Promise<Asked[]> {
  const since = new Date(pass.now.getTime() - days * 86_400_000).toISOString();
  const found = await asked(
    pass,
    kind,
    pass.sql`and a.asked_by = ${pass.actor.id} and a.asked_at >= ${since}`,
  );
  return found.reverse();
}

async function asked(
  pass: Pass<Asks<Kind>> | Pass<Decides<Kind>> | Pass<Asks<Kind> | Decides<Kind>>,
  kind: Kind,
  which: ReturnType<typeof pass.sql>,
): Promise<Asked[]> {
  const rows = await pass.sql<Row[]>`
    select a.id, a.kind, a.lodging_id as "lodgingId", l.code as "lodgingCode", l.name as "lodgingName", a.subject_id as "subjectId",
      a.reason, a.detail, a.asked_by as "askedBy", a.asked_at as "askedAt", a.approved, a.decided_at as "decidedAt"
    from approval a left join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${pass.reach.county} and a.kind = ${kind} ${which}
    order by a.asked_at, a.id`;
  const askers = [...new Set(rows.map((row) => row.askedBy))];
  const people = await pass.sql<
    { id: string; name: string }[]
  >`select id, name from nl.names(${askers}::uuid[])`;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const hours = kinds[kind].lapsesHours;
  return rows.map((row) => {
    const askedAt = new Date(row.askedAt);
    return {
      ...row,
      askedByName: names.get(row.askedBy) ?? null,
      askedAt,
      decidedAt: row.decidedAt ? new Date(row.decidedAt) : null,
      lapsesAt: hours === null ? null : new Date(askedAt.getTime() + hours * 3_600_000),
      mine: row.askedBy === pass.actor.id,
    };
  });
}
