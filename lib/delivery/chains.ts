import type { Pass } from '#lib/access/pass.ts';
import { type DataKey, open } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';
import type { Channel, Settings } from './channel.ts';
import { channels } from './registry.ts';
import type { Addresses, ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

/** A channel that can be used now, with its settings opened. `resting` while its breaker is open. */
export type Usable = { channel: Channel; settings: Settings; resting: boolean };

type Row = {
  channel: string;
  settings: Record<string, string>;
  sealed: Buffer | null;
  openUntil: string | null;
};

/** The cell a county's secrets of a channel are sealed for. */
const secretsCell = (county: string, channel: string) => ({
  county,
  table: 'channel_setting',
  column: 'sealed',
  row: channel,
});

/** The installation's key for channel secrets. */
const secretsKey = (): DataKey => ({ id: 0, key: secretFor('channel-secrets') });

/**
 * The channels of the county that lead outside, in the order they are tried. A demonstration without one of its own uses
 * the outbox page, so that its people still see what would have left.
 */
export async function usableChannels(pass: Clock): Promise<Usable[]> {
  const { county } = pass.reach;
  const rows = await pass.sql<Row[]>`
    select channel, settings, sealed, open_until as "openUntil" from channel_setting
    where county = ${county} and enabled order by place, channel`;
  const set = rows.flatMap((row): Usable[] => {
    const channel = channels.find(({ id }) => id === row.channel);
    if (!channel) return [];
    const secrets = row.sealed
      ? JSON.parse(open(secretsKey(), secretsCell(county, channel.id), row.sealed))
      : {};
    const settings = channel.schema.safeParse({ ...row.settings, ...secrets });
    if (!settings.success) return [];
    const resting = row.openUntil !== null && new Date(row.openUntil) > pass.now;
    return [{ channel, settings: settings.data, resting }];
  });
  if (set.length > 0) return set;
  const [installation] = await pass.sql<{ kind: string }[]>`select kind from installation`;
  if (installation?.kind !== 'demonstration') return [];
  return channels
    .filter(({ onlyDemonstration }) => onlyDemonstration)
    .map((channel) => ({ channel, settings: {}, resting: false }));
}

/** The address a channel would use for a person; null where it has none, or the person holds nothing here any more. */
export function addressFor(channel: Channel, account: string, known: Addresses | undefined): string | null {
  if (!known) return null;
  return channel.address === 'account' ? account : (known[channel.address] ?? null);
}

/** A person's chain: the usable channels that know an address of theirs. */
export function chainOf(
  usable: readonly Usable[],
  account: string,
  known: Addresses | undefined,
): ChannelId[] {
  return usable
    .filter(({ channel }) => addressFor(channel, account, known) !== null)
    .map(({ channel }) => channel.id);
}
