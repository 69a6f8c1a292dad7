import type { Pass } from '#lib/access/pass.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Category } from '#lib/lodging/terms.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Finding, Follow, InspectionKind, Proof, Rank, Signature } from './terms.ts';

type Place = { id: string; code: string; name: string; address: string; category: Category };

/** A visit that is to be made. Instants UTC. */
export type Plan = {
  id: string;
  lodging: Place;
  dueAt: Date;
  plannedAt: Date;
  first: { id: string; name: string | null };
  second: { id: string; name: string | null } | null;
  mine: boolean;
};

/** How a correction stands. `until` a civil date, instants UTC. */
export type Rectification = {
  id: string;
  /** the visit that found it, else the chase whose joint visit did, with the article it rests on */
  inspection: string | null;
  chase: string | null;
  article: string | null;
  lodging: Place;
  until: string;
  houseDone: { at: Date; said: string } | null;
  proven: { at: Date; by: string | null; proof: Proof; said: string | null } | null;
};

/** A visit as it was signed. `until` a civil date, instants UTC. */
export type Inspection = {
  id: string;
  lodging: Place;
  kind: InspectionKind;
  happenedAt: Date;
  signedAt: Date;
  first: string;
  second: { name: string; rank: Rank };
  findings: Finding[];
  follow: Follow;
  until: string | null;
  spoke: string | null;
  statement: string | null;
  signature: Signature;
  refusal: string | null;
  house: { at: Date; said: string } | null;
};

type Reader = Pass<'inspection:read'> | Pass<'lodging:read'> | Pass<'desk:read'> | Pass<'inspection:plan'>;

const place = (sql: Reader['sql']) =>
  sql`json_build_object('id', l.id, 'code', l.code, 'name', l.name, 'address', l.address, 'category', l.category)`;

type PlanRow = {
  id: string;
  lodging: Place;
  dueAt: string;
  plannedAt: string;
  first: string;
  second: string | null;
};

/** The visits of the drawn list that wait within reach, the earliest due first. */
export async function openPlans(pass: Pass<'inspection:read'>): Promise<Plan[]> {
  return plansIn(pass, 'inspection_plan', null);
}

/** The 暗访 that are prepared: the county's supervision alone. */
export async function openUndercover(pass: Pass<'inspection:plan'>): Promise<Plan[]> {
  return plansIn(pass, 'undercover_plan', null);
}

/** One plan that waits, by its kind; null when it is ended or out of reach. */
export async function openPlan(
  pass: Pass<'inspection:read'> | Pass<'inspection:sign'>,
  kind: InspectionKind,
  id: string,
): Promise<Plan | null> {
  if (kind === 'daily' || (kind === 'undercover' && pass.role !== 'nl_county')) return null;
  const [plan] = await plansIn(pass, kind === 'random' ? 'inspection_plan' : 'undercover_plan', id);
  return plan ?? null;
}

async function plansIn(
  pass: Pass<'inspection:read'> | Pass<'inspection:sign'> | Pass<'inspection:plan'>,
  table: 'inspection_plan' | 'undercover_plan',
  id: string | null,
): Promise<Plan[]> {
  const rows = await pass.sql<PlanRow[]>`
    select p.id, ${place(pass.sql)} as lodging, p.due_at as "dueAt", p.planned_at as "plannedAt", p.first, p.second
    from ${pass.sql(table)} p join lodging l on l.county = p.county and l.id = p.lodging_id
    where p.county = ${pass.reach.county} and p.ended_at is null and (${id}::uuid is null or p.id = ${id}::uuid)
    order by p.due_at, l.code limit 200`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ first, second }) => [first, ...(second ? [second] : [])]),
  );
  const named = (account: string) => ({ id: account, name: names[account] ?? null });
  return rows.map(({ first, second, dueAt, plannedAt, ...row }) => ({
    ...row,
    dueAt: new Date(dueAt),
    plannedAt: new Date(plannedAt),
    first: named(first),
    second: second ? named(second) : null,
    mine: first === pass.actor.id || second === pass.actor.id,
  }));
}

type InspectionRow = Omit<Inspection, 'happenedAt' | 'signedAt' | 'second' | 'house'> & {
  happenedAt: string;
  signedAt: string;
  secondName: string;
  secondRank: Rank;
  houseSaid: string | null;
  houseSaidAt: string | null;
};

const columns = (
  sql: Reader['sql'],
) => sql`i.id, ${place(sql)} as lodging, i.kind, i.happened_at as "happenedAt",
  i.signed_at as "signedAt", i.first_name as first, i.second_name as "secondName", i.second_rank as "secondRank", i.findings,
  i.follow, i.until::text as until, i.spoke, i.statement, i.signature, i.refusal, i.house_said as "houseSaid",
  i.house_said_at as "houseSaidAt"`;

async function inspections(pass: Reader, which: ReturnType<Reader['sql']>): Promise<Inspection[]> {
  const rows = await pass.sql<InspectionRow[]>`
    select ${columns(pass.sql)} from inspection i join lodging l on l.county = i.county and l.id = i.lodging_id
    where i.county = ${pass.reach.county} and ${which} order by i.happened_at desc, i.id limit 100`;
  return rows.map(({ happenedAt, signedAt, secondName, secondRank, houseSaid, houseSaidAt, ...row }) => ({
    ...row,
    happenedAt: new Date(happenedAt),
    signedAt: new Date(signedAt),
    second: { name: secondName, rank: secondRank },
    house: houseSaid && houseSaidAt ? { at: new Date(houseSaidAt), said: houseSaid } : null,
  }));
}

/** The latest signed visits within reach, newest first. */
export const latestInspections = (pass: Pass<'inspection:read'>): Promise<Inspection[]> =>
  inspections(pass, pass.sql`true`);

/** The visits of one lodging, newest first: for its timeline, or the neutral copy that its own people read. */
export const inspectionsOfLodging = (
  pass: Pass<'lodging:read'> | Pass<'desk:read'>,
  lodging: string,
): Promise<Inspection[]> => inspections(pass, pass.sql`i.lodging_id = ${lodging}`);

/** One signed visit within reach with what is the police's alone. Refuses M-161. */
export async function inspectionOf(
  pass: Pass<'inspection:read'>,
  id: string,
): Promise<Inspection & { note: string | null; rectification: Rectification | null }> {
  const [found] = await inspections(pass, pass.sql`i.id = ${id}`);
  if (!found) throw new Refusal('not_found', 'M-161');
  const [row] = await pass.sql<{ note: string | null }[]>`
    select note from inspection where county = ${pass.reach.county} and id = ${id}`;
  const [rectification] = await rectifications(pass, pass.sql`r.inspection_id = ${id}`);
  return { ...found, note: row?.note ?? null, rectification: rectification ?? null };
}

type RectificationRow = Omit<Rectification, 'houseDone' | 'proven'> & {
  houseDone: string | null;
  houseDoneAt: string | null;
  provenAt: string | null;
  provenBy: string | null;
  proof: Proof | null;
  proofSaid: string | null;
};

async function rectifications(pass: Reader, which: ReturnType<Reader['sql']>): Promise<Rectification[]> {
  const rows = await pass.sql<RectificationRow[]>`
    select r.id, r.inspection_id as inspection, r.chase_id as chase, r.article, ${place(pass.sql)} as lodging, r.until::text as until, r.house_done as "houseDone",
      r.house_done_at as "houseDoneAt", r.proven_at as "provenAt", r.proven_by as "provenBy", r.proof, r.proof_said as "proofSaid"
    from rectification r join lodging l on l.county = r.county and l.id = r.lodging_id
    where r.county = ${pass.reach.county} and ${which} order by r.until, l.code limit 200`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ provenBy }) => provenBy ?? []),
  );
  return rows.map(({ houseDone, houseDoneAt, provenAt, provenBy, proof, proofSaid, ...row }) => ({
    ...row,
    houseDone: houseDone && houseDoneAt ? { at: new Date(houseDoneAt), said: houseDone } : null,
    proven:
      provenAt && proof
        ? { at: new Date(provenAt), by: provenBy ? (names[provenBy] ?? null) : null, proof, said: proofSaid }
        : null,
  }));
}

/** What is not proven yet within reach, the earliest last day first. */
export const openRectifications = (pass: Pass<'inspection:read'>): Promise<Rectification[]> =>
  rectifications(pass, pass.sql`r.proven_at is null`);

/** The corrections ordered in a chase, the earliest last day first. */
export const rectificationsOfChase = (
  pass: Pass<'inspection:read'>,
  chase: string,
): Promise<Rectification[]> => rectifications(pass, pass.sql`r.chase_id = ${chase}`);

/** The rectifications of one lodging. */
export const rectificationsOfLodging = (
  pass: Pass<'lodging:read'> | Pass<'desk:read'>,
  lodging: string,
): Promise<Rectification[]> => rectifications(pass, pass.sql`r.lodging_id = ${lodging}`);

/** This week's draw as it was made; null while it was not. */
export type WeekDraw = {
  id: string;
  week: string;
  seed: number;
  madeAt: Date;
  by: string | null;
  candidates: number;
  needed: number;
  controls: number;
};

/** The draw of a week (its Monday). */
export async function drawOfWeek(pass: Pass<'inspection:plan'>, week: string): Promise<WeekDraw | null> {
  type Row = Omit<WeekDraw, 'madeAt' | 'by'> & { madeAt: string; madeBy: string | null };
  const [row] = await pass.sql<Row[]>`
    select id, week::text as week, seed::float8 as seed, made_at as "madeAt", made_by as "madeBy",
      jsonb_array_length(candidates) as candidates, (size->>'needed')::int as needed, (size->>'controls')::int as controls
    from inspection_draw where county = ${pass.reach.county} and week = ${week}`;
  if (!row) return null;
  const { madeAt, madeBy, ...rest } = row;
  const names = await namesOf(pass, madeBy ? [madeBy] : []);
  return { ...rest, madeAt: new Date(madeAt), by: madeBy ? (names[madeBy] ?? null) : null };
}
