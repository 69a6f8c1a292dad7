import type { Pass } from '#lib/access/pass.ts';
import { type DataKey, mac, open, seal } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';
import type { Handed } from './channel.ts';
import type { ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

/** The blind index of a provider's member: the provider's own name for a person, with the company it is a name in. */
export function memberIndex(channel: ChannelId, member: string): Buffer {
  return mac(secretFor('channel-members'), `${channel}/${member}`);
}

/**
 * Notes whose account each member is whom a batch reached: the provider found them by the account's own phone, so that what
 * they write back is the account's. One account has one member on a channel, the last one found.
 */
export async function bindMembers(
  pass: Clock,
  channel: ChannelId,
  results: readonly { ref: string; handed: Handed }[],
): Promise<void> {
  const { county } = pass.reach;
  const found = results.flatMap(({ ref, handed }) =>
    handed.result === 'handed' && handed.member
      ? [{ ref, member: `\\x${memberIndex(channel, handed.member).toString('hex')}` }]
      : [],
  );
  if (found.length === 0) return;
  const bound = pass.sql`select distinct on (m.account_id) m.account_id as account, x.member::bytea as member
    from json_to_recordset(${JSON.stringify(found)}::text::json) as x(ref uuid, member text)
    join message m on m.county = ${county} and m.id = x.ref order by m.account_id, m.id desc`;
  await pass.sql`delete from channel_member c using (${bound}) b where c.county = ${county} and c.channel = ${channel}
    and (c.account_id = b.account or c.member_index = b.member) and (c.account_id, c.member_index) is distinct from (b.account, b.member)`;
  await pass.sql`insert into channel_member (county, channel, member_index, account_id, bound_at)
    select ${county}, ${channel}, b.member, b.account, ${pass.now.toISOString()} from (${bound}) b
    on conflict do nothing`;
}

const wordsKey = (): DataKey => ({ id: 0, key: secretFor('inbound-words') });
const cellOf = (county: string, row: string) => ({
  ...{ county, table: 'inbound_text', column: 'sealed', row },
});

/** No answer is longer; what is longer is kept long enough to be seen to be. */
const mostKept = 1200;

/** Seals what somebody wrote until it is worked, seconds later. */
export function sealWords(county: string, row: string, text: string): Buffer {
  return seal(wordsKey(), cellOf(county, row), [...text].slice(0, mostKept).join(''));
}

/** What `sealWords` sealed. */
export function openWords(county: string, row: string, sealed: Buffer): string {
  return open(wordsKey(), cellOf(county, row), sealed);
}
