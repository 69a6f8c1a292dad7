import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { send } from '#lib/delivery/send.ts';
import { type Judged, judgeReply, type Reminded, type ReplyRefusal } from './reply-rules.ts';
import { filedText, notFiledText } from './words-reply.ts';

type Clock = Pass<'clock:work'>;

/** A reply to work: what the rules say of it, or nothing more to do. */
export type Reply =
  | { done: true }
  | { done: false; judged: Judged; account: string | null; lodging: { code: string; name: string } | null };

const mostADay = 10;

type TextRow = { zero: boolean; at: string; doneAt: string | null; account: string | null; earlier: number };
type RemindedRow = Omit<Reminded, 'at'> & { at: string };

/** Reads a text message of a person and judges it; nothing is changed. One that was worked already, or of a flood, is done. */
export async function readReply(pass: Clock, text: string): Promise<Reply> {
  const county = pass.reach.county;
  const [row] = await pass.sql<TextRow[]>`
    select t.zero, t.received_at as at, t.done_at as "doneAt",
      (select a.id from account a where a.phone_index = t.from_index and a.closed_at is null) as account,
      (select count(*)::int from inbound_text o where o.county = t.county and o.from_index = t.from_index and o.id < t.id
        and o.received_at > t.received_at - interval '1 day') as earlier
    from inbound_text t where t.county = ${county} and t.id = ${text}::uuid`;
  if (!row || row.doneAt) return { done: true };
  const at = new Date(row.at);
  const reminded = (
    await pass.sql<RemindedRow[]>`
      select m.id as message, m.account_id as account, m.link_id as link, d.handed_at as at, coalesce(d.offered, false) as offered,
        coalesce((select l.items from one_tap l where l.county = m.county and l.id = m.link_id), '[]'::jsonb) as items
      from inbound_text t
      join message_delivery d on d.county = t.county and d.to_index = t.from_index
        and d.claimed_at > t.received_at - interval '4 days'
      join message m on m.county = d.county and m.id = d.message_id and m.kind = 'reminder'
      where t.county = ${county} and t.id = ${text}::uuid and d.handed_at is not null
        and d.channel in ('aliyun_sms', 'tencent_sms', 'webhook')
      order by d.handed_at desc limit 20`
  ).map((one): Reminded => ({ ...one, at: new Date(one.at) }));
  const { account } = row;
  if (row.earlier >= mostADay) {
    await finish(pass, text, 'flood');
    return { done: true };
  }
  const judged = judgeReply({ zero: row.zero, at, account }, reminded);
  return {
    done: false,
    judged,
    account,
    lodging: 'file' in judged ? await lodgingOf(pass, judged.file) : null,
  };
}

async function lodgingOf(pass: Clock, { items }: Reminded): Promise<{ code: string; name: string } | null> {
  const [row] = await pass.sql<{ code: string; name: string }[]>`
    select code, name from lodging where county = ${pass.reach.county} and id = ${items[0]?.lodging ?? null}::uuid`;
  return row ?? null;
}

async function finish(pass: Clock, text: string, outcome: string): Promise<void> {
  await pass.sql`update inbound_text set outcome = ${outcome}, done_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${text}::uuid and done_at is null`;
}

/** What a reply filed, for its answer. */
export type FiledByReply = { lodging: string; name: string; night: BusinessDay; code: string };

/** Answers a reply once: the receipt's code to whoever filed by it. */
export async function answerFiledReply(
  pass: Clock,
  text: string,
  reminded: Reminded,
  filed: FiledByReply,
): Promise<void> {
  await send(pass, [
    {
      key: `reply/${text}`,
      account: reminded.account,
      kind: 'reply',
      urgent: true,
      lodgings: [filed.lodging],
      path: `/reports/${businessDay(filed.night)}`,
      ...(reminded.link ? { link: reminded.link } : {}),
      text: (language) => filedText(filed, language),
    },
  ]);
  await finish(pass, text, 'filed');
}

/** Answers a reply that files nothing with the link: its reminder's, or the desk's address. A number nobody has gets nothing. */
export async function answerRefusedReply(
  pass: Clock,
  text: string,
  account: string | null,
  { refuse, last }: { refuse: ReplyRefusal; last: Reminded | null },
): Promise<void> {
  const own = last && last.account === account ? last : null;
  if (account)
    await send(pass, [
      {
        key: `reply/${text}`,
        account,
        kind: 'reply',
        urgent: true,
        path: '/desk',
        lodgings: own?.items.map(({ lodging }) => lodging) ?? [],
        ...(own?.link ? { link: own.link } : {}),
        text: (language) => notFiledText(refuse, language),
      },
    ]);
  await finish(pass, text, refuse);
}
