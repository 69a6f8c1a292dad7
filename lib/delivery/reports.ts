import type { Pass } from '#lib/access/pass.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { addressFor, usableChannels } from './chains.ts';
import type { Asked, Report, Settings } from './channel.ts';
import type { Around } from './plan.ts';
import { said } from './record.ts';
import type { ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

/** Hand-overs without a known end that are asked about now, every five minutes for a day (for three where an officer confirms): unknown ones, and those not reported yet. */
export async function claimOpenEnds(
  pass: Clock,
  channelId: ChannelId,
  around: Around,
): Promise<{ settings: Settings; asked: Asked[] }> {
  const found = (await usableChannels(pass)).find(({ channel }) => channel.id === channelId);
  if (!found?.channel.ask || found.resting) return { settings: {}, asked: [] };
  const now = pass.now.toISOString();
  const rows = await pass.sql<{ ref: string; account: string; providerId: string | null; at: string }[]>`
    update message_delivery set asked_at = ${now}
    where county = ${pass.reach.county} and channel = ${channelId} and failed_at is null and delivered_at is null
      and coalesce(unknown_at, handed_at) between ${now}::timestamptz - case when awaiting_at is null
        then interval '1 day' else interval '3 days' end and ${now}::timestamptz - interval '1 minute'
      and (asked_at is null or asked_at < ${now}::timestamptz - interval '5 minutes')
    returning message_id as ref, account_id as account, provider_id as "providerId", claimed_at as at`;
  const addresses = await around.addressesOf(pass, [...new Set(rows.map(({ account }) => account))]);
  const asked = rows.flatMap(({ ref, account, providerId, at }): Asked[] => {
    const to = addressFor(found.channel, account, addresses.get(account));
    return to === null ? [] : [{ ref, to, providerId, handedAt: new Date(at) }];
  });
  return { settings: found.settings, asked };
}

/**
 * Takes a provider's reports, in whatever order and however often they come: an instant once written stands, a delivery
 * outweighs a failure told before it, and one about another number or another number's message is nobody's. Returns those
 * that were of no message of ours, which may be because ours has not learned its number yet.
 */
export async function recordReports(
  pass: Clock,
  channel: ChannelId,
  reports: readonly Report[],
): Promise<{ ours: number; strange: Report[] }> {
  const strange: Report[] = [];
  for (const report of reports) if ((await recordOne(pass, channel, report)) === 0) strange.push(report);
  return { ours: reports.length - strange.length, strange };
}

async function recordOne(pass: Clock, channel: ChannelId, report: Report): Promise<number> {
  const at = new Date(Math.min(report.at.getTime(), pass.now.getTime())).toISOString();
  const cause = report.delivered !== false ? null : said(report.cause ?? 'refused', report.code);
  const to = report.to === undefined ? null : phoneIndex(report.to);
  const rows = await pass.sql`
    update message_delivery set
      handed_at = coalesce(handed_at, ${at}::timestamptz), provider_id = coalesce(provider_id, ${report.providerId}),
      delivered_at = case when ${report.delivered === true} then coalesce(delivered_at, ${at}::timestamptz) else delivered_at end,
      failed_at = case when ${report.delivered !== false} or delivered_at is not null then failed_at
        else coalesce(failed_at, ${at}::timestamptz) end,
      cause = case when delivered_at is not null then cause else ${cause} end
    where county = ${pass.reach.county} and channel = ${channel} and claimed_at is not null
      and (${to}::bytea is null or to_index is null or to_index = ${to}::bytea)
      and (${report.providerId}::text is null or provider_id is null or provider_id = ${report.providerId})
      and (message_id::text = ${report.ref} or provider_id = ${report.providerId})`;
  return rows.count;
}

const mostParked = 10_000;

/** Keeps reports of messages that have not learned their provider's number yet; beyond ten thousand none. */
export async function park(pass: Clock, channel: ChannelId, reports: readonly Report[]): Promise<void> {
  if (reports.length === 0) return;
  const county = pass.reach.county;
  const rows = reports.map((report) => ({ id: uuidv7(pass.now), report }));
  await pass.sql`
    insert into parked_report (county, id, channel, report, received_at)
    select ${county}, x.id, ${channel}, x.report, ${pass.now.toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(id uuid, report jsonb)
    where (select count(*) from parked_report p where p.county = ${county}) < ${mostParked}`;
}

type Parked = { id: string; channel: ChannelId; report: Omit<Report, 'at'> & { at: string } };

/** Tries what was parked again, and forgets what nobody has asked for in a day. Returns how many found their message. */
export async function unpark(pass: Clock): Promise<number> {
  const county = pass.reach.county;
  const rows = await pass.sql<Parked[]>`
    select id, channel, report from parked_report where county = ${county} order by received_at limit 500`;
  const found: string[] = [];
  for (const { id, channel, report } of rows)
    if ((await recordOne(pass, channel, { ...report, at: new Date(report.at) })) > 0) found.push(id);
  await pass.sql`delete from parked_report where county = ${county}
    and (id = any (${found}::uuid[]) or received_at < ${pass.now.toISOString()}::timestamptz - interval '1 day')`;
  return found.length;
}

/** Tasks no officer has confirmed in three days will not be: the channel has failed. Returns how many. */
export async function markUnconfirmed(pass: Clock): Promise<number> {
  const now = pass.now.toISOString();
  const rows = await pass.sql`
    update message_delivery set failed_at = ${now}, cause = 'unconfirmed'
    where county = ${pass.reach.county} and awaiting_at < ${now}::timestamptz - interval '3 days'
      and delivered_at is null and failed_at is null`;
  return rows.count;
}
