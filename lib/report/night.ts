import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { amendFreelyUntil, dueAt, standardDay } from '#lib/clock/due.ts';
import { keyIdOf } from '#lib/platform/crypto.ts';
import { dataKeyById, openStay } from '#lib/platform/data-keys.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { difference, type StayChange } from './content.ts';
import { type DeskNight, nightsOf } from './desk.ts';
import type { Patrol } from './rules.ts';
import type { StayFlag, StayValues, ToComplete } from './stay.ts';
import { valuesOf } from './stored.ts';
import type { ClosedReason, Kind } from './terms.ts';

type Reader = Pass<'report:read'> | Pass<'stay:open'>;

/** One version of a night's return with its receipt. */
export type NightVersion = {
  n: number;
  kind: Kind;
  stays: number;
  acceptedAt: Date;
  actorName: string;
  actorKind: string;
  channel: string;
  lateReason: string | null;
  draftedAt: Date | null;
  patrol: Patrol | null;
  closedReason: ClosedReason | null;
  results: readonly Problem[];
  receiptNumber: string;
  shortCode: string;
  contentHash: Buffer;
};

/** A stay of the night as the reader may see it: in full inside 72 h, masked after. */
export type NightStay = {
  id: string;
  enteredIn: number;
  removedIn: number | null;
  removedReason: string | null;
  values: StayValues;
  toComplete: ToComplete[];
  flags: StayFlag[];
  clearOn: string;
  cleared: boolean;
  left: boolean;
};

/** What a version changed; `hidden` counts stays whose change cannot be read any more. */
export type VersionChange = { n: number; changes: StayChange[]; hidden: number };

export type NightWhole = {
  /** null where no return was expected */
  line: DeskNight | null;
  /** newest first */
  versions: NightVersion[];
  /** of the version that stands */
  stays: NightStay[];
  removed: NightStay[];
  changes: VersionChange[];
  effectiveDue: Date;
  /** instant until which amending is free and the house reads its children in full */
  amendUntil: Date;
  readable: boolean;
};

type VersionRow = Omit<NightVersion, 'acceptedAt' | 'draftedAt' | 'patrol'> & {
  acceptedAt: string;
  draftedAt: string | null;
  patrol: string | null;
};

/** The versions of a lodging's night, newest first; empty when nothing was filed or the lodging is out of reach. */
export async function versionsOf(
  pass: Reader,
  lodgingId: string,
  night: BusinessDay,
): Promise<NightVersion[]> {
  const rows = await pass.sql<VersionRow[]>`
    select n, kind, stays, accepted_at as "acceptedAt", actor_name as "actorName", actor_kind as "actorKind", channel,
      late_reason as "lateReason", drafted_at as "draftedAt", patrol, closed_reason as "closedReason", results,
      receipt_number as "receiptNumber", short_code as "shortCode", content_hash as "contentHash"
    from report_version
    where county = ${pass.reach.county} and lodging_id = ${lodgingId} and business_day = ${night}::date
    order by n desc`;
  return rows.map((row) => ({
    ...row,
    acceptedAt: new Date(row.acceptedAt),
    draftedAt: row.draftedAt ? new Date(row.draftedAt) : null,
    patrol: row.patrol ? (JSON.parse(row.patrol) as Patrol) : null,
  }));
}

type StayRow = Omit<NightStay, 'values' | 'left'> & { left: boolean };
type TextRow = { stay: string; n: number; masked: Record<string, unknown> };
type Text = { n: number; values: StayValues };

/** All of a lodging's night: how it stands, its versions, its stays, and what each version changed. */
export async function nightWhole(
  pass: Pass<'report:read'>,
  lodgingId: string,
  night: BusinessDay,
): Promise<NightWhole> {
  const { nights } = await nightsOf(pass, lodgingId, night, night);
  const line = nights[0] ?? null;
  const effectiveDue = line?.effectiveDue ?? dueAt(night, standardDay);
  const versions = await versionsOf(pass, lodgingId, night);
  const { stays, texts } = await staysOf(pass, lodgingId, night);
  const amendUntil = amendFreelyUntil(effectiveDue);
  return {
    line,
    versions,
    stays: stays.filter(({ removedIn }) => removedIn === null),
    removed: stays.filter(({ removedIn }) => removedIn !== null),
    changes: versions.map(({ n }) => changesOf(n, stays, texts)),
    effectiveDue,
    amendUntil,
    readable: pass.now <= amendUntil,
  };
}

async function staysOf(pass: Reader, lodgingId: string, night: BusinessDay) {
  const now = pass.now.toISOString();
  const rows = await pass.sql<StayRow[]>`
    select id, entered_in as "enteredIn", removed_in as "removedIn", removed_reason as "removedReason",
      to_complete as "toComplete", flags, clear_on::text as "clearOn", cleared_at is not null as cleared,
      coalesce(checked_out_at, planned_check_out_at) <= ${now}::timestamptz as left
    from stay where county = ${pass.reach.county} and lodging_id = ${lodgingId} and business_day = ${night}::date
    order by position, id`;
  const texts = await textsOf(
    pass,
    rows.map(({ id }) => id),
  );
  const stays = rows.flatMap((row): NightStay[] => {
    const values = texts.get(row.id)?.at(-1)?.values;
    return values ? [{ ...row, left: row.left === true, values }] : [];
  });
  return { stays, texts };
}

/** Every text of the stays, oldest first, each with what was sealed up to it where the reader may open it. */
async function textsOf(pass: Reader, ids: readonly string[]): Promise<Map<string, Text[]>> {
  const texts = new Map<string, Text[]>();
  if (ids.length === 0) return texts;
  const rows = await pass.sql<TextRow[]>`
    select stay_id as stay, n, masked from stay_text
    where county = ${pass.reach.county} and stay_id = any (${ids}::uuid[]) order by stay_id, n`;
  const opened = await openEach(pass, ids);
  const sofar = new Map<string, Record<string, string>>();
  for (const { stay, n, masked } of rows) {
    const fresh = opened.get(`${stay}/${n}`);
    const secret = fresh ? { ...sofar.get(stay), ...fresh } : null;
    if (secret) sofar.set(stay, secret);
    texts.set(stay, [...(texts.get(stay) ?? []), { n, values: valuesOf(masked, secret) }]);
  }
  return texts;
}

async function openEach(pass: Reader, ids: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const county = pass.reach.county;
  // On an own device nothing is opened before its PIN.
  if (pass.own?.proven === false) return new Map();
  const rows = await pass.sql<{ stay: string; n: number; sealed: Buffer }[]>`
    select stay_id as stay, n, sealed from nl.open_stays(${ids}::uuid[])`;
  const holder = { sql: pass.sql, county, now: pass.now };
  const opened = new Map<string, Record<string, string>>();
  for (const { stay, n, sealed } of rows) {
    const key = await dataKeyById(holder, keyIdOf(sealed));
    opened.set(`${stay}/${n}`, openStay(key, { county, stayId: stay, n }, sealed));
  }
  return opened;
}

function changesOf(n: number, stays: readonly NightStay[], texts: Map<string, Text[]>): VersionChange {
  const at = (version: number) =>
    stays.flatMap(({ id, enteredIn, removedIn }) => {
      if (enteredIn > version || (removedIn !== null && removedIn <= version)) return [];
      const text = texts.get(id)?.findLast((one) => one.n <= version);
      return text ? [{ id, values: text.values }] : [];
    });
  const changes = difference(at(n - 1), at(n));
  // Masked values look alike where the text behind them changed; that it changed is told all the same.
  const hidden = stays.filter(
    ({ id, enteredIn }) =>
      enteredIn < n && texts.get(id)?.some((one) => one.n === n) && !changes.some((one) => one.id === id),
  );
  return { n, changes, hidden: hidden.length };
}

export type StayToAmend = {
  lodgingId: string;
  night: BusinessDay;
  /** the version of the return that stands, to be named as seen */
  version: number;
  stay: NightStay;
  amendUntil: Date;
  /** the lodging still reads the child in full */
  readable: boolean;
};

/** One stay for its form; null when it is out of reach, was removed or was cleared. */
export async function stayToAmend(pass: Pass<'stay:open'>, id: string): Promise<StayToAmend | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const [row] = await pass.sql<
    { lodgingId: string; night: BusinessDay; version: number; due: string | null }[]
  >`
    select s.lodging_id as "lodgingId", s.business_day::text as night, r.n as version, o.due_at as due
    from stay s
    join report r on r.county = s.county and r.id = s.report_id
    left join obligation o on o.county = s.county and o.lodging_id = s.lodging_id and o.business_day = s.business_day
    where s.county = ${pass.reach.county} and s.id = ${id} and s.removed_in is null and s.cleared_at is null`;
  if (!row) return null;
  const { stays } = await staysOf(pass, row.lodgingId, row.night);
  const stay = stays.find((one) => one.id === id);
  if (!stay) return null;
  const due = row.due ? new Date(row.due) : dueAt(row.night, standardDay);
  const readable = (await openEach(pass, [id])).size > 0;
  const { lodgingId, night, version } = row;
  return { lodgingId, night, version, stay, amendUntil: amendFreelyUntil(due), readable };
}

/** When the stays were first accepted: the clock of a pending identity runs from there. By stay id. */
export async function acceptedOf(
  pass: Pass<'desk:read'>,
  stays: readonly string[],
): Promise<Map<string, Date>> {
  if (stays.length === 0) return new Map();
  const rows = await pass.sql<{ id: string; at: string }[]>`
    select s.id, v.accepted_at as at from stay s
    join report_version v on v.county = s.county and v.report_id = s.report_id and v.n = s.entered_in
    where s.county = ${pass.reach.county} and s.id = any (${stays}::uuid[])`;
  return new Map(rows.map(({ id, at }) => [id, new Date(at)]));
}
