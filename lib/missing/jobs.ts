import type { Pass } from '#lib/access/pass.ts';
import { ringFor } from '#lib/anomaly/ring.ts';
import { reason } from '#lib/anomaly/rule.ts';
import { alert } from '#lib/anomaly/schema.ts';
import { businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { send } from '#lib/delivery/send.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type Audience, searchHouse } from './schema.ts';
import type { AnswerCode, CallOutcome } from './terms.ts';
import { wordsOfCall } from './words.ts';

type Clock = Pass<'clock:work'>;
type Call = { id: string; audience: Audience; launchedAt: string | null; outcome: CallOutcome | null };

async function callOf(pass: Clock, id: string): Promise<Call | null> {
  const [row] = await pass.sql<Call[]>`
    select id, audience, launched_at as "launchedAt", outcome from search_call
    where county = ${pass.reach.county} and id = ${id} for update`;
  return row ?? null;
}

/**
 * Asks every operating house of the audience: a message without name or picture to each of its people, past caps and quiet
 * hours. Done again it reaches nobody twice. Returns how many were told.
 */
export async function launchCall(pass: Clock, id: string): Promise<{ told: number }> {
  const call = await callOf(pass, id);
  if (!call?.launchedAt || call.outcome) return { told: 0 };
  const houses = await housesOf(pass, call.audience);
  await insertRows(
    pass.sql,
    searchHouse,
    houses.map(({ lodging, accounts }) => ({
      ...{
        county: pass.reach.county,
        callId: id,
        lodgingId: lodging,
        people: accounts.length,
        openedAt: null,
      },
    })),
    'on conflict do nothing',
  );
  // Somebody of several houses is asked once, of the first; the page names the others.
  const byPerson = new Map<string, (typeof houses)[number][]>();
  for (const house of houses)
    for (const account of house.accounts) byPerson.set(account, [...(byPerson.get(account) ?? []), house]);
  const results = await send(
    pass,
    [...byPerson].map(([account, own]) => ({
      key: `search/${id}/${account}`,
      account,
      kind: 'notice' as const,
      urgent: true,
      lodgings: own.map(({ lodging }) => lodging),
      path: `/sought/${id}?lodging=${encodeURIComponent(own[0]?.code ?? '')}`,
      text: (language) => wordsOfCall('call', language),
    })),
  );
  return { told: results.filter(({ result }) => result === 'sent').length };
}

type House = { lodging: string; code: string; accounts: string[] };

async function housesOf(pass: Clock, { units, townships }: Audience): Promise<House[]> {
  const today = civilDateAt(pass.now);
  return pass.sql<House[]>`
    select l.id as lodging, l.code, coalesce(array_agg(distinct h.account_id) filter (where h.account_id is not null), '{}') as accounts
    from lodging l
    join lateral (select s.status from lodging_status s where s.county = l.county and s.lodging_id = l.id and s.from_day <= ${today}
      order by s.from_day desc limit 1) s on s.status = 'operating'
    left join lateral (select b.beat_id from lodging_beat b where b.county = l.county and b.lodging_id = l.id and b.from_day <= ${today}
      order by b.from_day desc limit 1) b on true
    left join unit u on u.county = l.county and u.id = b.beat_id
    left join holding h on h.county = l.county and h.lodging_id = l.id and h.revoked_at is null and h.from_day <= ${today}
      and (h.to_day is null or h.to_day >= ${today})
    where l.county = ${pass.reach.county}
      and (${units.length + townships.length === 0} or b.beat_id = any (${units}::uuid[]) or u.parent_id = any (${units}::uuid[])
        or l.township_code = any (${townships}::text[]))
    group by l.id, l.code order by l.code`;
}

type Tip = { id: string; lodging: string; answer: AnswerCode; entry: string | null; case: string };

/** Makes an instant alert of each answer that saw somebody, which rings the duty post and climbs like every other. */
export async function takeTips(pass: Clock, call: string): Promise<{ tips: number }> {
  const { county } = pass.reach;
  const tips = await pass.sql<Tip[]>`
    select a.id, a.lodging_id as lodging, a.answer, c.watch_entry_id as entry, c.case_number as case
    from search_answer a join search_call c on c.county = a.county and c.id = a.call_id
    where a.county = ${county} and a.call_id = ${call} and a.answer <> 'not_seen' and a.alert_id is null
    order by a.at for update of a`;
  const night = businessDayAt(pass.now);
  const rows = tips.map((tip) => ({
    ...{ county, id: uuidv7(pass.now), rule: 'search_tip' as const, severity: 'instant' as const },
    ...{
      lodgingId: tip.lodging,
      fromDay: night,
      businessDay: night,
      groups: [],
      rehearsal: false,
      foundAt: pass.now,
    },
    reasons: [reason(tip.answer === 'here' ? 'told_here' : 'told_seen', {})],
    evidence: { call, answer: tip.id, ...(tip.entry ? { entry: tip.entry } : {}) },
  }));
  await insertRows(pass.sql, alert, rows);
  for (const [n, tip] of tips.entries())
    await pass.sql`update search_answer set alert_id = ${rows[n]?.id ?? null}::uuid where county = ${county} and id = ${tip.id}`;
  await ringFor(pass, rows);
  if (rows.length > 0)
    pass.record({
      act: 'alert.detect',
      subjectKind: 'alert',
      subjectId: `${rows.length}`,
      detail: { made: rows.length, search_call: call },
    });
  return { tips: rows.length };
}

/**
 * Closes a call everywhere: messages nobody has read go, tips nobody has in hand end as duplicates, and when somebody was
 * found all who were asked are thanked, in the quiet hours' time.
 */
export async function closeCall(pass: Clock, id: string): Promise<{ thanked: number }> {
  const call = await callOf(pass, id);
  if (!call?.outcome) return { thanked: 0 };
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  const asked = await pass.sql<{ account: string; lodgings: string[] }[]>`
    select account_id as account, lodging_ids as lodgings from message
    where county = ${county} and key like ${`search/${id}/%`}`;
  await pass.sql`update message set withdrawn_at = ${now}, settled_at = coalesce(settled_at, ${now})
    where county = ${county} and key like ${`search/${id}/%`} and read_at is null and withdrawn_at is null`;
  await pass.sql`delete from message_delivery d using message m where m.county = ${county} and m.key like ${`search/${id}/%`}
    and d.county = m.county and d.message_id = m.id and m.withdrawn_at is not null and d.channel <> 'app' and d.claimed_at is null`;
  if (call.outcome !== 'found') return { thanked: 0 };
  await endTips(pass, id);
  const results = await send(
    pass,
    asked.map(({ account, lodgings }) => ({
      key: `search-thanks/${id}/${account}`,
      account,
      kind: 'reply' as const,
      lodgings,
      path: '/inbox',
      text: (language) => wordsOfCall('thanks', language),
    })),
  );
  return { thanked: results.filter(({ result }) => result === 'sent').length };
}

async function endTips(pass: Clock, call: string): Promise<void> {
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  const gone = await pass.sql<{ id: string }[]>`
    update alert a set disposition = 'duplicate', feedback = ${wordsOfCall('thanks', 'zh-CN').title}, closed_at = ${now}
    where a.county = ${county} and a.rule = 'search_tip' and a.evidence->>'call' = ${call} and a.closed_at is null
      and a.claimed_by is null returning a.id`;
  await pass.sql`update task set done_at = ${now}, outcome = 'seen' where county = ${county} and kind = 'alert'
    and subject_kind = 'alert' and subject_id = any (${gone.map((one) => one.id)}::text[]) and done_at is null`;
}

/** Ends calls whose last day is over; they were open at no desk any more already. Returns how many. */
export async function expireCalls(pass: Clock): Promise<{ expired: number }> {
  const rows = await pass.sql<{ id: string }[]>`
    update search_call set ended_at = ${pass.now.toISOString()}, outcome = 'expired'
    where county = ${pass.reach.county} and ended_at is null and ends_on < ${civilDateAt(pass.now)}::date returning id`;
  for (const { id } of rows) await closeCall(pass, id);
  return { expired: rows.length };
}
