import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { besideOf, chainOf, usableChannels } from './chains.ts';
import { bonusIds, reportsOf } from './registry.ts';
import { nextMove, outOfQuiet, type Quiet } from './rules.ts';
import type { Addresses, ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

/** What delivery cannot know of itself, given by the house: addresses, and whether a message is still wanted. */
export type Around = {
  addressesOf: (pass: Clock, accounts: readonly string[]) => Promise<Map<string, Addresses>>;
  /** of the messages of a kind by id, those whose matter has ended meanwhile */
  unwanted: (pass: Clock, kind: string, messages: readonly string[]) => Promise<ReadonlySet<string>>;
};

const mostAtOnce = 2000;

type Instants = Record<'read_at' | 'acknowledged_at' | 'answered_at' | 'withdrawn_at', string | null>;
type DeliveryRow = Record<
  'queuedAt' | 'dueAt' | 'claimedAt' | 'handedAt' | 'awaitingAt' | 'deliveredAt' | 'failedAt' | 'unknownAt',
  string | null
> & {
  channel: ChannelId;
};
type Row = Instants & {
  id: string;
  key: string;
  account: string;
  kind: string;
  urgent: boolean;
  at: string;
  deliveries: DeliveryRow[];
};

const when = (text: string | null) => (text ? new Date(text) : null);

/** The quiet hours in force (settings). */
export async function quietHours(pass: Clock): Promise<Quiet> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return { from: settings.of('quiet_from'), to: settings.of('quiet_to') };
}

/** A place among the unsettled messages: what stands after it is looked at next. */
export type Place = { at: string; id: string };
export type Planned = { opened: number; usable: ChannelId[]; next: Place | null };

/**
 * Decides for the messages that are not settled what is done next: opens the next channel of a person's chain, out of
 * quiet hours, or settles it. Looks at two thousand and says where to go on, so that those who wait keep nobody behind
 * them waiting. Calling again changes nothing. What goes out beside the chain is opened with its first channel and neither
 * holds it up nor ends it.
 */
export async function planOut(pass: Clock, around: Around, from: Place | null = null): Promise<Planned> {
  const county = pass.reach.county;
  const now = pass.now.toISOString();
  const usable = await usableChannels(pass);
  const resting = new Set(usable.flatMap((one) => (one.resting ? [one.channel.id] : [])));
  // Of one message by its own key and nothing else: with more conditions a queue whose statistics are of an emptier hour is
  // read whole for every message (measured: 1.9 s for 1,000 messages).
  const own = pass.sql`(select * from message_delivery own where own.county = m.county and own.message_id = m.id offset 0)`;
  const rows = await pass.sql<Row[]>`
    select m.id, m.key, m.account_id as account, m.kind, m.urgent, m.read_at, m.acknowledged_at, m.answered_at, m.withdrawn_at,
      m.queued_at as at,
      (select coalesce(json_agg(json_build_object('channel', d.channel, 'queuedAt', d.queued_at, 'dueAt', d.due_at, 'claimedAt', d.claimed_at, 'handedAt', d.handed_at,
          'awaitingAt', d.awaiting_at, 'deliveredAt', d.delivered_at, 'failedAt', d.failed_at, 'unknownAt', d.unknown_at) order by d.queued_at, d.channel), '[]')
        from ${own} d where d.channel <> 'app') as deliveries
    from message m where m.county = ${county} and m.settled_at is null
      and (coalesce(m.read_at, m.acknowledged_at, m.answered_at, m.withdrawn_at) is not null or not exists (
        select from ${own} d where d.handed_at is null and d.failed_at is null and d.unknown_at is null and d.channel <> all (${[...bonusIds]}::text[])
          and (d.claimed_at is not null or d.channel <> all (${[...resting]}::text[])))
        or exists (select from ${own} d where d.delivered_at is not null))
      and (${from?.at ?? null}::timestamptz is null or (m.queued_at, m.id) > (${from?.at ?? null}::timestamptz, ${from?.id ?? null}::uuid))
    order by m.queued_at, m.id limit ${mostAtOnce} for update skip locked`;
  const ids = usable.map(({ channel }) => channel.id);
  const last = rows.at(-1);
  const next = last && rows.length === mostAtOnce ? { at: last.at, id: last.id } : null;
  // Most wait or are done, whatever their chain; phones are opened for the others alone.
  const looked = rows.map((row) => ({ row, first: moveOf(row, ['app'], pass.now, resting) }));
  const goOn = looked.flatMap(({ row, first }) => ('open' in first ? [row.account] : []));
  const addresses = await around.addressesOf(pass, [...new Set(goOn)]);
  const quiet = await quietHours(pass);
  const due = { urgent: now, other: outOfQuiet(pass.now, quiet).toISOString() };
  const open: { id: string; account: string; channel: ChannelId; due: string }[] = [];
  const settle: string[] = [];
  const left: { id: string; channel: ChannelId }[] = [];
  for (const { row, first } of looked) {
    const known = addresses.get(row.account);
    const chain = 'open' in first ? chainOf(usable, row, known) : [];
    const move = 'open' in first ? moveOf(row, chain, pass.now, resting) : first;
    const beside = 'open' in first && row.deliveries.length === 0 ? besideOf(usable, row, known) : [];
    for (const channel of 'open' in move ? [move.open, ...beside] : beside)
      open.push({ id: row.id, account: row.account, channel, due: row.urgent ? due.urgent : due.other });
    if ('open' in move && move.leave) left.push({ id: row.id, channel: move.leave });
    if ('settle' in move && (isSeen(row) || (beside.length === 0 && !goesBeside(row, pass.now))))
      settle.push(row.id);
  }
  // Tried or not, it was surely not sent: what the next channel carries is not carried by this one later.
  for (const [channel, own] of Map.groupBy(left, (one) => one.channel))
    await pass.sql`update message_delivery set failed_at = ${now}, cause = 'resting'
      where county = ${county} and channel = ${channel} and message_id = any (${own.map(({ id }) => id)}::uuid[]) and claimed_at is null`;
  if (open.length > 0)
    await pass.sql`insert into message_delivery (county, message_id, account_id, channel, queued_at, due_at, attempts)
      select ${county}, x.id, x.account, x.channel, ${now}, x.due, 0
      from json_to_recordset(${JSON.stringify(open)}::text::json) as x(id uuid, account uuid, channel text, due timestamptz)
      on conflict do nothing`;
  if (settle.length > 0) await settled(pass, settle);
  return { opened: open.length, usable: ids, next };
}

/** Nothing more of these: what was never tried is gone, what was to be tried again has failed as not needed. */
async function settled(pass: Clock, ids: readonly string[]): Promise<void> {
  const county = pass.reach.county;
  const now = pass.now.toISOString();
  const waiting = pass.sql`county = ${county} and message_id = any (${[...ids]}::uuid[]) and channel <> 'app'
    and claimed_at is null and handed_at is null and failed_at is null and unknown_at is null`;
  await pass.sql`delete from message_delivery where ${waiting} and attempts = 0`;
  await pass.sql`update message_delivery set failed_at = ${now}, cause = 'not_needed' where ${waiting}`;
  await pass.sql`update message set settled_at = ${now} where county = ${county} and id = any (${[...ids]}::uuid[])`;
}

const isSeen = (row: Row) =>
  [row.read_at, row.acknowledged_at, row.answered_at, row.withdrawn_at].some((at) => at !== null);

const besideMinutes = 30;

/** A chain that has come to its end leaves what is due beside it so long to be carried. */
const goesBeside = (row: Row, now: Date) =>
  row.deliveries.some(
    ({ channel, dueAt, handedAt, failedAt, unknownAt }) =>
      bonusIds.includes(channel) &&
      !(handedAt || failedAt || unknownAt) &&
      now.getTime() - (when(dueAt)?.getTime() ?? 0) < besideMinutes * 60_000,
  );

function moveOf(row: Row, chain: readonly ChannelId[], now: Date, resting: ReadonlySet<ChannelId>) {
  const message = {
    urgent: row.urgent,
    readAt: when(row.read_at),
    acknowledgedAt: when(row.acknowledged_at),
    answeredAt: when(row.answered_at),
    withdrawnAt: when(row.withdrawn_at),
  };
  const own =
    row.kind === 'test'
      ? row.deliveries
      : row.deliveries.filter(({ channel }) => !bonusIds.includes(channel));
  const deliveries = own.map((one) => ({
    channel: one.channel,
    reports: reportsOf(one.channel),
    queuedAt: when(one.queuedAt),
    claimedAt: when(one.claimedAt),
    handedAt: when(one.handedAt),
    awaitingAt: when(one.awaitingAt),
    deliveredAt: when(one.deliveredAt),
    failedAt: when(one.failedAt),
    unknownAt: when(one.unknownAt),
  }));
  return nextMove(message, deliveries, chain, now, resting);
}
