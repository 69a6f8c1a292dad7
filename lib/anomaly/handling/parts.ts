import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { send } from '#lib/delivery/send.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { lockAlert } from '../commands.ts';
import type { PartAnswerInput, PartAskInput, PartClaimInput } from '../inputs.ts';
import type { Severity } from '../rule.ts';
import { addStep } from './steps.ts';
import { partWords } from './words-parts.ts';

export const partOutcomes = ['done', 'returned'] as const;
export type PartOutcome = (typeof partOutcomes)[number];

/** A part as the alert shows it. Instants UTC. */
export type Part = {
  id: string;
  unit: string;
  ask: string;
  askedAt: Date;
  claimed: { by: string | null; at: Date } | null;
  answered: { at: Date; outcome: PartOutcome; said: string } | null;
};

/**
 * Asks another unit or department for a part of an alert; it sees the lodging and these words, nothing else. Refuses M-161,
 * M-350, M-351, M-370 a unit that is none to ask.
 */
export async function askPart(
  pass: Pass<'alert:work'>,
  input: PartAskInput,
): Promise<{ id: string; act: 'passed' }> {
  const alert = await lockAlert(pass, input.alert);
  const { county } = pass.reach;
  const [unit] = await pass.sql<{ name: string }[]>`
    select name from unit where county = ${county} and id = ${input.unit} and kind <> 'beat'`;
  if (!unit) throw new Refusal('invalid', [{ code: 'M-370', field: 'unit' }]);
  const part = uuidv7(pass.now);
  await pass.sql`insert into alert_part (county, id, alert_id, lodging_id, unit_id, ask, asked_by, asked_at)
    values (${county}, ${part}, ${alert.id}, ${alert.lodgingId}, ${input.unit}, ${input.ask}, ${pass.actor.id}::uuid,
      ${pass.now.toISOString()})`;
  await addStep(pass, alert, 'part_asked', { said: `${unit.name}：${input.ask}` });
  pass.enqueue({ queue: 'part.asked', data: { county, part } });
  pass.record({
    act: 'part.ask',
    subjectKind: 'alert_part',
    subjectId: part,
    lodgingId: alert.lodgingId,
    detail: { alert: alert.id, unit: input.unit },
  });
  return { id: alert.id, act: 'passed' };
}

/** Tells everybody who holds a role on the asked unit. Returns how many messages were made. */
export async function tellPart(pass: Pass<'clock:work'>, part: string): Promise<number> {
  const today = civilDateAt(pass.now);
  const people = await pass.sql<{ account: string; lodging: string; name: string; instant: boolean }[]>`
    select distinct h.account_id as account, p.lodging_id as lodging, l.name, a.severity = 'instant' as instant
    from alert_part p join alert a on a.county = p.county and a.id = p.alert_id
    join lodging l on l.county = p.county and l.id = p.lodging_id
    join holding h on h.county = p.county and h.unit_id = p.unit_id
    where p.county = ${pass.reach.county} and p.id = ${part} and p.answered_at is null
      and h.role in ('officer', 'duty', 'chief', 'supervisor', 'agent') and h.revoked_at is null
      and h.from_day <= ${today} and (h.to_day is null or h.to_day >= ${today})`;
  const sent = await send(
    pass,
    people.map(({ account, lodging, name, instant }) => ({
      ...{
        key: `part/${part}/${account}`,
        account,
        kind: 'task' as const,
        urgent: instant,
        lodgings: [lodging],
      },
      path: '/requests',
      text: (language) => ({ title: partWords(language).title, body: partWords(language).message(name) }),
    })),
  );
  return sent.filter(({ result }) => result === 'sent').length;
}

/** The parts of one alert within reach, in the order they were asked. */
export async function partsOfAlert(pass: Pass<'alert:read'>, alert: string): Promise<Part[]> {
  const rows = await pass.sql<
    {
      id: string;
      unit: string;
      ask: string;
      askedAt: string;
      claimedBy: string | null;
      claimedAt: string | null;
      outcome: PartOutcome | null;
      said: string | null;
      answeredAt: string | null;
    }[]
  >`select p.id, u.name as unit, p.ask, p.asked_at as "askedAt", p.claimed_by as "claimedBy", p.claimed_at as "claimedAt",
      p.outcome, p.said, p.answered_at as "answeredAt"
    from alert_part p join unit u on u.county = p.county and u.id = p.unit_id
    where p.county = ${pass.reach.county} and p.alert_id = ${alert} order by p.asked_at, p.id`;
  const names = await namesOf(
    pass,
    rows.flatMap(({ claimedBy }) => claimedBy ?? []),
  );
  return rows.map(({ id, unit, ask, askedAt, claimedBy, claimedAt, outcome, said, answeredAt }) => ({
    ...{ id, unit, ask, askedAt: new Date(askedAt) },
    claimed: claimedBy && claimedAt ? { by: names[claimedBy] ?? null, at: new Date(claimedAt) } : null,
    answered: outcome && answeredAt ? { at: new Date(answeredAt), outcome, said: said ?? '' } : null,
  }));
}

/** Units and departments that may be asked: stations, departments' posts and the county; ids with names. */
export async function unitsToAsk(pass: Pass<'alert:read'>): Promise<{ id: string; name: string }[]> {
  return await pass.sql<{ id: string; name: string }[]>`
    select id, name from unit where county = ${pass.reach.county} and kind <> 'beat'
    order by array_position(array['county', 'post', 'station'], kind), code`;
}

/** A part passed to one of the reader's units, as they see it. Instants UTC. */
export type AskedPart = {
  id: string;
  unit: string;
  lodging: string;
  address: string;
  severity: Severity;
  ask: string;
  askedBy: string | null;
  askedAt: Date;
  claimed: { by: string | null; at: Date; mine: boolean } | null;
  answered: { at: Date; outcome: PartOutcome; said: string } | null;
};

/** What was passed to the reader's units: open ones, and those answered in the last 14 days. */
export async function partsPassed(pass: Pass<'part:work'>): Promise<AskedPart[]> {
  const since = new Date(pass.now.getTime() - 14 * 86_400_000).toISOString();
  const rows = await pass.sql<
    {
      id: string;
      unit: string;
      lodging: string;
      address: string;
      severity: Severity;
      ask: string;
      askedBy: string | null;
      askedAt: string;
      claimedBy: string | null;
      claimedAt: string | null;
      mine: boolean | null;
      outcome: PartOutcome | null;
      said: string | null;
      answeredAt: string | null;
    }[]
  >`select id, unit_name as unit, lodging_name as lodging, address, severity, ask, asked_by as "askedBy", asked_at as "askedAt",
      claimed_by as "claimedBy", claimed_at as "claimedAt", mine, outcome, said, answered_at as "answeredAt"
    from nl.parts_asked(${since})`;
  return rows.map(({ askedAt, claimedBy, claimedAt, mine, outcome, said, answeredAt, ...row }) => ({
    ...row,
    askedAt: new Date(askedAt),
    claimed: claimedAt ? { by: claimedBy, at: new Date(claimedAt), mine: mine === true } : null,
    answered: outcome && answeredAt ? { at: new Date(answeredAt), outcome, said: said ?? '' } : null,
  }));
}

/** Claims a part passed to one of one's units. Refuses M-161, M-371 claimed by another, who is named. */
export async function claimPart(pass: Pass<'part:work'>, { part }: PartClaimInput): Promise<{ id: string }> {
  await workPart(pass, part, null, null);
  return { id: part };
}

/** Answers a part, or returns it as not one's own; whoever has the alert in hand is told. Refuses M-161, M-371 answered already. */
export async function answerPart(
  pass: Pass<'part:work'>,
  { part, outcome, said }: PartAnswerInput,
): Promise<{ id: string }> {
  await workPart(pass, part, outcome, said);
  return { id: part };
}

type Worked = {
  state: string;
  who: string | null;
  alert: string;
  lodging: string;
  name: string;
  tell: string;
};

async function workPart(
  pass: Pass<'part:work'>,
  part: string,
  outcome: PartOutcome | null,
  said: string | null,
) {
  const [done] = await pass.sql<Worked[]>`
    select state, who, alert_id as alert, lodging_id as lodging, lodging_name as name, tell
    from nl.part_work(${part}, ${uuidv7(pass.now)}, ${pass.now.toISOString()}, ${outcome}, ${said})`;
  if (!done) throw new Refusal('not_found', 'M-161');
  if (done.state === 'mine') return;
  if (done.state !== 'claimed' && done.state !== 'done')
    throw new Refusal('conflict', [{ code: 'M-371', values: { who: done.who ?? '' } }]);
  pass.record({
    act: outcome ? 'part.answer' : 'part.claim',
    subjectKind: 'alert_part',
    subjectId: part,
    lodgingId: done.lodging,
    detail: outcome ? { outcome } : {},
  });
  await send(pass, [
    {
      ...{ key: `part/${part}/${done.state}`, account: done.tell, kind: 'task', lodgings: [done.lodging] },
      path: `/alerts/${done.alert}`,
      text: (language) => ({
        title: partWords(language).title,
        body: outcome
          ? partWords(language).toldAnswered(done.name)
          : partWords(language).toldClaimed(done.name),
      }),
    },
  ]);
}
