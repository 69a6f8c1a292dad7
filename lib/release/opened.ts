import { keyIdOf } from '#lib/platform/crypto.ts';
import { dataKeyById, openStay } from '#lib/platform/data-keys.ts';
import type { StayValues } from '#lib/report/stay.ts';
import { valuesOf } from '#lib/report/stored.ts';
import type { Fetcher } from './make.ts';
import { type StaySpan, staysTest } from './scope.ts';

/** A stay of a release: masked, or in full where it was allowed and opened. Instants UTC. */
export type ReleasedStay = {
  id: string;
  lodging: { code: string; name: string };
  night: string;
  enteredIn: number;
  removedIn: number | null;
  removedReason: string | null;
  checkedOutAt: Date | null;
  cleared: boolean;
  values: StayValues;
};

/** The stays of a span or a case, by lodging, night and room; at most `most`. With `opened` their fields as far as an opening reaches. */
export async function staysOf(
  pass: Pick<Fetcher, 'sql' | 'reach' | 'now'>,
  span: StaySpan,
  opened: boolean,
  most: number,
): Promise<ReleasedStay[]> {
  type Row = Omit<ReleasedStay, 'values' | 'checkedOutAt'> & {
    masked: Record<string, unknown>;
    checkedOutAt: string | null;
  };
  const rows = await pass.sql<Row[]>`
    select s.id, json_build_object('code', l.code, 'name', l.name) as lodging, s.business_day::text as night,
      s.entered_in as "enteredIn", s.removed_in as "removedIn", s.removed_reason as "removedReason",
      s.checked_out_at as "checkedOutAt", s.cleared_at is not null as cleared, t.masked
    from stay s join lodging l on l.county = s.county and l.id = s.lodging_id
    join lateral (select x.masked from stay_text x where x.county = s.county and x.stay_id = s.id order by x.n desc limit 1) t on true
    where s.county = ${pass.reach.county} and ${staysTest(pass, span)}
    order by l.code, s.business_day, s.room nulls last, s.position, s.id limit ${most}`;
  const texts = opened
    ? await openedTexts(
        pass,
        rows.map(({ id }) => id),
      )
    : new Map<string, Record<string, string>>();
  return rows.map(({ masked, checkedOutAt, ...row }) => ({
    ...row,
    checkedOutAt: checkedOutAt ? new Date(checkedOutAt) : null,
    values: valuesOf(masked, texts.get(row.id) ?? null),
  }));
}

async function openedTexts(
  pass: Pick<Fetcher, 'sql' | 'reach' | 'now'>,
  stays: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const { county } = pass.reach;
  const holder = { sql: pass.sql, county, now: pass.now };
  const rows = await pass.sql<{ stayId: string; n: number; sealed: Buffer }[]>`
    select stay_id as "stayId", n, sealed from nl.open_stays(${[...stays]}::uuid[]) order by stay_id, n`;
  const texts = new Map<string, Record<string, string>>();
  for (const { stayId, n, sealed } of rows) {
    const key = await dataKeyById(holder, keyIdOf(sealed));
    texts.set(stayId, { ...texts.get(stayId), ...openStay(key, { county, stayId, n }, sealed) });
  }
  return texts;
}
