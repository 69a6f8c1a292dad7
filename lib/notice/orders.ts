import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { ringPosts } from '#lib/task/ringing.ts';
import { task } from '#lib/task/schema.ts';
import type { ConfirmInput } from './inputs.ts';
import type { Notice } from './load.ts';
import { cut } from './rules.ts';
import { noticeOrder } from './schema.ts';
import { longest } from './terms.ts';
import { noticeMessageWords } from './words-message.ts';

type Clock = Pass<'clock:work'>;

/** An officer has half an hour of duty to confirm an order (as any same-day matter); a safety notice cannot wait for duty. */
const confirmMinutes = 30;
const safetyMinutes = 10;

type Beat = {
  beat: string;
  name: string;
  station: string | null;
  lodging: string;
  lodgings: number;
  people: number;
};

/**
 * Opens an order for every beat of a notice's list that has none: a task of the beat that climbs while it is unconfirmed,
 * and a message to its officers. Returns how many were opened.
 */
export async function openOrders(pass: Clock, notice: Notice): Promise<number> {
  const { county } = pass.reach;
  const beats = await pass.sql<Beat[]>`
    select r.beat_id as beat, u.name, u.parent_id as station, min(r.lodging_id::text) as lodging,
      count(distinct r.lodging_id)::int as lodgings, count(distinct r.account_id)::int as people
    from notice_recipient r join unit u on u.county = r.county and u.id = r.beat_id
    where r.county = ${county} and r.notice_id = ${notice.id} and r.added_at >= ${notice.listedAt?.toISOString() ?? null}
      and not exists (select from notice_order o where o.county = r.county and o.notice_id = r.notice_id and o.unit_id = r.beat_id)
    group by r.beat_id, u.name, u.parent_id order by u.name`;
  if (beats.length === 0) return 0;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const opened = beats.map((beat) => {
    const units = [beat.beat, beat.station].filter((one) => one !== null);
    const duty = { from: settings.of('duty_from', { units }), to: settings.of('duty_to', { units }) };
    const due = notice.safety
      ? new Date(pass.now.getTime() + safetyMinutes * 60_000)
      : afterDuty(pass.now, confirmMinutes, duty);
    return { ...beat, id: uuidv7(pass.now), due };
  });
  await insertRows(
    pass.sql,
    noticeOrder,
    opened.map(({ id, beat, lodgings, people }) => ({
      ...{ county, id, noticeId: notice.id, unitId: beat, lodgings, people, openedAt: pass.now },
    })),
  );
  await insertRows(
    pass.sql,
    task,
    opened.map(({ id, beat, lodging, due }) => ({
      ...{
        county,
        id: uuidv7(pass.now),
        kind: 'order',
        lodgingId: lodging,
        unitId: beat,
        subjectKind: 'order',
      },
      ...{
        subjectId: id,
        severity: 'same_day',
        openedAt: pass.now,
        dueAt: due,
        detail: { notice: notice.id },
      },
    })),
  );
  await ringPosts(
    pass,
    opened.map((one) => ({
      ...{ key: `order/${one.id}`, unit: one.beat, role: 'officer', urgent: notice.safety !== null },
      ...{ lodging: one.lodging, path: `/notices/orders/${one.id}` },
      text: (language) => {
        const words = noticeMessageWords(language);
        const title = (language === 'en' ? notice.titleEn : null) ?? notice.titleZh;
        return {
          title: cut(words.order(title), longest.title),
          body: words.orderBody(one.name, one.lodgings, one.people),
        };
      },
    })),
  );
  return opened.length;
}

/** Ends the tasks of orders of withdrawn notices that nobody confirmed. Returns how many. */
export async function settleOrders(pass: Clock): Promise<number> {
  const rows = await pass.sql<{ id: string }[]>`
    update task t set done_at = ${pass.now.toISOString()}, outcome = 'seen'
    from notice_order o join notice n on n.county = o.county and n.id = o.notice_id
    where t.county = ${pass.reach.county} and t.kind = 'order' and t.done_at is null and o.county = t.county
      and o.id::text = t.subject_id and n.withdrawn_at is not null
    returning t.id`;
  if (rows.length > 0) await settleClimbs(pass);
  return rows.length;
}

/**
 * An officer relays a notice to the own beat, with a line of their own or none. Refuses M-161 out of reach, M-762 withdrawn,
 * M-778 confirmed before.
 */
export async function confirmOrder(
  pass: Pass<'order:confirm'>,
  input: ConfirmInput,
): Promise<{ id: string }> {
  const { county } = pass.reach;
  const [order] = await pass.sql<{ id: string; notice: string; confirmed: boolean; withdrawn: boolean }[]>`
    select o.id, o.notice_id as notice, o.confirmed_at is not null as confirmed, n.withdrawn_at is not null as withdrawn
    from notice_order o join notice n on n.county = o.county and n.id = o.notice_id
    where o.county = ${county} and o.id = ${input.order} for update of o`;
  if (!order) throw new Refusal('not_found', 'M-161');
  if (order.withdrawn) throw new Refusal('conflict', 'M-762');
  if (order.confirmed) throw new Refusal('conflict', 'M-778');
  const now = pass.now.toISOString();
  await pass.sql`update notice_order set confirmed_by = ${pass.actor.id}, confirmed_at = ${now},
      line = ${input.line === '' ? null : input.line} where county = ${county} and id = ${order.id}`;
  const [done] = await pass.sql<
    { id: string }[]
  >`update task set done_by = ${pass.actor.id}::uuid, done_at = ${now},
      outcome = 'confirmed', claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid), claimed_at = coalesce(claimed_at, ${now})
    where county = ${county} and kind = 'order' and subject_id = ${order.id} and done_at is null returning id`;
  if (done) await settleClimbs(pass, done.id);
  pass.record({
    act: 'order.confirm',
    subjectKind: 'order',
    subjectId: order.id,
    detail: { notice: order.notice },
  });
  pass.enqueue({ queue: 'notice.due', data: { county, notice: order.notice } });
  return { id: order.id };
}
