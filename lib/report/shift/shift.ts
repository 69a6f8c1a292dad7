import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import { type Cell, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, dataKeyFor } from '#lib/platform/data-keys.ts';
import { Refusal } from '#lib/platform/errors.ts';

/** A note to the next shift may name a child after all, so it is sealed and goes like a draft that was never filed. */
const clearedAfterDays = 4;
const longestNote = 300;

/** What a person leaves to the next; length in code points. */
export const noteInput = z.object({
  note: z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => [...text].length <= longestNote, { error: 'M-473' }),
});

type Keeper = Pass<'shift:keep'>;

/** A person's time at a shared desk; instants UTC. */
export type Shift = {
  id: string;
  lodgingId: string;
  by: string;
  beganAt: Date;
  endedAt: Date | null;
  note: string | null;
};

type Row = {
  id: string;
  lodging: string;
  account: string;
  began: string;
  ended: string | null;
  note: Buffer | null;
};

const cellOf = (county: string, row: string): Cell => ({ county, table: 'desk_shift', column: 'note', row });
const holderOf = (pass: Keeper) => ({ sql: pass.sql, county: pass.reach.county, now: pass.now });

/** The desk a session came through. Throws Refusal not_found M-161 anywhere else: elsewhere there are no shifts. */
function deskOf(pass: Keeper): string {
  if (pass.own?.kind !== 'desk') throw new Refusal('not_found', 'M-161');
  return pass.own.device;
}

/** The shift that runs at this desk and the one before it. Throws not_found M-161 away from a shared desk. */
export async function shiftsHere(pass: Keeper): Promise<{ running: Shift; before: Shift | null }> {
  const rows = await pass.sql<Row[]>`
    select id, lodging_id as lodging, account_id as account, began_at as began, ended_at as ended, note from desk_shift
    where county = ${pass.reach.county} and device_id = ${deskOf(pass)} order by began_at desc, id desc limit 2`;
  const names = await namesOf(
    pass,
    rows.map(({ account }) => account),
  );
  const shifts: Shift[] = [];
  for (const row of rows) {
    shifts.push({
      id: row.id,
      lodgingId: row.lodging,
      by: names[row.account] ?? '',
      beganAt: new Date(row.began),
      endedAt: row.ended ? new Date(row.ended) : null,
      note: row.note ? await opened(pass, row.id, row.note) : null,
    });
  }
  const [running, before = null] = shifts;
  if (!running) throw new Refusal('not_found', 'M-161');
  return { running, before };
}

async function opened(pass: Keeper, id: string, sealed: Buffer): Promise<string> {
  const key = await dataKeyById(holderOf(pass), keyIdOf(sealed));
  return open(key, cellOf(pass.reach.county, id), sealed);
}

/** Ends one's shift with a note to the next; the caller then ends the session. Throws not_found M-161 when none runs. */
export async function endShift(pass: Keeper, { note }: z.output<typeof noteInput>): Promise<null> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ id: string; lodging: string }[]>`
    update desk_shift set ended_at = ${pass.now.toISOString()} where county = ${county} and device_id = ${deskOf(pass)}
      and account_id = ${pass.actor.id} and ended_at is null returning id, lodging_id as lodging`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (note) {
    const key = await dataKeyFor(holderOf(pass), businessDayAt(pass.now));
    const clearOn = addDays(businessDay(civilDateAt(pass.now)), clearedAfterDays);
    await pass.sql`update desk_shift set note = ${seal(key, cellOf(county, row.id), note)}, clear_on = ${clearOn}
      where county = ${county} and id = ${row.id}`;
  }
  pass.record({ act: 'shift.end', subjectKind: 'shift', subjectId: row.id, lodgingId: row.lodging });
  return null;
}

/** What was filed for a house in a span of time, oldest first. */
export type FiledLine = {
  night: string;
  kind: string;
  stays: number;
  n: number;
  receipt: string;
  at: Date;
  by: string | null;
};

export async function filedBetween(
  pass: Keeper,
  lodgingId: string,
  from: Date,
  to: Date,
): Promise<FiledLine[]> {
  const rows = await pass.sql<(Omit<FiledLine, 'at'> & { at: string })[]>`
    select r.business_day::text as night, v.kind, v.stays, v.n, v.receipt_number as receipt, v.accepted_at as at,
      v.actor_name as by
    from report_version v join report r on r.county = v.county and r.id = v.report_id
    where r.county = ${pass.reach.county} and r.lodging_id = ${lodgingId}
      and v.accepted_at >= ${from.toISOString()} and v.accepted_at <= ${to.toISOString()}
    order by v.accepted_at limit 60`;
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
