import type { Pass } from '#lib/access/pass.ts';
import type { Handed, Outgoing } from './channel.ts';
import { bindMembers } from './members.ts';
import { quietHours } from './plan.ts';
import { backOff, breakerOpenFor, mostAttempts, outOfQuiet } from './rules.ts';
import type { ChannelId } from './terms.ts';

type Clock = Pass<'clock:work'>;

/** A cause as it is stored: the provider’s own code stands behind it in brackets. */
export const said = (cause: string, code: string | undefined) =>
  code ? `${cause} (${code.slice(0, 80)})` : cause;

/**
 * Writes down what became of a batch, each instant once. `luck` (0 to 1) spreads the next tries so that a thousand messages
 * do not come back in one second. A batch of which nothing went well counts towards the channel's breaker, a success closes it.
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
      awaiting: false,
      cause: null as string | null,
    };
    if (handed.result === 'handed')
      return {
        ...row,
        provider: handed.providerId ?? null,
        awaiting: handed.awaiting === true,
        what: handed.delivered ? 'delivered' : 'handed',
      };
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
      awaiting_at = case when x.awaiting then ${now}::timestamptz else d.awaiting_at end,
      claimed_at = case when x.what = 'again' then null else d.claimed_at end,
      due_at = coalesce(x.due, d.due_at), provider_id = coalesce(x.provider, d.provider_id), cause = x.cause
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as x(id uuid, what text, provider text, awaiting boolean, cause text, due timestamptz)
    where d.county = ${county} and d.channel = ${channel} and d.message_id = x.id and d.handed_at is null and d.failed_at is null
      and d.message_id = any (${rows.map(({ id }) => id)}::uuid[])`;
  await bindMembers(pass, channel, results);
  await tendBreaker(pass, channel, results);
}

async function tendBreaker(
  pass: Clock,
  channel: ChannelId,
  results: readonly { handed: Handed }[],
): Promise<void> {
  const well = results.some(({ handed }) => handed.result === 'handed');
  const trouble = !well && results.some(({ handed }) => 'trouble' in handed && handed.trouble);
  if (!trouble && !well) return;
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

/** The results of a call in which the channel answered for each of a batch. */
export function paired(
  batch: readonly Outgoing[],
  handed: readonly Handed[],
): { ref: string; handed: Handed }[] {
  return batch.map(({ ref }, n) => ({ ref, handed: handed[n] ?? { result: 'unknown', cause: 'unclear' } }));
}
