import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { takeNumbers } from '#lib/conversation/numbers.ts';
import { send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { CallInput, ComposeCallInput } from './inputs.ts';
import { callStateOf, judgeCall } from './rules.ts';
import type { CallState } from './terms.ts';
import { matterMessage } from './words-message.ts';

type Caller = Pass<'clue:call'>;
type Clock = Pass<'clock:work'>;

/** Whose houses somebody may ask: the county's from there, else the own station's and beats'. */
export async function unitsToAsk(pass: Caller): Promise<{ id: string; name: string; kind: string }[]> {
  return await pass.sql<{ id: string; name: string; kind: string }[]>`
    select id, name, kind from unit where county = ${pass.reach.county} and kind in ('county', 'station', 'beat')
      and (${pass.role === 'nl_county'} or id = any (${pass.reach.units}::uuid[]))
    order by array_position(array['county', 'station', 'beat'], kind), code`;
}

/** Composes a call for clues; personal numbers never go out. Nobody is asked before another releases it. Refuses M-705, M-707. */
export async function composeClueCall(pass: Caller, input: ComposeCallInput): Promise<{ id: string }> {
  const problems = judgeCall(input, civilDateAt(pass.now));
  if (problems.length > 0) throw new Refusal('invalid', problems);
  if (!(await unitsToAsk(pass)).some(({ id }) => id === input.unit))
    throw new Refusal('invalid', [{ code: 'M-705', field: 'unit' }]);
  const id = uuidv7(pass.now);
  await pass.sql`insert into clue_call (county, id, unit_id, place, asks, ends_on, composed_by, composed_at)
    values (${pass.reach.county}, ${id}, ${input.unit}, ${takeNumbers(input.place).text}, ${takeNumbers(input.asks).text},
      ${input.ends_on}, ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
  pass.record({ act: 'clue.compose', subjectKind: 'clue_call', subjectId: id, detail: { unit: input.unit } });
  return { id };
}

async function lockCall(pass: Caller, id: string): Promise<{ composedBy: string; state: CallState }> {
  const [row] = await pass.sql<
    { unit: string; composedBy: string; releasedAt: string | null; endedAt: string | null; endsOn: string }[]
  >`select unit_id as unit, composed_by as "composedBy", released_at as "releasedAt", ended_at as "endedAt",
      ends_on::text as "endsOn" from clue_call where county = ${pass.reach.county} and id = ${id} for update`;
  if (!row || !(await unitsToAsk(pass)).some((unit) => unit.id === row.unit))
    throw new Refusal('not_found', 'M-161');
  const at = (text: string | null) => (text ? new Date(text) : null);
  const call = { releasedAt: at(row.releasedAt), endedAt: at(row.endedAt), endsOn: row.endsOn };
  return { composedBy: row.composedBy, state: callStateOf(call, civilDateAt(pass.now)) };
}

/** The second person releases it; a job asks the houses. Refuses M-161, M-303 one's own, M-708 released or over. */
export async function releaseClueCall(pass: Caller, { call }: CallInput): Promise<{ id: string }> {
  const { composedBy, state } = await lockCall(pass, call);
  if (state !== 'waiting') throw new Refusal('conflict', 'M-708');
  if (composedBy === pass.actor.id) throw new Refusal('forbidden', 'M-303');
  await pass.sql`update clue_call set released_by = ${pass.actor.id}::uuid, released_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${call}`;
  pass.record({ act: 'clue.release', subjectKind: 'clue_call', subjectId: call });
  pass.enqueue({ queue: 'matter.moved', data: { county: pass.reach.county, call } });
  return { id: call };
}

/** Ends a call: it leaves the houses, and everybody who answered is thanked. Refuses M-161, M-708 over. */
export async function endClueCall(pass: Caller, { call }: CallInput): Promise<{ id: string }> {
  const { state } = await lockCall(pass, call);
  if (state === 'over') throw new Refusal('conflict', 'M-708');
  await pass.sql`update clue_call set ended_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${call}`;
  pass.record({ act: 'clue.end', subjectKind: 'clue_call', subjectId: call });
  pass.enqueue({ queue: 'matter.moved', data: { county: pass.reach.county, call } });
  return { id: call };
}

type Due = { id: string; unit: string; place: string; open: boolean };

/**
 * What open and ended calls owe: each operating house of the unit is asked once, a person who had enough messages later; at the end
 * whoever answered is thanked once. Doing it again reaches nobody twice.
 */
export async function tendCalls(pass: Clock): Promise<{ asked: number; thanked: number }> {
  const { county } = pass.reach;
  const today = civilDateAt(pass.now);
  await pass.sql`update clue_call set ended_at = ${pass.now.toISOString()}
    where county = ${county} and ended_at is null and ends_on < ${today}::date`;
  const week = new Date(pass.now.getTime() - 7 * 86_400_000).toISOString();
  const calls = await pass.sql<Due[]>`
    select id, unit_id as unit, place, ended_at is null as open from clue_call
    where county = ${county} and released_at is not null and (ended_at is null or ended_at >= ${week})`;
  const count = { asked: 0, thanked: 0 };
  for (const call of calls) {
    if (call.open) count.asked += await ask(pass, call);
    else count.thanked += await thank(pass, call);
  }
  return count;
}

async function ask(pass: Clock, { id, unit, place }: Due): Promise<number> {
  const { county } = pass.reach;
  const today = civilDateAt(pass.now);
  await pass.sql`insert into clue_house (county, call_id, lodging_id)
    select l.county, ${id}, l.id from lodging l
    join lateral (select s.status from lodging_status s where s.county = l.county and s.lodging_id = l.id and s.from_day <= ${today}
      order by s.from_day desc limit 1) s on s.status = 'operating'
    join lateral (select b.beat_id from lodging_beat b where b.county = l.county and b.lodging_id = l.id and b.from_day <= ${today}
      order by b.from_day desc limit 1) b on true
    join unit u on u.county = l.county and u.id = b.beat_id
    join unit w on w.county = l.county and w.id = ${unit} and (w.kind = 'county' or w.id in (u.id, u.parent_id))
    where l.county = ${county} on conflict do nothing`;
  const people = await pass.sql<{ account: string; lodging: string; code: string }[]>`
    select distinct on (h.account_id) h.account_id as account, l.id as lodging, l.code
    from clue_house c join lodging l on l.county = c.county and l.id = c.lodging_id
    join holding h on h.county = l.county and h.lodging_id = l.id and h.role in ('owner', 'staff') and h.revoked_at is null
      and h.from_day <= ${today} and (h.to_day is null or h.to_day >= ${today})
    where c.county = ${county} and c.call_id = ${id}
      and not exists (select from message m where m.county = c.county and m.key = 'clue/' || ${id} || '/' || h.account_id)
    order by h.account_id, l.code`;
  const sent = await send(
    pass,
    people.map(({ account, lodging, code }) => ({
      ...{ key: `clue/${id}/${account}`, account, kind: 'notice' as const, lodgings: [lodging] },
      path: `/matters?lodging=${encodeURIComponent(code)}`,
      text: (language) => ({
        title: matterMessage(language).callTitle,
        body: matterMessage(language).call(place),
      }),
    })),
  );
  return sent.filter(({ result }) => result === 'sent').length;
}

async function thank(pass: Clock, { id, place }: Due): Promise<number> {
  const people = await pass.sql<{ account: string; lodging: string }[]>`
    select distinct on (raised_by) raised_by as account, lodging_id as lodging from matter
    where county = ${pass.reach.county} and call_id = ${id}
      and not exists (select from message x where x.county = matter.county and x.key = 'clue-thanks/' || ${id} || '/' || raised_by)
    order by raised_by, raised_at`;
  const sent = await send(
    pass,
    people.map(({ account, lodging }) => ({
      ...{ key: `clue-thanks/${id}/${account}`, account, kind: 'reply' as const, lodgings: [lodging] },
      path: '/inbox',
      text: (language) => ({
        title: matterMessage(language).callTitle,
        body: matterMessage(language).callThanks(place),
      }),
    })),
  );
  return sent.filter(({ result }) => result === 'sent').length;
}
