import type { Pass } from '#lib/access/pass.ts';
import { type DataKey, open } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';
import type { Channel, Settings } from './channel.ts';
import { channels } from './registry.ts';
import { drawOf, homeShares, orderOf, type Provider } from './rules-shares.ts';
import type { Addresses, ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

/** A channel that can be used now, with its settings opened. `resting` while its breaker is open. */
export type Usable = {
  channel: Channel;
  settings: Settings;
  enabled: boolean;
  resting: boolean;
  /** as stored; null where its family has never been shifted */
  share: number | null;
};

type Row = {
  channel: string;
  settings: Record<string, string>;
  sealed: Buffer | null;
  openUntil: string | null;
  enabled: boolean;
  share: number | null;
};

/** The cell a county's secrets of a channel are sealed for. */
export const secretsCell = (county: string, channel: string) => ({
  county,
  table: 'channel_setting',
  column: 'sealed',
  row: channel,
});

/** The installation's key for channel secrets. */
export const secretsKey = (): DataKey => ({ id: 0, key: secretFor('channel-secrets') });

/**
 * The channels of the county that lead outside, in the order they are tried. A demonstration without one of its own uses
 * the outbox page, so that its people still see what would have left.
 */
export async function usableChannels(pass: Clock): Promise<Usable[]> {
  const { county } = pass.reach;
  const rows = await pass.sql<Row[]>`
    select channel, settings, sealed, open_until as "openUntil", enabled, share from channel_setting
    where county = ${county} order by place, channel`;
  const set = rows.flatMap((row): Usable[] => {
    const channel = channels.find(({ id }) => id === row.channel);
    if (!channel) return [];
    const secrets = row.sealed
      ? JSON.parse(open(secretsKey(), secretsCell(county, channel.id), row.sealed))
      : {};
    const settings = channel.schema.safeParse({ ...row.settings, ...secrets });
    if (!settings.success) return [];
    const resting = row.openUntil !== null && new Date(row.openUntil) > pass.now;
    return [{ channel, settings: settings.data, enabled: row.enabled, resting, share: row.share }];
  });
  if (set.some(({ enabled, channel }) => enabled && !channel.bonus)) return set;
  const [installation] = await pass.sql<{ kind: string }[]>`select kind from installation`;
  if (installation?.kind !== 'demonstration') return set;
  const shown = channels.filter(({ onlyDemonstration }) => onlyDemonstration);
  return [
    ...shown.map((channel) => ({ channel, settings: {}, enabled: true, resting: false, share: null })),
    ...set,
  ];
}

/** The address a channel would use for a person; null where it has none, or the person holds nothing here any more. */
export function addressFor(channel: Channel, account: string, known: Addresses | undefined): string | null {
  if (!known) return null;
  return channel.address === 'account' ? account : (known[channel.address] ?? null);
}

const groupKinds = ['alert', 'task'];

/** The one channel a test was asked for, or through which somebody wrote what this answers; their keys say which. */
const named = (key: string) => key.split('/')[1];

/** The providers of a family with their shares, in their order; home shares where one of them has none yet. */
export function familyOf(usable: readonly Usable[], family: string): Provider<ChannelId>[] {
  const own = usable.filter(({ channel, enabled }) => enabled && channel.family === family);
  const home = homeShares(own.length);
  const known =
    own.every(({ share }) => share !== null) && own.reduce((sum, { share }) => sum + (share ?? 0), 0) === 100;
  return own.map(({ channel, share }, n) => ({ channel: channel.id, share: (known ? share : home[n]) ?? 0 }));
}

/** Providers of one family stand in the place of its first, in the order the message's own draw gives them. */
function shared(ids: readonly ChannelId[], usable: readonly Usable[], draw: number): ChannelId[] {
  const family = familyOf(usable, 'sms').filter(({ channel }) => ids.includes(channel));
  if (family.length < 2) return [...ids];
  const order = orderOf(family, draw);
  const first = ids.findIndex((id) => order.includes(id));
  const others = (list: readonly ChannelId[]) => list.filter((id) => !order.includes(id));
  return [...others(ids.slice(0, first)), ...order, ...others(ids.slice(first))];
}

/**
 * A person's chain for a message: the enabled channels that know an address of theirs, text messages by the providers'
 * shares, those that rest last; a group of police hears of alerts and tasks alone. A test goes to the channel it is of,
 * enabled or not, and who wrote in words is told where they wrote.
 */
export function chainOf(
  usable: readonly Usable[],
  message: { id: string; account: string; kind: string; key: string },
  known: Addresses | undefined,
): ChannelId[] {
  const reach = usable.filter(({ channel, enabled }) => {
    if (addressFor(channel, message.account, known) === null) return false;
    if (message.kind === 'test') return channel.id === named(message.key);
    if (message.key.startsWith('answer/')) return enabled && channel.id === named(message.key);
    // A code that proves who holds the phone goes to the phone and nowhere else; a demonstration shows it.
    if (message.kind === 'code')
      return enabled && (channel.ownPhone === true || channel.onlyDemonstration === true);
    if (channel.bonus) return false;
    if (channel.kinds && !channel.kinds.some((kind) => kind === message.kind)) return false;
    return enabled && (!channel.group || groupKinds.includes(message.kind));
  });
  const resting = new Set(reach.flatMap((one) => (one.resting ? one.channel.id : [])));
  const ids = shared(
    reach.map(({ channel }) => channel.id),
    usable,
    drawOf(message.id),
  );
  return [...ids.filter((id) => !resting.has(id)), ...ids.filter((id) => resting.has(id))];
}

/** The channels that carry a message beside the person's chain; a code and a test have none. */
export function besideOf(
  usable: readonly Usable[],
  message: { account: string; kind: string },
  known: Addresses | undefined,
): ChannelId[] {
  if (message.kind === 'code' || message.kind === 'test') return [];
  return usable.flatMap(({ channel, enabled, resting }) =>
    channel.bonus && enabled && !resting && addressFor(channel, message.account, known) !== null
      ? [channel.id]
      : [],
  );
}
