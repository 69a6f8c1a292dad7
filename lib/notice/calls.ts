import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { bonusIds } from '#lib/delivery/registry.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { task } from '#lib/task/schema.ts';
import { callMinutes } from '#lib/task/terms.ts';

type Clock = Pass<'clock:work'>;

/** Minutes a message that reached nobody outside is left to be read in the inbox before somebody telephones. */
const patience = 30;
/** For safety the call is made at any hour, within so many minutes. */
const safetyMinutes = 30;

/** The inbox and what goes out beside a chain: neither ends one. */
const inside = ['app', ...bonusIds];

/**
 * The end of a person's chain: where a notice that asks something (to be acknowledged, answered, or for safety) has failed on
 * every channel of somebody who has not read it either, the officer of the house has it as a call to make, one a house and
 * notice. It ends by itself once everybody of the house whom no channel reached has read. A county without channels has the
 * inbox alone and telephones nobody. A call nobody made by its due climbs. Doing it again changes nothing.
 */
export async function openCalls(pass: Clock): Promise<{ opened: number; ended: number }> {
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  const rows = await pass.sql<
    { notice: string; lodging: string; beat: string | null; people: number; safety: boolean }[]
  >`
    select r.notice_id as notice, r.lodging_id as lodging, (array_agg(r.beat_id))[1] as beat, count(*)::int as people,
      bool_or(n.safety is not null) as safety
    from notice n join notice_recipient r on r.county = n.county and r.notice_id = n.id
    join message m on m.county = r.county and m.id = r.message_id
    where n.county = ${county} and n.withdrawn_at is null and (n.ack or n.question_kind is not null or n.safety is not null)
      and n.sent_at > ${now}::timestamptz - interval '7 days'
      and ${missed(pass, now)} and exists (select from channel_setting s where s.county = n.county and s.enabled and s.channel <> all (${inside}::text[]))
      and not exists (select from task t where t.county = r.county and t.kind = 'call' and t.subject_kind = 'notice'
        and t.subject_id = r.notice_id || '/' || r.lodging_id)
    group by r.notice_id, r.lodging_id`;
  const settings = rows.length > 0 ? await settingsFor(pass, businessDayAt(pass.now)) : null;
  const duty = { from: settings?.of('duty_from') ?? '08:00', to: settings?.of('duty_to') ?? '18:00' };
  await insertRows(
    pass.sql,
    task,
    rows.map(({ notice, lodging, beat, people, safety }) => ({
      ...{
        county,
        id: uuidv7(pass.now),
        kind: 'call',
        lodgingId: lodging,
        unitId: beat,
        subjectKind: 'notice',
      },
      ...{
        subjectId: `${notice}/${lodging}`,
        severity: 'watch',
        openedAt: pass.now,
        dueAt: safety
          ? new Date(pass.now.getTime() + safetyMinutes * 60_000)
          : afterDuty(pass.now, callMinutes, duty),
        detail: { notice, people },
      },
    })),
  );
  const ended = await pass.sql`update task t set done_at = ${now}, outcome = 'seen'
    where t.county = ${county} and t.kind = 'call' and t.done_at is null and not exists (
      select from notice n join notice_recipient r on r.county = n.county and r.notice_id = n.id
      join message m on m.county = r.county and m.id = r.message_id
      where n.county = t.county and n.withdrawn_at is null and r.lodging_id = t.lodging_id
        and t.subject_id = r.notice_id || '/' || r.lodging_id and ${missed(pass, now)})`;
  if (ended.count > 0) await settleClimbs(pass);
  return { opened: rows.length, ended: ended.count };
}

/** Of a message: nothing more is tried, no channel that leads outside carried it, and its reader has not seen it. */
const missed = ({ sql }: Clock, now: string) => sql`
  m.settled_at < ${now}::timestamptz - make_interval(mins => ${patience}::int) and m.withdrawn_at is null
  and coalesce(m.read_at, m.acknowledged_at, m.answered_at) is null and not exists (select from message_delivery d
    where d.county = m.county and d.message_id = m.id and d.channel <> all (${inside}::text[]) and d.failed_at is null)`;
