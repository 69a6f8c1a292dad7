import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { chainOf, type Usable, usableChannels } from './chains.ts';
import { reportsOf } from './registry.ts';
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
  'claimedAt' | 'handedAt' | 'awaitingAt' | 'deliveredAt' | 'failedAt' | 'unknownAt',
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
  deliveries: DeliveryRow[];
};

const when = (text: string | null) => (text ? new Date(text) : null);

/** The quiet hours in force (settings). */
export async function quietHours(pass: Clock): Promise<Quiet> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return { from: settings.of('quiet_from'), to: settings.of('quiet_to') };
}

/**
 * Decides for every message that is not settled what is done next: opens the next channel of its person's chain, out of
 * quiet hours, or settles it. Returns how many channels were opened; calling again changes nothing.
 */
export async function planOut(pass: Clock, around: Around): Promise<{ opened: number; usable: ChannelId[] }> {
  const county = pass.reach.county;
  const now = pass.now.toISOString();
  const rows = await pass.sql<Row[]>`
    select m.id, m.key, m.account_id as account, m.kind, m.urgent, m.read_at, m.acknowledged_at, m.answered_at, m.withdrawn_at,
      (select coalesce(json_agg(json_build_object('channel', d.channel, 'claimedAt', d.claimed_at, 'handedAt', d.handed_at,
          'awaitingAt', d.awaiting_at, 'deliveredAt', d.delivered_at, 'failedAt', d.failed_at, 'unknownAt', d.unknown_at) order by d.queued_at, d.channel), '[]')
        from message_delivery d where d.county = m.county and d.message_id = m.id and d.channel <> 'app') as deliveries
    from message m where m.county = ${county} and m.settled_at is null
    order by m.queued_at, m.id limit ${mostAtOnce} for update skip locked`;
  const usable = await usableChannels(pass);
  const ids = usable.map(({ channel }) => channel.id);
  if (rows.length === 0) return { opened: 0, usable: ids };
  const addresses = await around.addressesOf(pass, [...new Set(rows.map(({ account }) => account))]);
  const quiet = await quietHours(pass);
  const due = { urgent: now, other: outOfQuiet(pass.now, quiet).toISOString() };
  const open: { id: string; account: string; channel: ChannelId; due: string }[] = [];
  const settle: string[] = [];
  for (const row of rows) {
    const move = moveOf(row, usable, addresses.get(row.account), pass.now);
    if ('open' in move)
      open.push({
        id: row.id,
        account: row.account,
        channel: move.open,
        due: row.urgent ? due.urgent : due.other,
      });
    else if ('settle' in move) settle.push(row.id);
  }
  if (open.length > 0)
    await pass.sql`insert into message_delivery (county, message_id, account_id, channel, queued_at, due_at, attempts)
      select ${county}, x.id, x.account, x.channel, ${now}, x.due, 0
      from json_to_recordset(${JSON.stringify(open)}::text::json) as x(id uuid, account uuid, channel text, due timestamptz)
      on conflict do nothing`;
  if (settle.length > 0)
    await pass.sql`update message set settled_at = ${now} where county = ${county} and id = any (${settle}::uuid[])`;
  return { opened: open.length, usable: ids };
}

function moveOf(row: Row, usable: readonly Usable[], known: Addresses | undefined, now: Date) {
  const message = {
    urgent: row.urgent,
    readAt: when(row.read_at),
    acknowledgedAt: when(row.acknowledged_at),
    answeredAt: when(row.answered_at),
    withdrawnAt: when(row.withdrawn_at),
  };
  const deliveries = row.deliveries.map((one) => ({
    channel: one.channel,
    reports: reportsOf(one.channel),
    claimedAt: when(one.claimedAt),
    handedAt: when(one.handedAt),
    awaitingAt: when(one.awaitingAt),
    deliveredAt: when(one.deliveredAt),
    failedAt: when(one.failedAt),
    unknownAt: when(one.unknownAt),
  }));
  return nextMove(message, deliveries, chainOf(usable, row, known), now);
}
