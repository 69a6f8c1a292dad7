import type { Pass } from '#lib/access/pass.ts';
import { familyOf, usableChannels } from './chains.ts';
import { isAiling, type Record5, shiftShares } from './rules-shares.ts';
import { send } from './send.ts';
import type { ChannelId } from './terms.ts';
import { ailingText } from './words-channels.ts';

type Clock = Pass<'clock:work'>;

// What a provider cannot help: the person's own number or wish.
const others = ['address_wrong', 'refused', 'not_permitted', 'no_address', 'not_needed'];

/** How each channel has done in the last five minutes: hand-overs tried, and those that went well or failed for the person's own sake. */
async function recordOf(pass: Clock): Promise<Map<ChannelId, Record5>> {
  const rows = await pass.sql<({ channel: ChannelId } & Record5)[]>`
    select channel, count(*)::int as tried, (count(*) filter (where unknown_at is null and (failed_at is null
        or split_part(coalesce(cause, ''), ' ', 1) = any (${others}))))::int as well
    from message_delivery where county = ${pass.reach.county} and channel <> 'app'
      and claimed_at > ${pass.now.toISOString()}::timestamptz - interval '1 day'
      and greatest(claimed_at, failed_at, unknown_at) > ${pass.now.toISOString()}::timestamptz - interval '5 minutes'
      and (handed_at is not null or failed_at is not null or unknown_at is not null)
    group by channel`;
  return new Map(rows.map(({ channel, ...record }) => [channel, record]));
}

/**
 * Each minute: the load of text messages moves by tens of hundredths from a provider that ails to one that does not, and
 * back when it has recovered; whoever keeps the channels is told once an hour. Returns how many shares changed.
 */
export async function tendShares(pass: Clock): Promise<{ shifted: number; ailing: number }> {
  const usable = await usableChannels(pass);
  const record = await recordOf(pass);
  const ailing = new Set(
    usable.flatMap(({ channel, resting }) => {
      const own = record.get(channel.id);
      return resting || (own && isAiling(own)) ? [channel.id] : [];
    }),
  );
  const before = familyOf(usable, 'sms');
  const after = shiftShares(before, ailing);
  const changed = after.filter(({ channel, share }) => {
    const known = usable.find((one) => one.channel.id === channel)?.share;
    return before.length > 1 && known !== share;
  });
  for (const { channel, share } of changed)
    await pass.sql`update channel_setting set share = ${share}, shared_at = ${pass.now.toISOString()}
      where county = ${pass.reach.county} and channel = ${channel}`;
  const told = [...ailing].filter((channel) => record.has(channel));
  if (told.length > 0) await tellKeepers(pass, told);
  return { shifted: changed.length, ailing: told.length };
}

async function tellKeepers(pass: Clock, ailing: readonly ChannelId[]): Promise<void> {
  const now = pass.now.toISOString();
  const keepers = await pass.sql<{ account: string }[]>`
    select distinct account_id as account from holding where county = ${pass.reach.county} and role = 'sysadmin'
      and revoked_at is null and from_day <= nl.civil_day(${now}) and (to_day is null or to_day >= nl.civil_day(${now}))`;
  const hour = now.slice(0, 13);
  await send(
    pass,
    keepers.flatMap(({ account }) =>
      ailing.map((channel) => ({
        ...{ key: `ailing/${channel}/${hour}/${account}`, account, kind: 'task' as const },
        path: '/channels',
        text: (language) => ailingText(channel, language),
      })),
    ),
  );
}
