import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { bonusIds } from './registry.ts';
import { type DeliveryInstants, fateOf, stateOf } from './rules.ts';
import type { ChannelId, DeliveryState, Fate } from './terms.ts';

/** What became of a message: the whole, and each channel with its latest instant and cause. */
export type MessageFate = {
  id: string;
  fate: Fate;
  at: Date | null;
  channels: { channel: ChannelId; state: DeliveryState; at: Date; cause: string | null }[];
};

type DeliveryRow = Record<keyof DeliveryInstants | 'queuedAt', string | null> & {
  channel: ChannelId;
  cause: string | null;
};
export type FateRow = {
  id: string;
  read_at: string | null;
  acknowledged_at: string | null;
  answered_at: string | null;
  withdrawn_at: string | null;
  deliveries: DeliveryRow[];
};

const when = (text: string | null) => (text ? new Date(text) : null);
const latest = (dates: readonly (Date | null)[]) =>
  dates.reduce<Date | null>((last, one) => (one && (!last || one > last) ? one : last), null);

/** What became of messages about houses within reach; the police's and the house's own jobs' to ask. By message id. */
export async function fatesOf(
  { sql }: Pick<Pass<Permission>, 'sql'>,
  messages: readonly string[],
): Promise<Map<string, MessageFate>> {
  if (messages.length === 0) return new Map();
  const rows = await sql<FateRow[]>`select * from nl.message_fates(${[...messages]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, fateOfRow(row)]));
}

/** The fate a row of the database tells. */
export function fateOfRow(row: FateRow): MessageFate {
  const channels = row.deliveries.map(({ channel, cause, queuedAt, ...instants }) => {
    const one: DeliveryInstants = {
      claimedAt: when(instants.claimedAt),
      handedAt: when(instants.handedAt),
      awaitingAt: when(instants.awaitingAt),
      deliveredAt: when(instants.deliveredAt),
      failedAt: when(instants.failedAt),
      unknownAt: when(instants.unknownAt),
    };
    const at = latest([when(queuedAt), ...Object.values(one)]) ?? new Date(0);
    return { channel, state: stateOf(one), at, cause };
  });
  const instants = {
    readAt: when(row.read_at),
    acknowledgedAt: when(row.acknowledged_at),
    answeredAt: when(row.answered_at),
    withdrawnAt: when(row.withdrawn_at),
  };
  return {
    id: row.id,
    fate: fateOf(
      instants,
      channels.flatMap(({ channel, state }) => (bonusIds.includes(channel) ? [] : [state])),
    ),
    at: latest(Object.values(instants)),
    channels,
  };
}
