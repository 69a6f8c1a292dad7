import type { ChannelId } from '#lib/delivery/terms.ts';
import type { Scene } from '#lib/gate/stage.ts';
import type { Entry } from './outside.ts';

type State = 'delivered' | 'failed' | 'handed' | 'unknown' | 'open';
type Row = {
  id: string;
  account: string;
  settled: boolean;
  channel: ChannelId | null;
  state: State;
  since: string | null;
  asked: string | null;
};
type Ledgers = (refOf: ReadonlyMap<string, string>) => Partial<Record<ChannelId, readonly Entry[]>>;

/** Providers that can be asked: what they took must not stay unknown. */
const askable: readonly ChannelId[] = ['aliyun_sms', 'tencent_sms'];
const best: readonly State[] = ['delivered', 'handed', 'unknown', 'failed', 'open'];

/**
 * Reads every recipient's end from the rows of the outbox and lays it beside the providers' own ledgers. Returns what does
 * not agree, and counts recipients who have an end and those nobody knows of.
 */
export async function faultsOf(
  scene: Scene,
  people: number,
  phones: ReadonlyMap<string, string>,
  ledgers: Ledgers,
  counts: { ended: number; unknown: number },
): Promise<string[]> {
  const rows = await scene.sql<Row[]>`
    select m.id, m.account_id as account, m.settled_at is not null as settled, d.channel, case
        when d.delivered_at is not null then 'delivered' when d.failed_at is not null then 'failed'
        when d.handed_at is not null then 'handed' when d.unknown_at is not null then 'unknown' else 'open' end as state,
      d.unknown_at::text as since, d.asked_at::text as asked
    from message m left join message_delivery d on d.county = m.county and d.message_id = m.id and d.channel <> 'app'
    where m.county = ${scene.county} and m.account_id = any (${[...phones.keys()]}::uuid[])`;
  const messages = Map.groupBy(rows, ({ id }) => id);
  const refOf = new Map(rows.map(({ id, account }) => [phones.get(account) ?? '', id]));
  const faults = messages.size === people ? [] : [`${messages.size} of ${people} messages are there`];
  for (const [, own] of messages) {
    const tried = own.filter(({ channel }) => channel !== null);
    if (own.some(({ settled }) => !settled) || tried.some(({ state }) => state === 'open'))
      faults.push('a recipient without an end');
    // Whom no channel reaches has the message in the inbox.
    if (tried.length > 0 && best.find((state) => tried.some((one) => one.state === state)) === 'unknown')
      counts.unknown += 1;
    else counts.ended += 1;
  }
  for (const [channel, entries] of Object.entries(ledgers(refOf))) {
    const told = new Map(entries.map((entry) => [entry.ref, entry]));
    if (told.size !== entries.length) faults.push(`${channel}: ${entries.length - told.size} carried twice`);
    const own = rows.filter((row) => row.channel === channel);
    const known = new Set(own.map(({ id }) => id));
    const strange = entries.filter(({ ref }) => !known.has(ref));
    if (strange.length > 0) faults.push(`${channel}: ${strange.length} in the ledger that no row knows`);
    for (const { id, state, since, asked } of own) {
      const entry = told.get(id);
      if ((state === 'delivered' || state === 'handed') && !entry)
        faults.push(`${channel}: ${state}, not in the ledger`);
      if (state === 'delivered' && entry?.failed)
        faults.push(`${channel}: delivered, yet the ledger says it failed`);
      // A webhook that was cut off is tried again under its id and may fail at last, though one of its tries arrived.
      if (state === 'failed' && entry && !entry.failed && channel !== 'webhook')
        faults.push(`${channel}: failed, yet in the ledger`);
      if (state === 'unknown' && entry && askable.some((one) => one === channel))
        faults.push(`${channel}: unknown since ${since}, asked last ${asked}, yet in the ledger`);
    }
  }
  return faults;
}
