import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { nextAllowed, outOfQuiet, type Quiet, type Sent } from '#lib/delivery/rules.ts';
import { capsOf, send } from '#lib/delivery/send.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { alsoWaiting, bringForward, type Waiting } from './digest.ts';
import { type Notice, noticeColumns, noticeOfRow } from './load.ts';
import { type ToldHouse, tellMachines } from './machines.ts';
import { openOrders } from './orders.ts';
import { cut, filled, namesOfLodgings, signedBody } from './rules.ts';
import { longest } from './terms.ts';
import { noticeMessageWords } from './words-message.ts';

type Clock = Pass<'clock:work'>;

type Seat = ToldHouse & {
  account: string;
  /** of the orders confirmed for this person's beats */
  relayed: { by: string; line: string | null } | null;
};

/** What was done: people who were sent it, whom it waits for, and who is there no more. */
export type NoticeSent = { sent: number; deferred: number; dropped: number; orders: number };

// A notice to a whole county is one transaction of a second or two; what is more waits for the next minute.
const mostPeople = 3000;

/**
 * Sends what is due of every signed notice, or of one: people of the list who were not sent it yet, at the hour, out of
 * quiet hours and within the caps, where an order is confirmed. Whom it may not reach now has the next instant noted.
 * Doing it again sends nothing twice.
 */
export async function sendDue(pass: Clock, only: string | null = null): Promise<NoticeSent> {
  const done: NoticeSent = { sent: 0, deferred: 0, dropped: 0, orders: 0 };
  const now = pass.now.toISOString();
  const due = await pass.sql`
    select n.id from notice n where n.county = ${pass.reach.county} and n.signed_at is not null and n.withdrawn_at is null
      and (${only}::uuid is null or n.id = ${only}::uuid) and (n.way <> 'scheduled' or n.send_at <= ${now})
      and exists (select from notice_recipient r where r.county = n.county and r.notice_id = n.id and r.message_id is null
        and r.dropped_at is null and r.added_at >= n.listed_at and (r.due_at is null or r.due_at <= ${now}))
    order by n.safety is null, n.signed_at, n.id for update of n skip locked`;
  for (const { id } of due) {
    const [row] = await pass.sql`select ${noticeColumns(pass.sql)} from notice n
      where n.county = ${pass.reach.county} and n.id = ${id}`;
    if (!row) continue;
    const notice = noticeOfRow(row);
    if (notice.way === 'order') done.orders += await openOrders(pass, notice);
    const one = await sendOne(pass, notice);
    for (const key of ['sent', 'deferred', 'dropped'] as const) done[key] += one[key];
  }
  return done;
}

async function quietOf(pass: Clock): Promise<Quiet> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return { from: settings.of('quiet_from'), to: settings.of('quiet_to') };
}

async function sendOne(pass: Clock, notice: Notice): Promise<Omit<NoticeSent, 'orders'>> {
  const waiting = await waitingFor(pass, notice);
  const people = [...Map.groupBy(waiting, ({ account }) => account)].slice(0, mostPeople);
  if (people.length === 0) return { sent: 0, deferred: 0, dropped: 0 };
  const accounts = people.map(([account]) => account);
  const recent = await recentOf(pass, accounts);
  const [quiet, { notice: cap }] = [await quietOf(pass), await capsOf(pass)];
  const dropped = accounts.filter((account) => !recent.has(account));
  const later: { account: string; at: string; why: string }[] = [];
  const ready = people.filter(([account]) => {
    const had = recent.get(account);
    if (!had) return false;
    if (notice.safety) return true;
    // What corrects a notice is not counted: who was sent the wrong one must not wait a day for the right one.
    const at = nextAllowed('notice', notice.follows ? [] : had, pass.now, { cap, quiet });
    if (at <= pass.now) return true;
    const why = at > outOfQuiet(pass.now, quiet) ? 'cap' : 'quiet';
    later.push({ account, at: at.toISOString(), why });
    return false;
  });
  const counted = notice.safety === null && notice.follows === null;
  const also = counted
    ? await alsoWaiting(
        pass,
        notice.id,
        ready.map(([account]) => account),
      )
    : [];
  await put(pass, notice, ready, { also });
  await bringForward(pass, also);
  for (const [id, of] of Map.groupBy(also, (one) => one.notice)) await goAlong(pass, id, of);
  await note(pass, notice.id, later, dropped);
  if (ready.length + dropped.length > 0)
    pass.record({
      act: 'notice.send',
      subjectKind: 'notice',
      subjectId: notice.id,
      detail: { sent: ready.length, deferred: later.length, dropped: dropped.length },
    });
  return { sent: ready.length, deferred: later.length, dropped: dropped.length };
}

/** Another notice that goes along in somebody's digest: it stands in their inbox, and nothing more leaves the house. */
async function goAlong(pass: Clock, id: string, of: readonly Waiting[]): Promise<void> {
  const [row] = await pass.sql`select ${noticeColumns(pass.sql)} from notice n
    where n.county = ${pass.reach.county} and n.id = ${id}`;
  if (!row) return;
  const notice = noticeOfRow(row);
  const accounts = new Set(of.map(({ account }) => account));
  const seats = (await waitingFor(pass, notice)).filter(({ account }) => accounts.has(account));
  await put(pass, notice, [...Map.groupBy(seats, ({ account }) => account)], { inside: true });
  pass.record({
    act: 'notice.send',
    subjectKind: 'notice',
    subjectId: id,
    detail: { sent: accounts.size, deferred: 0, dropped: 0, digest: true },
  });
}

/** People of the list whose turn it is, each row a lodging of theirs. */
async function waitingFor(pass: Clock, notice: Notice): Promise<Seat[]> {
  const now = pass.now.toISOString();
  return await pass.sql<Seat[]>`
    select r.account_id as account, r.lodging_id as lodging, l.code, l.name, coalesce(t.name, '') as township,
      coalesce(b.name, '') as beat,
      case when o.confirmed_at is not null then json_build_object('by', a.name, 'line', o.line) end as relayed
    from notice_recipient r
    join lodging l on l.county = r.county and l.id = r.lodging_id
    left join township t on t.county = l.county and t.code = l.township_code
    left join unit b on b.county = r.county and b.id = r.beat_id
    left join notice_order o on o.county = r.county and o.notice_id = r.notice_id and o.unit_id = r.beat_id
    left join nl.names(array(select x.confirmed_by from notice_order x where x.county = ${pass.reach.county}
      and x.notice_id = ${notice.id})) a on a.id = o.confirmed_by
    where r.county = ${pass.reach.county} and r.notice_id = ${notice.id} and r.message_id is null and r.dropped_at is null
      and r.added_at >= ${notice.listedAt?.toISOString() ?? null} and (r.due_at is null or r.due_at <= ${now})
      and (${notice.way !== 'order'} or r.beat_id is null or o.confirmed_at is not null)
    order by r.account_id, l.code`;
}

async function recentOf(pass: Clock, accounts: readonly string[]): Promise<Map<string, Sent[]>> {
  const rows = await pass.sql<{ account: string; recent: { kind: string; at: string }[] }[]>`
    select account, recent from nl.message_people(${[...accounts]}::uuid[])`;
  return new Map(
    rows.map(({ account, recent }) => [account, recent.map(({ kind, at }) => ({ kind, at: new Date(at) }))]),
  );
}

const keyOf = (notice: string, account: string) => `notice/${notice}/${account}`;

async function put(
  pass: Clock,
  notice: Notice,
  ready: readonly (readonly [string, Seat[]])[],
  { also = [], inside = false }: { also?: readonly Waiting[]; inside?: boolean },
): Promise<void> {
  if (ready.length === 0) return;
  const names = await namesOf(
    pass,
    ready.map(([account]) => account),
  );
  const along = Map.groupBy(also, ({ account }) => account);
  const [unit] = await pass.sql<{ name: string }[]>`select name from unit
    where county = ${pass.reach.county} and id = ${notice.unitId}`;
  await send(
    pass,
    ready.map(([account, seats]) => ({
      key: keyOf(notice.id, account),
      account,
      kind: 'notice' as const,
      urgent: notice.safety !== null,
      uncapped: notice.follows !== null,
      insideOnly: inside,
      lodgings: seats.map(({ lodging }) => lodging),
      path: along.has(account) ? '/account/messages' : `/account/notices/${notice.id}`,
      text: (language) => {
        const others = along.get(account) ?? [];
        const reader = { person: names[account] ?? '', seats, unit: unit?.name ?? '', language };
        return others.length > 0 ? digestOf([notice, ...others], language) : textFor(notice, reader);
      },
    })),
  );
  await tellMachines(
    pass,
    notice,
    ready.flatMap(([, seats]) => seats),
  );
  const keys = ready.map(([account]) => keyOf(notice.id, account));
  await pass.sql`update notice_recipient r set message_id = m.id from message m
    where m.county = ${pass.reach.county} and m.key = any (${keys}::text[]) and r.county = m.county
      and r.notice_id = ${notice.id} and r.account_id = m.account_id and r.message_id is null`;
  await pass.sql`update notice set sent_at = coalesce(sent_at, ${pass.now.toISOString()})
    where county = ${pass.reach.county} and id = ${notice.id}`;
}

/** One message for several notices: how many there are, and what each is called. */
function digestOf(notices: readonly Pick<Notice, 'titleZh' | 'titleEn'>[], language: Language) {
  const words = noticeMessageWords(language);
  const lines = notices.map(({ titleZh, titleEn }, n) =>
    words.digestLine(n + 1, (language === 'en' ? titleEn : null) ?? titleZh),
  );
  return { title: words.digest(notices.length), body: cut(lines.join('\n'), longest.body) };
}

type Reader = { person: string; seats: readonly Seat[]; unit: string; language: Language };

/** What one reader gets: filled in, in their language where it was written, with who sent and who relayed it. */
function textFor(notice: Pick<Notice, 'titleZh' | 'bodyZh' | 'titleEn' | 'bodyEn'>, reader: Reader) {
  const { seats, language } = reader;
  const english = language === 'en' && notice.titleEn !== null && notice.bodyEn !== null;
  const words = noticeMessageWords(english ? 'en' : 'zh-CN');
  const values = {
    person: reader.person,
    lodging: namesOfLodgings(
      seats.map(({ name }) => name),
      words.andMore,
    ),
    township: seats[0]?.township ?? '',
    beat: seats[0]?.beat ?? '',
  };
  const relays = [
    ...new Set(seats.flatMap(({ relayed }) => (relayed ? [words.relayed(relayed.by, relayed.line)] : []))),
  ];
  const body = filled((english ? notice.bodyEn : notice.bodyZh) ?? '', values);
  return {
    title: cut(filled((english ? notice.titleEn : notice.titleZh) ?? '', values), longest.title),
    body: signedBody(body, [words.from(reader.unit), ...relays]),
  };
}

async function note(
  pass: Clock,
  notice: string,
  later: readonly { account: string; at: string; why: string }[],
  dropped: readonly string[],
): Promise<void> {
  const { county } = pass.reach;
  if (later.length > 0)
    await pass.sql`update notice_recipient r set due_at = x.at, deferred_for = x.why
      from json_to_recordset(${JSON.stringify(later)}::text::json) as x(account uuid, at timestamptz, why text)
      where r.county = ${county} and r.notice_id = ${notice} and r.account_id = x.account and r.message_id is null`;
  if (dropped.length > 0)
    await pass.sql`update notice_recipient set dropped_at = ${pass.now.toISOString()}
      where county = ${county} and notice_id = ${notice} and account_id = any (${[...dropped]}::uuid[]) and message_id is null`;
}
