import type { Pass } from '#lib/access/pass.ts';
import { addressFor, usableChannels } from './chains.ts';
import type { Asked, Handed, Outgoing, Report, Settings } from './channel.ts';
import { type Around, quietHours } from './plan.ts';
import { backOff, breakerOpenFor, mostAttempts, outOfQuiet } from './rules.ts';
import type { ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

const said = (cause: string, code: string | undefined) => (code ? `${cause} (${code.slice(0, 80)})` : cause);

/**
 * Writes down what became of a batch, each instant once. `luck` (0 to 1) spreads the next tries so that a thousand messages
 * do not come back in one second. Trouble counts towards the channel's breaker, a success closes it.
 */
export async function recordHanded(
  pass: Clock,
  channel: ChannelId,
  results: readonly { ref: string; handed: Handed }[],
  luck: number,
): Promise<void> {
  const county = pass.reach.county;
  const quiet = await quietHours(pass);
  const tried = new Map(
    (
      await pass.sql<{ id: string; attempts: number; urgent: boolean }[]>`
        select d.message_id as id, d.attempts, m.urgent from message_delivery d
        join message m on m.county = d.county and m.id = d.message_id
        where d.county = ${county} and d.channel = ${channel} and d.message_id = any (${results.map(({ ref }) => ref)}::uuid[])`
    ).map((row) => [row.id, row]),
  );
  const rows = results.map(({ ref, handed }) => {
    const before = tried.get(ref);
    const attempts = before?.attempts ?? 1;
    const row = {
      id: ref,
      what: handed.result as string,
      provider: null as string | null,
      cause: null as string | null,
    };
    if (handed.result === 'handed')
      return { ...row, provider: handed.providerId ?? null, what: handed.delivered ? 'delivered' : 'handed' };
    const cause = said(handed.cause, handed.code);
    if (handed.result !== 'again') return { ...row, cause };
    if (attempts >= mostAttempts) return { ...row, what: 'failed', cause: said('gave_up', cause) };
    const next = new Date(pass.now.getTime() + Math.max(handed.afterMs ?? 0, backOff(attempts, luck)));
    return { ...row, cause, due: (before?.urgent ? next : outOfQuiet(next, quiet)).toISOString() };
  });
  const now = pass.now.toISOString();
  await pass.sql`
    update message_delivery d set
      handed_at = case when x.what in ('handed', 'delivered') then ${now}::timestamptz else d.handed_at end,
      delivered_at = case when x.what = 'delivered' then ${now}::timestamptz else d.delivered_at end,
      failed_at = case when x.what = 'failed' then ${now}::timestamptz end,
      unknown_at = case when x.what = 'unknown' then ${now}::timestamptz end,
      claimed_at = case when x.what = 'again' then null else d.claimed_at end,
      due_at = coalesce(x.due, d.due_at), provider_id = coalesce(x.provider, d.provider_id), cause = x.cause
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as x(id uuid, what text, provider text, cause text, due timestamptz)
    where d.county = ${county} and d.channel = ${channel} and d.message_id = x.id and d.handed_at is null and d.failed_at is null`;
  await tendBreaker(pass, channel, results);
}

async function tendBreaker(
  pass: Clock,
  channel: ChannelId,
  results: readonly { handed: Handed }[],
): Promise<void> {
  const trouble = results.some(({ handed }) => 'trouble' in handed && handed.trouble);
  if (!trouble && results.every(({ handed }) => handed.result !== 'handed')) return;
  const county = pass.reach.county;
  const [row] = await pass.sql<{ failures: number }[]>`
    update channel_setting set failures = ${trouble ? pass.sql`failures + 1` : 0}, open_until = null
    where county = ${county} and channel = ${channel} returning failures`;
  const rest = row ? breakerOpenFor(row.failures) : 0;
  if (rest === 0) return;
  const until = new Date(pass.now.getTime() + rest).toISOString();
  await pass.sql`update channel_setting set open_until = ${until} where county = ${county} and channel = ${channel}`;
}

/** What was taken two minutes ago and has no outcome: the worker died with it, so nobody knows. Returns how many. */
export async function markLost(pass: Clock): Promise<number> {
  const now = pass.now.toISOString();
  const rows = await pass.sql`
    update message_delivery set unknown_at = ${now}, cause = 'worker_lost'
    where county = ${pass.reach.county} and claimed_at < ${now}::timestamptz - interval '2 minutes'
      and handed_at is null and failed_at is null and unknown_at is null`;
  return rows.count;
}

/** Hand-overs without a known end that are asked about now, every five minutes for a day: unknown ones, and those not reported yet. */
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
      and coalesce(unknown_at, handed_at) between ${now}::timestamptz - interval '1 day' and ${now}::timestamptz - interval '1 minute'
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
 * outweighs a failure told before it, and what nobody knows of is left alone. Returns how many were of messages of ours.
 */
export async function recordReports(
  pass: Clock,
  channel: ChannelId,
  reports: readonly Report[],
): Promise<number> {
  let ours = 0;
  for (const report of reports) {
    const at = new Date(Math.min(report.at.getTime(), pass.now.getTime())).toISOString();
    const cause = report.delivered !== false ? null : said(report.cause ?? 'refused', report.code);
    const rows = await pass.sql`
      update message_delivery set
        handed_at = coalesce(handed_at, ${at}::timestamptz), provider_id = coalesce(provider_id, ${report.providerId}),
        delivered_at = case when ${report.delivered === true} then coalesce(delivered_at, ${at}::timestamptz) else delivered_at end,
        failed_at = case when ${report.delivered !== false} or delivered_at is not null then failed_at
          else coalesce(failed_at, ${at}::timestamptz) end,
        cause = case when delivered_at is not null then cause else ${cause} end
      where county = ${pass.reach.county} and channel = ${channel} and claimed_at is not null
        and (message_id::text = ${report.ref} or (${report.providerId}::text is not null and provider_id = ${report.providerId}))`;
    ours += rows.count;
  }
  return ours;
}

/** The results of a call in which the channel answered for each of a batch. */
export function paired(
  batch: readonly Outgoing[],
  handed: readonly Handed[],
): { ref: string; handed: Handed }[] {
  return batch.map(({ ref }, n) => ({ ref, handed: handed[n] ?? { result: 'unknown', cause: 'unclear' } }));
}
