import { openFile } from '#lib/attachment/sealed.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Allowed, Fetcher } from './make.ts';
import { iso, type Rows } from './plain.ts';
import { placesIn, type Where } from './scope.ts';
import { picturesAtMost } from './terms.ts';

/** Steps two 民警 sign: they are about the house's duties, and belong to a case like a visit. */
const signed = ['joint_visit', 'correction', 'talk', 'case'];

/** A correction until it is proven, as a row says it. */
const proofOf = ({ sql }: Pick<Fetcher, 'sql'>) =>
  sql`case when r.id is not null then jsonb_build_object('until', r.until::text, 'house_done_at', r.house_done_at,
    'house_said', r.house_done, 'proven_at', r.proven_at, 'proven_by', r.proven_by, 'proof', r.proof, 'said', r.proof_said) end`;

type Proof = Record<string, string | null>;

/** The chases of what a pack is about, whole: each step, who did it, and of an ordered correction how it was proven. */
export async function chaseRows(pass: Fetcher, where: Where): Promise<Rows> {
  const { sql, reach } = pass;
  const rows = await sql<(Record<string, unknown> & { correction: Proof | null })[]>`
    with meant as (
      select n.chase_id as id from chase_night n
      join ${placesIn(pass, where.places)} on p.lodging = n.lodging_id and p.night = n.business_day where n.county = ${reach.county}
      union select x.chase_id from chase_step x where x.county = ${reach.county}
        and x.lodging_id = any (${where.lodgings}::uuid[]) and x.at >= ${where.since} and x.at < ${where.until}
        and (not ${where.ofCase} or x.kind = any (${signed}::text[])))
    select l.code as lodging, s.chase_id as chase, s.n, s.at, s.happened_at, s.kind, s.level, s.outcome, s.actor_name as by,
      s.detail->>'second' as second, s.detail->>'place' as place, s.detail->>'article' as article, s.detail->'breaches' as breaches,
      s.detail->>'promiseDay' as promised, ${proofOf(pass)} as correction
    from meant m join chase_step s on s.county = ${reach.county} and s.chase_id = m.id
    join lodging l on l.county = s.county and l.id = s.lodging_id
    left join rectification r on r.county = s.county and r.chase_id = s.chase_id and r.chase_step = s.n
    order by l.code, s.at, s.chase_id, s.n`;
  const names = await provers(pass, rows);
  return rows.map(({ correction, ...row }) => ({
    ...row,
    ...{ at: iso(row.at), happened_at: iso(row.happened_at) },
    correction: proofSaid(correction, names),
  }));
}

/** The visits of what a pack is about with findings, the house's own words, the proof of a correction, and their photos. */
export async function inspectionRows(pass: Fetcher, allowed: Allowed, where: Where): Promise<Rows> {
  const { sql, reach } = pass;
  type Row = Record<string, unknown> & { inspection: string; correction: Proof | null };
  const rows = await sql<Row[]>`
    select l.code as lodging, i.id as inspection, i.kind, i.happened_at, i.first_name as first_officer,
      i.second_name as second_officer, i.findings, i.follow, i.until::text as until, i.spoke, i.statement, i.signature, i.refusal,
      i.house_said as house_statement, ${proofOf(pass)} as correction
    from inspection i join lodging l on l.county = i.county and l.id = i.lodging_id
    left join rectification r on r.county = i.county and r.inspection_id = i.id
    where i.county = ${reach.county} and i.lodging_id = any (${where.lodgings}::uuid[])
      and i.happened_at >= ${where.since} and i.happened_at < ${where.until} order by i.happened_at, i.id`;
  const names = await provers(pass, rows);
  const pictures = await picturesOf(
    pass,
    allowed,
    rows.map(({ inspection }) => inspection),
  );
  return rows.map(({ correction, ...row }) => ({
    ...row,
    happened_at: iso(row.happened_at),
    correction: proofSaid(correction, names),
    pictures: pictures.get(row.inspection) ?? [],
  }));
}

/** A photo of a visit: its hash always, the JPEG itself (base64) where the pack encloses photos and it is still kept. */
export type Picture = { n: number; width: number; height: number; sha256: string; jpeg: string | null };

async function picturesOf(
  pass: Fetcher,
  allowed: Allowed,
  visits: readonly string[],
): Promise<Map<string, Picture[]>> {
  const { sql, reach, now } = pass;
  type Row = Omit<Picture, 'jpeg'> & { id: string; visit: string; lodging: string; sealed: Buffer | null };
  const rows = await sql<Row[]>`
    select id, inspection_id as visit, lodging_id as lodging, n, width, height, encode(hash, 'hex') as sha256,
      case when ${allowed.pictures} then sealed end as sealed
    from inspection_picture where county = ${reach.county} and inspection_id = any (${[...visits]}::uuid[])
    order by inspection_id, n`;
  const holder = { sql, county: reach.county, now };
  const found = new Map<string, Picture[]>();
  let room = picturesAtMost;
  for (const { id, visit, lodging, sealed, ...row } of rows) {
    const bytes = sealed && room > 0 ? await stillKept(openFile(holder, cell(id), sealed)) : null;
    if (bytes) {
      room -= 1;
      pass.record({
        act: 'inspection.picture_open',
        ...{ subjectKind: 'inspection', subjectId: visit, lodgingId: lodging },
        detail: { picture: id, release: allowed.id },
      });
    }
    found.set(visit, [...(found.get(visit) ?? []), { ...row, jpeg: bytes?.toString('base64') ?? null }]);
  }
  return found;
}

const cell = (row: string) => ({ table: 'inspection_picture', row });

/** What was opened, or null where the month's key is gone. */
async function stillKept(opened: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await opened;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** How many photos the visits of a pack enclose. */
export function enclosedIn(inspections: Rows): number {
  return picturesIn(inspections).filter(({ jpeg }) => jpeg !== null).length;
}

/** The photos of a pack's visits, in order. */
export function picturesIn(inspections: Rows): Picture[] {
  return inspections.flatMap(({ pictures }) => (Array.isArray(pictures) ? (pictures as Picture[]) : []));
}

async function provers(
  pass: Fetcher,
  rows: readonly { correction: Proof | null }[],
): Promise<Record<string, string>> {
  return await namesOf(
    pass,
    rows.flatMap(({ correction }) => correction?.proven_by ?? []),
  );
}

function proofSaid(proof: Proof | null, names: Record<string, string>): Proof | null {
  if (!proof) return null;
  const { proven_by: by, house_done_at: done, proven_at: proven } = proof;
  return {
    ...proof,
    ...{ house_done_at: iso(done), proven_at: iso(proven), proven_by: by ? (names[by] ?? '') : null },
  };
}
