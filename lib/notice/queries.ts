import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { nextAllowed, outOfQuiet } from '#lib/delivery/rules.ts';
import { capsOf } from '#lib/delivery/send.ts';
import { namesOf } from '#lib/identity/names.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { type Notice, noticeById, noticeColumns, noticeOfRow, withinReach } from './load.ts';
import { picturesOf, type Shown } from './pictures/store.ts';
import { type Person, peopleOf } from './results.ts';
import { type Burden, readingMinutes } from './rules.ts';

type Reader = Pass<'notice:compose'> | Pass<'order:confirm'>;

/** A notice in the list: itself, whom it went to, and who composed it. */
export type Listed = { notice: Notice; people: number; acknowledged: number; composer: string | null };

/** The notices within reach, newest first; at most 200. Drafts are their composer's alone until they are handed in. */
export async function noticesOf(pass: Pass<'notice:compose'>): Promise<Listed[]> {
  const rows = await pass.sql<{ people: number; acknowledged: number }[]>`
    select ${noticeColumns(pass.sql)}, p.people, p.acknowledged from notice n
    cross join lateral (select count(distinct r.account_id)::int as people,
        count(distinct r.account_id) filter (where r.answered_at is not null)::int as acknowledged
      from notice_recipient r where r.county = n.county and r.notice_id = n.id and r.added_at >= n.listed_at) p
    where n.county = ${pass.reach.county} and ${withinReach(pass)}
      and (n.asked_at is not null or n.composed_by = ${pass.actor.id}::uuid)
    order by n.composed_at desc, n.id desc limit 200`;
  const notices = rows.map((row) => ({ ...row, notice: noticeOfRow(row) }));
  const names = await namesOf(
    pass,
    notices.map(({ notice }) => notice.composedBy),
  );
  return notices.map(({ notice, people, acknowledged }) => ({
    ...{ notice, people, acknowledged },
    composer: names[notice.composedBy] ?? null,
  }));
}

/** A notice with the names of everybody who had a hand in it, and the notices before and after it. */
export type Told = {
  notice: Notice;
  pictures: Shown[];
  names: Record<string, string>;
  unit: string;
  mine: boolean;
  correctedBy: { id: string; title: string }[];
  orders: {
    id: string;
    beat: string;
    openedAt: Date;
    confirmedAt: Date | null;
    by: string | null;
    line: string | null;
  }[];
  chases: { at: Date; by: string | null; sent: number; capped: number }[];
};

/** A notice within reach; a draft that was not handed in is its composer's alone. Refuses M-161. */
export async function toldOf(pass: Reader, id: string): Promise<Told> {
  const notice = await noticeById(pass, id);
  const mine = notice?.composedBy === pass.actor.id;
  if (!notice || (!mine && !notice.askedAt)) throw new Refusal('not_found', 'M-161');
  const { county } = pass.reach;
  const orders = await pass.sql<
    {
      id: string;
      beat: string;
      at: string;
      confirmed: string | null;
      by: string | null;
      line: string | null;
    }[]
  >`select o.id, u.name as beat, o.opened_at as at, o.confirmed_at as confirmed, o.confirmed_by as by, o.line
    from notice_order o join unit u on u.county = o.county and u.id = o.unit_id
    where o.county = ${county} and o.notice_id = ${id} order by o.confirmed_at is not null, u.name`;
  const chases = await chasesOf(pass, id);
  const correctedBy = await pass.sql<{ id: string; title: string }[]>`select id, title_zh as title from notice
    where county = ${county} and follows = ${id} and sent_at is not null order by composed_at`;
  const [unit] = await pass.sql<
    { name: string }[]
  >`select name from unit where county = ${county} and id = ${notice.unitId}`;
  const { composedBy, checkedBy, signedBy, returnedBy, withdrawnBy } = notice;
  const hands = [composedBy, checkedBy, signedBy, returnedBy, withdrawnBy];
  const names = await namesOf(
    pass,
    [...hands, ...orders.map(({ by }) => by), ...chases.map(({ by }) => by)].filter((one) => one !== null),
  );
  return {
    pictures: await picturesOf(pass, id),
    ...{ notice, names, mine, correctedBy: [...correctedBy], unit: unit?.name ?? '' },
    orders: orders.map(({ id: order, beat, at, confirmed, by, line }) => ({
      ...{
        id: order,
        beat,
        line,
        openedAt: new Date(at),
        confirmedAt: confirmed ? new Date(confirmed) : null,
      },
      by: by ? (names[by] ?? null) : null,
    })),
    chases: chases.map((one) => ({ ...one, at: new Date(one.at), by: names[one.by] ?? null })),
  };
}

async function chasesOf(pass: Reader, id: string) {
  return await pass.sql<{ at: string; by: string; sent: number; capped: number }[]>`
    select at, by, sent, capped from notice_chase where county = ${pass.reach.county} and notice_id = ${id} order by at`;
}

/** The list of a draft: its people, who of them no channel reaches, and the lodgings where nobody is. */
export type Preview = {
  people: Person[];
  lodgings: number;
  unreachable: Person[];
  empty: { code: string; name: string }[];
  burden: Burden;
  /** when it would go out if it were signed now, and who would have to wait longer */
  at: Date;
};

/** The list of a notice as it was taken, with what it costs the people on it and whom the caps keep waiting. */
export async function previewOf(pass: Pass<'notice:compose'>, notice: Notice): Promise<Preview> {
  const people = await peopleOf(pass, notice);
  const accounts = people.map(({ account }) => account);
  const rows = await pass.sql<{ account: string; recent: { kind: string; at: string }[] }[]>`
    select account, recent from nl.message_people(${accounts}::uuid[])`;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const quiet = { from: settings.of('quiet_from'), to: settings.of('quiet_to') };
  const { notice: cap } = await capsOf(pass);
  const wanted = notice.sendAt && notice.sendAt > pass.now ? notice.sendAt : pass.now;
  const at = notice.safety ? wanted : outOfQuiet(wanted, quiet);
  const weekAgo = pass.now.getTime() - 7 * 86_400_000;
  const had = rows.map(({ recent }) => recent.map(({ kind, at: on }) => ({ kind, at: new Date(on) })));
  const average = (kind: string) => {
    const all = had.flat().filter((one) => one.kind === kind && one.at.getTime() > weekAgo).length;
    return people.length === 0 ? 0 : Math.round((10 * all) / people.length) / 10;
  };
  const deferred =
    notice.safety || notice.follows
      ? 0
      : had.filter((recent) => nextAllowed('notice', recent, wanted, { cap, quiet }) > at).length;
  const empty = await pass.sql<{ code: string; name: string }[]>`select code, name from lodging
    where county = ${pass.reach.county} and id = any (${notice.emptyIds}::uuid[]) order by code`;
  return {
    people,
    lodgings: new Set(people.flatMap(({ lodgings }) => lodgings.map(({ code }) => code))).size,
    unreachable: people.filter(({ reachable }) => !reachable),
    empty: [...empty],
    burden: {
      ...{ people: people.length, deferred, notices: average('notice'), reminders: average('reminder') },
      minutes: readingMinutes(
        `${notice.titleZh}${notice.bodyZh}`,
        people.length,
        notice.questionKind !== null,
      ),
    },
    at,
  };
}

/** What an officer is ordered to relay, with the beat's own people. */
export type OrderTold = {
  id: string;
  beat: string;
  notice: Notice;
  pictures: Shown[];
  unit: string;
  signer: string | null;
  confirmed: { by: string | null; at: Date; line: string | null } | null;
  people: Person[];
};

/** An order within reach. Refuses M-161. */
export async function orderOf(pass: Pass<'order:confirm'>, id: string): Promise<OrderTold> {
  const [order] = await pass.sql<
    {
      id: string;
      notice: string;
      unit: string;
      beat: string;
      by: string | null;
      at: string | null;
      line: string | null;
    }[]
  >`select o.id, o.notice_id as notice, o.unit_id as unit, u.name as beat, o.confirmed_by as by, o.confirmed_at as at, o.line
    from notice_order o join unit u on u.county = o.county and u.id = o.unit_id
    where o.county = ${pass.reach.county} and o.id = ${id}`;
  const notice = order ? await noticeById(pass, order.notice) : null;
  if (!order || !notice) throw new Refusal('not_found', 'M-161');
  const [unit] = await pass.sql<{ name: string }[]>`select name from unit where id = ${notice.unitId}`;
  const names = await namesOf(
    pass,
    [notice.signedBy, order.by].filter((one) => one !== null),
  );
  return {
    pictures: await picturesOf(pass, notice.id),
    ...{ id: order.id, beat: order.beat, notice, unit: unit?.name ?? '' },
    signer: notice.signedBy ? (names[notice.signedBy] ?? null) : null,
    confirmed: order.at
      ? { by: order.by ? (names[order.by] ?? null) : null, at: new Date(order.at), line: order.line }
      : null,
    people: await peopleOf(pass, notice, order.unit),
  };
}
