import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { type Cell, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, dataKeyFor } from '#lib/platform/data-keys.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { blindIndex } from '#lib/platform/keys.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { EndWatchInput, OpenWatchInput, WatchInput } from './inputs.ts';
import { isOpen, judgeWatch, type Searched } from './rules.ts';
import { watchEntry } from './schema.ts';
import { looksBackNights } from './terms.ts';

type Writer = Pass<'watch:write'> | Pass<'search:write'> | Pass<'clock:work'>;

const cellOf = (county: string, id: string): Cell => ({
  county,
  table: 'watch_entry',
  column: 'sealed',
  row: id,
});
const holderOf = (pass: Writer) => ({ sql: pass.sql, county: pass.reach.county, now: pass.now });

/**
 * Enters somebody who is searched for; who is in house, the stays and the register of the last 30 nights are looked through at once
 * by a job of the same transaction. The text is sealed with the key of the month the search ends in. Refuses what `judgeWatch` finds.
 */
export async function enterWatch(pass: Writer, input: WatchInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const judged = judgeWatch(input, civilDateAt(pass.now));
  if ('problems' in judged) throw new Refusal('invalid', judged.problems);
  const { kind, secret, masked, keys } = judged.searched;
  const id = uuidv7(pass.now);
  const key = await dataKeyFor(holderOf(pass), input.ends_on);
  await insertRows(pass.sql, watchEntry, [
    {
      ...{ county, id, kind, caseNumber: input.case_number, contact: input.contact, masked },
      ...indexesOf(county, keys),
      sealed: seal(key, cellOf(county, id), JSON.stringify(secret)),
      looksFrom: addDays(businessDayAt(pass.now), -looksBackNights),
      endsOn: input.ends_on,
      enteredBy: pass.actor.id,
      enteredAt: pass.now,
      hits: 0,
      clearOn: await clearingOf(pass, input.ends_on),
    },
  ]);
  pass.record({
    act: 'watch.enter',
    subjectKind: 'watch_entry',
    subjectId: id,
    detail: { kind, case_number: input.case_number, ends_on: input.ends_on },
  });
  pass.enqueue({ queue: 'watch.entered', data: { county, entry: id } });
  return { id };
}

/** Ends a search before its last day. Refuses M-161 an entry that is not there, M-347 one that has ended. */
export async function endWatch(
  pass: Pass<'watch:write'> | Pass<'search:write'>,
  input: EndWatchInput,
): Promise<{ id: string }> {
  const entry = await lockEntry(pass, input.entry);
  const today = civilDateAt(pass.now);
  if (!isOpen(entry, today)) throw new Refusal('conflict', 'M-347');
  await pass.sql`update watch_entry set ended_at = ${pass.now.toISOString()}, ended_by = ${pass.actor.id}::uuid,
      outcome = ${input.outcome}, clear_on = ${await clearingOf(pass, today)}::date
    where county = ${pass.reach.county} and id = ${entry.id}`;
  record(pass, 'watch.end', entry, { outcome: input.outcome });
  return { id: entry.id };
}

/** What was typed of somebody searched for; the house book has it before it is shown. Refuses M-161, and M-155 once cleared. */
export async function openWatch(
  pass: Pass<'watch:write'>,
  input: OpenWatchInput,
): Promise<Searched['secret']> {
  const { county } = pass.reach;
  const [entry] = await pass.sql<Entry[]>`${entryOf(pass, input.entry)}`;
  if (!entry) throw new Refusal('not_found', 'M-161');
  const [row] = await pass.sql<{ sealed: Buffer | null }[]>`select nl.open_watch(${entry.id}) as sealed`;
  if (!row?.sealed) throw new Refusal('gone', 'M-155');
  const sealed = Buffer.from(row.sealed);
  const key = await dataKeyById(holderOf(pass), keyIdOf(sealed));
  record(pass, 'watch.open', entry);
  return JSON.parse(open(key, cellOf(county, entry.id), sealed));
}

/** Writes the end of searches whose last day is over; they were looked for no longer already. Returns how many. */
export async function expireWatch(pass: Pass<'clock:work'>): Promise<{ expired: number }> {
  const rows = await pass.sql<Entry[]>`
    update watch_entry set ended_at = ${pass.now.toISOString()}, outcome = 'expired'
    where county = ${pass.reach.county} and ended_at is null and ends_on < ${civilDateAt(pass.now)}::date
    returning id, case_number as "caseNumber", ends_on::text as "endsOn", null as "endedAt"`;
  for (const entry of rows) record(pass, 'watch.expire', entry);
  return { expired: rows.length };
}

type Entry = { id: string; caseNumber: string; endsOn: string; endedAt: string | null };

const entryOf = (
  { sql, reach }: Writer,
  id: string,
) => sql`select id, case_number as "caseNumber", ends_on::text as "endsOn",
  ended_at as "endedAt" from watch_entry where county = ${reach.county} and id = ${id}`;

async function lockEntry(pass: Writer, id: string) {
  const [entry] = await pass.sql<Entry[]>`${entryOf(pass, id)} for update`;
  if (!entry) throw new Refusal('not_found', 'M-161');
  return { ...entry, endedAt: entry.endedAt ? new Date(entry.endedAt) : null };
}

function indexesOf(county: string, keys: Searched['keys']) {
  const blind = (field: string, value: string | null) => (value ? blindIndex(county, field, value) : null);
  return {
    numberIndex: blind('child.number', keys.number),
    personIndex: blind('child.person', keys.person),
    companionKey: blind('companion.number', keys.companion)?.toString('hex') ?? null,
    companionNameKey: blind('companion.name', keys.companionName)?.toString('hex') ?? null,
  };
}

/** The text of a search is kept as long after it as a stay's after its night. */
async function clearingOf(pass: Writer, lastDay: string): Promise<string> {
  const days = (await settingsFor(pass, businessDayAt(pass.now))).of('readable_days');
  return clearOn({ night: businessDay(lastDay), plannedCheckOut: null, checkedOut: null }, days);
}

function record(
  pass: Writer,
  act: string,
  { id, caseNumber }: Pick<Entry, 'id' | 'caseNumber'>,
  detail = {},
): void {
  pass.record({
    act,
    subjectKind: 'watch_entry',
    subjectId: id,
    detail: { case_number: caseNumber, ...detail },
  });
}
