import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { CaseKind, ReleaseKind } from './terms.ts';

/** Something asked for and how it stands. Instants UTC. */
export type Release = {
  id: string;
  kind: ReleaseKind;
  lodging: { code: string; name: string } | null;
  caseKind: CaseKind | null;
  from: BusinessDay;
  to: BusinessDay;
  authority: string | null;
  reference: string;
  opened: boolean;
  mark: string;
  askedAt: Date;
  declined: boolean;
  approvedBy: string | null;
  expiresAt: Date | null;
  made: boolean;
  fetched: number;
};

/** What the caller asked for, newest first: packs, or exports. */
export async function ownReleases(
  pass: Pass<'evidence:ask'> | Pass<'export:full'>,
  which: 'evidence' | 'exports',
): Promise<Release[]> {
  type Row = Omit<Release, 'askedAt' | 'expiresAt'> & { askedAt: string; expiresAt: string | null };
  const rows = await pass.sql<Row[]>`
    select r.id, r.kind, r.case_kind as "caseKind", case when l.id is null then null else json_build_object('code', l.code, 'name', l.name) end as lodging,
      r.from_day::text as "from", r.to_day::text as "to", r.authority, r.reference, r.opened, r.mark, r.asked_at as "askedAt",
      coalesce(not a.approved, false) as declined, r.approved_by as "approvedBy", r.expires_at as "expiresAt",
      r.made_at is not null as made, r.fetched
    from release r left join lodging l on l.county = r.county and l.id = r.lodging_id
    left join approval a on a.county = r.county and a.id = r.approval_id
    where r.county = ${pass.reach.county} and r.asked_by = ${pass.actor.id}::uuid and (r.kind in ('evidence', 'case')) = ${which === 'evidence'}
    order by r.asked_at desc limit 50`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ approvedBy }) => approvedBy ?? []),
  );
  return rows.map(({ askedAt, expiresAt, approvedBy, ...row }) => ({
    ...row,
    askedAt: new Date(askedAt),
    expiresAt: expiresAt ? new Date(expiresAt) : null,
    approvedBy: approvedBy ? (names[approvedBy] ?? '') : null,
  }));
}

/** A full export as its watermark leads back to it. */
export type Traced = {
  mark: string;
  kind: ReleaseKind;
  askedBy: string | null;
  approvedBy: string | null;
  askedAt: Date;
  reference: string;
};

/** Every full export that was made, for tracing a file. */
export async function madeExports(pass: Pass<'clock:work'>): Promise<Traced[]> {
  type Row = Omit<Traced, 'askedAt' | 'askedBy' | 'approvedBy'> & {
    askedAt: string;
    asker: string;
    approver: string;
  };
  const rows = await pass.sql<Row[]>`
    select mark, kind, asked_by as asker, approved_by as approver, asked_at as "askedAt", reference from release
    where county = ${pass.reach.county} and kind in ('stays', 'contacts') and made_at is not null order by asked_at desc`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ asker, approver }) => [asker, approver]),
  );
  return rows.map(({ asker, approver, askedAt, ...row }) => ({
    ...row,
    askedAt: new Date(askedAt),
    askedBy: names[asker] ?? null,
    approvedBy: names[approver] ?? null,
  }));
}
