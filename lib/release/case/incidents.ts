import { openSpoken } from '#lib/incident/sealed.ts';
import type { Company, IncidentKind, Outcome, Presence, Sign, Source } from '#lib/incident/terms.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Allowed, Fetcher } from '../make.ts';
import { iso } from '../plain.ts';
import { type CaseStep, withNames } from './gather.ts';

/**
 * What was told at once, with what was done about it. Who told and on which telephone stands in no pack; the words stand in it where
 * the case was asked from this incident and its fields are opened.
 */
export type CaseIncident = {
  incident: string;
  kind: IncidentKind;
  lodging: string | null;
  night: string;
  source: Source;
  signs: Sign[];
  presence: Presence;
  company: Company | null;
  seen_at: string | null;
  quiet: boolean;
  outcome: Outcome | null;
  feedback: string | null;
  words: { where: string; direction: string; text: string } | null;
  steps: CaseStep[];
};

type Row = Omit<CaseIncident, 'words' | 'steps'> & {
  lodging_id: string | null;
  told: string;
  claimed_by: string | null;
  claimed_at: string | null;
  closed_by: string | null;
  closed_at: string | null;
  climbs: { to: string; at: string }[] | null;
  sealed: Buffer | null;
};

/** The incidents of a case; reading the words of one is a line in the house book. */
export async function incidentsOf(pass: Fetcher, allowed: Allowed): Promise<CaseIncident[]> {
  const { sql, reach } = pass;
  const ids = allowed.scope?.incidents ?? [];
  const open = allowed.opened && allowed.caseKind === 'incident' ? allowed.caseId : null;
  const found = await sql<Row[]>`
    select i.id as incident, i.kind, l.code as lodging, i.lodging_id, i.business_day::text as night, i.source, i.signs, i.presence,
      i.company, i.seen_at, i.quiet, i.outcome, i.feedback, i.told_at as told, i.claimed_by, i.claimed_at, i.closed_by, i.closed_at,
      case when i.id = ${open}::uuid then i.sealed end as sealed,
      (select t.detail->'climbs' from task t where t.county = i.county and t.subject_kind = 'incident' and t.kind <> 'climbed'
        and t.subject_id = i.id::text order by t.opened_at limit 1) as climbs
    from incident i left join lodging l on l.county = i.county and l.id = i.lodging_id
    where i.county = ${reach.county} and i.id = any (${ids}::uuid[]) order by i.told_at, i.id`;
  const rows = await withNames(
    pass,
    found,
    ['claimed_by', 'closed_by'],
    ['seen_at', 'told', 'claimed_at', 'closed_at'],
  );
  const rings = await ringsOf(pass, ids);
  const told: CaseIncident[] = [];
  for (const row of rows) {
    const {
      lodging_id: lodgingId,
      sealed,
      climbs,
      claimed_by,
      claimed_at,
      closed_by,
      closed_at,
      ...rest
    } = row;
    const { told: at, ...said } = rest;
    told.push({
      ...said,
      words: sealed ? await wordsOf(pass, row.incident, lodgingId, sealed) : null,
      steps: [
        { at, kind: 'told', by: null, said: null },
        ...rings.filter(({ about }) => about === row.incident).map(({ about: _, ...ring }) => ring),
        ...(climbs ?? []).map(({ to, at: when }) => ({
          ...{ at: iso(when) ?? '', kind: 'climbed', by: null, said: to },
        })),
        ...(claimed_at ? [{ at: claimed_at, kind: 'claim', by: claimed_by, said: null }] : []),
        ...(closed_at ? [{ at: closed_at, kind: 'close', by: closed_by, said: null }] : []),
      ].sort((a, b) => a.at.localeCompare(b.at)),
    });
  }
  return told;
}

async function ringsOf(pass: Fetcher, incidents: string[]): Promise<(CaseStep & { about: string })[]> {
  const rows = await pass.sql<(CaseStep & { about: string })[]>`
    select incident_id as about, at, 'rung' as kind, account_id as by, null as said from incident_ring
    where county = ${pass.reach.county} and incident_id = any (${incidents}::uuid[]) order by at`;
  return await withNames(pass, rows, ['by'], ['at']);
}

async function wordsOf(
  pass: Fetcher,
  incident: string,
  lodgingId: string | null,
  sealed: Buffer,
): Promise<CaseIncident['words']> {
  pass.record({ act: 'incident.read', subjectKind: 'incident', subjectId: incident, lodgingId });
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  try {
    const { where, direction, text } = await openSpoken(holder, incident, sealed);
    return { where, direction, text };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
