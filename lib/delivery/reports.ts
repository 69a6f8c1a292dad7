import type { Pass } from '#lib/access/pass.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { addressFor, usableChannels } from './chains.ts';
import type { Asked, Report, Settings } from './channel.ts';
import type { Around } from './plan.ts';
import { said } from './record.ts';
import type { ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

const mostAsked = 500;

/** Hand-overs without a known end that are asked about now, every five minutes for a day (for three where an officer confirms): unknown ones, and those not reported yet; at most five hundred a minute, who waited longest first. */
export async function claimOpenEnds(
  pass: Clock,
  channelId: ChannelId,
  around: Around,
): Promise<{ settings: Settings; asked: Asked[] }> {
  const found = (await usableChannels(pass)).find(({ channel }) => channel.id === channelId);
  if (!found?.channel.ask || found.resting) return { settings: {}, asked: [] };
  const now = pass.now.toISOString();
  const rows = await pass.sql<{ ref: string; account: string; providerId: string | null; at: string }[]>`
    with open as (
      select message_id from message_delivery
      where county = ${pass.reach.county} and channel = ${channelId} and failed_at is null and delivered_at is null
        and coalesce(unknown_at, handed_at) between ${now}::timestamptz - interval '3 days' and ${now}::timestamptz - interval '1 minute'
        and (awaiting_at is not null or coalesce(unknown_at, handed_at) >= ${now}::timestamptz - interval '1 day')
        and (asked_at is null or asked_at < ${now}::timestamptz - interval '5 minutes')
      order by asked_at nulls first, coalesce(unknown_at, handed_at) limit ${mostAsked} for update skip locked)
    update message_delivery d set asked_at = ${now}
    where d.county = ${pass.reach.county} and d.channel = ${channelId}
      and d.message_id = any (array(select message_id from open))
    returning d.message_id as ref, d.account_id as account, d.provider_id as "providerId", d.claimed_at as at`;
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
  const found = await put(pass, channel, reports);
  const strange = reports.filter((_, n) => !found.has(n));
  return { ours: reports.length - strange.length, strange };
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Writes reports in one statement, several about one message together; returns the numbers of those that were ours. */
async function put(pass: Clock, channel: ChannelId, reports: readonly Report[]): Promise<Set<number>> {
  if (reports.length === 0) return new Set();
  const rows = reports.map(({ ref, providerId, delivered, at, to, cause, code }, n) => ({
    ...{ n, provider: providerId, delivered },
    ref: ref && isId.test(ref) ? ref : null,
    at: new Date(Math.min(at.getTime(), pass.now.getTime())).toISOString(),
    to: to === undefined ? null : `\\x${phoneIndex(to).toString('hex')}`,
    cause: delivered === false ? said(cause ?? 'refused', code) : null,
  }));
  const { county } = pass.reach;
  // By our reference and by the provider's number apart, so that each is found by its own index.
  const ours = await pass.sql<{ n: number }[]>`
    with r as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as x(n int, ref uuid, provider text, "to" text, delivered boolean, at timestamptz, cause text)),
    met as (
      select r.n, d.message_id from r cross join lateral (select message_id, channel, to_index, provider_id, claimed_at
          from message_delivery where county = ${county} and message_id = r.ref offset 0) d
      where d.channel = ${channel} and d.claimed_at is not null and (r."to" is null or d.to_index is null or d.to_index = r."to"::bytea)
        and (r.provider is null or d.provider_id is null or d.provider_id = r.provider)
      union
      select r.n, d.message_id from r cross join lateral (select message_id, to_index, claimed_at from message_delivery
        where county = ${county} and channel = ${channel} and provider_id = r.provider offset 0) d
      where d.claimed_at is not null and (r."to" is null or d.to_index is null or d.to_index = r."to"::bytea)),
    told as (select met.message_id, min(r.at) as at, max(r.provider) as provider,
        min(r.at) filter (where r.delivered) as delivered, min(r.at) filter (where not r.delivered) as failed,
        (array_agg(r.cause order by r.n) filter (where not r.delivered))[1] as cause
      from met join r using (n) group by met.message_id),
    written as (
      update message_delivery d set
        handed_at = coalesce(d.handed_at, told.at), provider_id = coalesce(d.provider_id, told.provider),
        delivered_at = coalesce(d.delivered_at, told.delivered),
        failed_at = coalesce(d.failed_at, case when d.delivered_at is null then told.failed end),
        cause = case when d.delivered_at is not null then d.cause when told.delivered is not null then null else told.cause end
      from told where d.county = ${county} and d.channel = ${channel} and d.message_id = told.message_id
        and d.message_id = any (array(select message_id from met)))
    select distinct n from met`;
  return new Set(ours.map(({ n }) => n));
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
  for (const [channel, parked] of Map.groupBy(rows, (row) => row.channel)) {
    const reports = parked.map(({ report }) => ({ ...report, at: new Date(report.at) }));
    const ours = await put(pass, channel, reports);
    found.push(...parked.flatMap(({ id }, n) => (ours.has(n) ? [id] : [])));
  }
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
