import type { Pass } from '#lib/access/pass.ts';
import { send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { lockAlert } from '../commands.ts';
import type { AnswerInput, AskInput } from '../inputs.ts';
import { countsOf, isAskable, type QuestionCounts } from './ask-rules.ts';
import { addStep } from './steps.ts';
import { answerName, houseAskWords } from './words-ask.ts';

type Span = { lodgingId: string; from: string; to: string };

/**
 * Sends the neutral question of an alert into the house's inbox: nights and counts, no word of why. Refuses M-161, M-350, M-351,
 * M-357 a finding no house is asked about, M-358 while an earlier question waits.
 */
export async function askHouse(
  pass: Pass<'alert:work'>,
  { alert: id }: AskInput,
): Promise<{ id: string; act: 'asked' }> {
  const alert = await lockAlert(pass, id);
  if (!isAskable(alert.rule)) throw new Refusal('conflict', 'M-357');
  const { county } = pass.reach;
  const [waits] = await pass.sql`
    select from house_question where county = ${county} and alert_id = ${id} and answered_at is null`;
  if (waits) throw new Refusal('conflict', 'M-358');
  const question = uuidv7(pass.now);
  const counts = await countsNow(pass, alert);
  await pass.sql`insert into house_question (county, id, lodging_id, alert_id, from_day, to_day, counts, asked_by, asked_at)
    values (${county}, ${question}, ${alert.lodgingId}, ${id}, ${alert.from}, ${alert.to},
      ${JSON.stringify(counts)}::text::jsonb, ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
  await tellHouse(pass, alert.lodgingId, question);
  await addStep(pass, alert, 'asked');
  pass.record({
    act: 'question.ask',
    subjectKind: 'house_question',
    subjectId: question,
    lodgingId: alert.lodgingId,
    detail: { alert: id, from: alert.from, to: alert.to },
  });
  return { id, act: 'asked' };
}

/** What is on file now of an alert's nights, as the question tells it. */
export async function countsNow(
  { sql, reach }: Pick<Pass<'alert:read'>, 'sql' | 'reach'>,
  { lodgingId, from, to }: Span,
): Promise<QuestionCounts> {
  const filed = await sql<{ night: string; minors: number }[]>`
    select business_day::text as night, stays as minors from report
    where county = ${reach.county} and lodging_id = ${lodgingId} and business_day between ${from} and ${to}
      and kind <> 'closed' order by business_day`;
  const unfiled = await sql<{ night: string; guests: number }[]>`
    select business_day::text as night, count(*)::int as guests from reconcile_row
    where county = ${reach.county} and lodging_id = ${lodgingId} and business_day between ${from} and ${to}
      and result = 'not_filed' group by business_day order by business_day`;
  return countsOf(filed, unfiled);
}

async function tellHouse(pass: Pass<'alert:work'>, lodging: string, question: string): Promise<void> {
  const people = await pass.sql<{ account: string; code: string; name: string }[]>`
    select distinct h.account_id as account, l.code, l.name from holding h
    join lodging l on l.county = h.county and l.id = h.lodging_id
    where h.county = ${pass.reach.county} and h.lodging_id = ${lodging} and h.role in ('owner', 'staff') and h.revoked_at is null`;
  await send(
    pass,
    people.map(({ account, code, name }) => ({
      ...{ key: `question/${question}/${account}`, account, kind: 'task' as const, lodgings: [lodging] },
      path: `/inbox?lodging=${encodeURIComponent(code)}#question-${question}`,
      text: (language) => ({
        title: houseAskWords(language).title,
        body: houseAskWords(language).messageBody(name),
      }),
    })),
  );
}

/**
 * The house answers, once; the words are kept as its statement and a job puts them on the alert. Refuses M-161 out of reach,
 * M-359 answered already.
 */
export async function answerQuestion(
  pass: Pass<'question:answer'>,
  { question, answer, said }: AnswerInput,
): Promise<{ id: string }> {
  const { county } = pass.reach;
  const [answered] = await pass.sql<{ lodgingId: string }[]>`
    update house_question set answer = ${answer}, said = ${said}, answered_at = ${pass.now.toISOString()},
      answered_by = ${pass.actor.id}::uuid
    where county = ${county} and id = ${question} and answered_at is null returning lodging_id as "lodgingId"`;
  if (!answered) {
    const [known] =
      await pass.sql`select county from house_question where county = ${county} and id = ${question}`;
    throw known ? new Refusal('conflict', 'M-359') : new Refusal('not_found', 'M-161');
  }
  pass.enqueue({ queue: 'question.answered', data: { county, question } });
  pass.record({
    act: 'question.answer',
    subjectKind: 'house_question',
    subjectId: question,
    lodgingId: answered.lodgingId,
    detail: { answer },
  });
  return { id: question };
}

/** Puts a house's answer on its alert and rings whoever has the alert in hand. Running it again changes nothing. */
export async function takeAnswer(pass: Pass<'clock:work'>, question: string): Promise<{ taken: boolean }> {
  const { county } = pass.reach;
  const [row] = await pass.sql<
    {
      alert: string;
      lodging: string;
      name: string;
      answer: Parameters<typeof answerName>[0];
      said: string | null;
      asker: string;
      claimer: string | null;
      closed: boolean;
      beat: string | null;
    }[]
  >`select q.alert_id as alert, q.lodging_id as lodging, l.name, q.answer, q.said, q.asked_by as asker, a.claimed_by as claimer,
      a.closed_at is not null as closed, (select b.beat_id from lodging_beat b where b.county = q.county and b.lodging_id = q.lodging_id
        and b.from_day <= nl.civil_day(${pass.now.toISOString()}) order by b.from_day desc limit 1) as beat
    from house_question q join alert a on a.county = q.county and a.id = q.alert_id
    join lodging l on l.county = q.county and l.id = q.lodging_id
    where q.county = ${county} and q.id = ${question} and q.answered_at is not null`;
  if (!row) return { taken: false };
  const taken = await addStep(pass, { id: row.alert, lodgingId: row.lodging }, 'answered', { id: question });
  if (!taken || row.closed) return { taken };
  const account = row.claimer ?? row.asker;
  await send(pass, [
    {
      ...{
        key: `answered/${question}`,
        account,
        kind: 'task',
        lodgings: [row.lodging],
        path: `/alerts/${row.alert}`,
      },
      text: (language) => ({
        title: houseAskWords(language).title,
        body: `${row.name}${language === 'en' ? ': ' : '：'}${answerName(row.answer, language)}`,
      }),
    },
  ]);
  if (row.beat) await pass.sql`select pg_notify('nl_live', ${`${row.beat} alert`})`;
  return { taken: true };
}
