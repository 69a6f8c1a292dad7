import type { Pass } from '#lib/access/pass.ts';
import { businessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { dataKeyFor } from '#lib/platform/data-keys.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { isBirthDate, readIdentityNumber } from '#lib/report/identity-number.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { endWatch, enterWatch } from '#lib/watchlist/commands.ts';
import type { AnswerInput, ComposeInput } from './inputs.ts';
import { audienceOf, callState, isTip, judgeCall } from './rules.ts';
import { searchAnswer, searchCall } from './schema.ts';
import { type CallContent, sealFor } from './sealed.ts';
import type { CallEnding, CallState } from './terms.ts';

type Writer = Pass<'search:write'>;

/**
 * Composes a search call; somebody missed is entered in the watch list with it, so that the search begins at once, while the
 * desks are asked only when another has released it. Refuses what `judgeCall` and `judgeWatch` find.
 */
export async function composeCall(pass: Writer, input: ComposeInput): Promise<{ id: string }> {
  const { county } = pass.reach;
  const today = civilDateAt(pass.now);
  const problems = judgeCall(input, today);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const { matter, audience, seen, looks, ...person } = input;
  const entry =
    matter === 'missing'
      ? (await enterWatch(pass, { ...person, features: looks, by_name: undefined })).id
      : null;
  const id = uuidv7(pass.now);
  const key = await dataKeyFor({ sql: pass.sql, county, now: pass.now }, businessDay(input.ends_on));
  const content = contentOf(input, today);
  await insertRows(pass.sql, searchCall, [
    {
      ...{ county, id, matter, kind: input.kind, caseNumber: input.case_number, contact: input.contact },
      ...{ watchEntryId: entry, audience: audienceOf(audience), endsOn: input.ends_on },
      sealed: sealFor(key, county, 'search_call', id, JSON.stringify(content)),
      composedBy: pass.actor.id ?? '',
      composedAt: pass.now,
      clearOn: await clearingOf(pass, input.ends_on),
    },
  ]);
  record(pass, 'search.compose', id, { matter, case_number: input.case_number, watch_entry: entry });
  return { id };
}

/** What the desks are shown: a birth date told by the number, and never the number itself. */
function contentOf(input: ComposeInput, today: string): CallContent {
  const read = input.number.length === 18 ? readIdentityNumber(input.number.toUpperCase(), today) : null;
  const typed = isBirthDate(input.birth_date, today) ? input.birth_date : '';
  return {
    ...{ name: input.name, seen: input.seen, looks: input.looks },
    sex: (read?.sex ?? input.sex) || '',
    birthDate: read?.birthDate ?? typed,
  };
}

/** The second person's word: released it goes out at once, past caps and quiet hours. Refuses M-161, M-303 one's own, M-483 decided. */
export async function decideCall(
  pass: Writer,
  input: { call: string; release: 'yes' | 'no' },
): Promise<{ id: string; released: boolean }> {
  const call = await lockCall(pass, input.call);
  if (call.state !== 'waiting') throw new Refusal('conflict', 'M-483');
  if (call.composedBy === pass.actor.id) throw new Refusal('forbidden', 'M-303');
  const released = input.release === 'yes';
  const now = pass.now.toISOString();
  await pass.sql`update search_call set decided_by = ${pass.actor.id}::uuid, decided_at = ${now},
      launched_at = ${released ? now : null}, ended_at = ${released ? null : now}, outcome = ${released ? null : 'declined'}
    where county = ${pass.reach.county} and id = ${call.id}`;
  record(pass, released ? 'search.release' : 'search.decline', call.id, { composed_by: call.composedBy });
  if (released)
    pass.enqueue({
      queue: 'search.moved',
      data: { county: pass.reach.county, call: call.id, what: 'launch' },
    });
  return { id: call.id, released };
}

/** Ends a call: its content leaves the desks with this transaction, its entry of the watch list ends with it. Refuses M-161, M-483. */
export async function endCall(
  pass: Writer,
  input: { call: string; outcome: CallEnding },
): Promise<{ id: string }> {
  const call = await lockCall(pass, input.call);
  if (call.state === 'over') throw new Refusal('conflict', 'M-483');
  await pass.sql`update search_call set ended_at = ${pass.now.toISOString()}, ended_by = ${pass.actor.id}::uuid,
      outcome = ${input.outcome}, clear_on = ${await clearingOf(pass, civilDateAt(pass.now))}::date
    where county = ${pass.reach.county} and id = ${call.id}`;
  if (call.entryOpen) await endWatch(pass, { entry: call.entry ?? '', outcome: input.outcome });
  record(pass, 'search.end', call.id, { outcome: input.outcome });
  pass.enqueue({ queue: 'search.moved', data: { county: pass.reach.county, call: call.id, what: 'end' } });
  return { id: call.id };
}

/** A house answers; what it has seen becomes a tip by a job. Refuses M-161 a house that was not asked, M-483 once it is over. */
export async function answerCall(
  pass: Pass<'search:answer'>,
  input: AnswerInput,
): Promise<{ id: string; tip: boolean }> {
  const { county } = pass.reach;
  const [house] = await pass.sql<{ lodging: string }[]>`
    select l.id as lodging from lodging l join search_house h on h.county = l.county and h.lodging_id = l.id
    where l.county = ${county} and l.code = ${input.lodging} and h.call_id = ${input.call}`;
  if (!house) throw new Refusal('not_found', 'M-161');
  const [row] = await pass.sql<{ told: { running: boolean; endsOn: string } | null }[]>`
    select nl.search_read(${input.call}, ${house.lodging}) as told`;
  if (!row?.told?.running) throw new Refusal('gone', 'M-483');
  const id = uuidv7(pass.now);
  const night = businessDayAt(pass.now);
  const key = await dataKeyFor({ sql: pass.sql, county, now: pass.now }, night);
  const tip = isTip(input.answer);
  await insertRows(pass.sql, searchAnswer, [
    {
      ...{ county, id, callId: input.call, lodgingId: house.lodging, accountId: pass.actor.id ?? '' },
      ...{ answer: input.answer, at: pass.now, alertId: null },
      sealed: input.said ? sealFor(key, county, 'search_answer', id, input.said) : null,
      clearOn: await clearingOf(pass, night),
    },
  ]);
  pass.record({
    act: 'search.answer',
    subjectKind: 'search_call',
    subjectId: input.call,
    lodgingId: house.lodging,
    detail: { answer: input.answer },
  });
  if (tip) pass.enqueue({ queue: 'search.moved', data: { county, call: input.call, what: 'tip' } });
  return { id: input.call, tip };
}

type Locked = { id: string; composedBy: string; entry: string | null; entryOpen: boolean; state: CallState };

async function lockCall(pass: Writer, id: string): Promise<Locked> {
  const [row] = await pass.sql<
    (Omit<Locked, 'state'> & { launchedAt: string | null; endedAt: string | null; endsOn: string })[]
  >`select c.id, c.composed_by as "composedBy", c.watch_entry_id as entry, c.launched_at as "launchedAt", c.ended_at as "endedAt",
      c.ends_on::text as "endsOn", exists (select from watch_entry w where w.county = c.county and w.id = c.watch_entry_id
        and w.ended_at is null and w.ends_on >= ${civilDateAt(pass.now)}::date) as "entryOpen"
    from search_call c where c.county = ${pass.reach.county} and c.id = ${id} for update of c`;
  if (!row) throw new Refusal('not_found', 'M-161');
  const at = (text: string | null) => (text ? new Date(text) : null);
  const { launchedAt, endedAt, endsOn } = row;
  const instants = { launchedAt: at(launchedAt), endedAt: at(endedAt), endsOn };
  return { ...row, state: callState(instants, civilDateAt(pass.now)) };
}

/** A call's content is kept as long after it as a stay's after its night (setting readable_days). */
async function clearingOf(pass: Writer | Pass<'search:answer'>, lastDay: string): Promise<string> {
  const days = (await settingsFor(pass, businessDayAt(pass.now))).of('readable_days');
  return clearOn({ night: businessDay(lastDay), plannedCheckOut: null, checkedOut: null }, days);
}

function record(pass: Writer, act: string, call: string, detail: Record<string, unknown>): void {
  pass.record({ act, subjectKind: 'search_call', subjectId: call, detail });
}
