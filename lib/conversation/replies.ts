import type { Pass } from '#lib/access/pass.ts';
import { openWords } from '#lib/delivery/members.ts';
import { send } from '#lib/delivery/send.ts';
import type { ChannelId } from '#lib/delivery/terms.ts';
import { type Judged, judgeAnswer, type ReplyRefusal, type Rung } from './reply-rules.ts';
import { replyText } from './words-reply.ts';

type Clock = Pass<'clock:work'>;

/**
 * What somebody wrote on a channel of the police's own; `account` is whose member wrote it. `stored`: in this thread already, by a
 * worker that died before it said so.
 */
export type WrittenAnswer = {
  id: string;
  channel: ChannelId;
  account: string;
  judged: Judged | { stored: string };
};

type TextRow = {
  channel: ChannelId;
  at: string;
  sealed: Buffer | null;
  account: string | null;
  written: string | null;
};
type RungRow = Omit<Rung, 'at'> & { at: string };

/** Reads words a member wrote and judges them; null when they were worked already, or whoever wrote them is nobody's member here. */
export async function readAnswer(pass: Clock, text: string): Promise<WrittenAnswer | null> {
  const { county } = pass.reach;
  const [row] = await pass.sql<TextRow[]>`
    select t.channel, t.received_at as at, t.sealed,
      (select a.id from channel_member c join account a on a.id = c.account_id and a.closed_at is null
        where c.county = t.county and c.channel = t.channel and c.member_index = t.from_index) as account,
      (select x.thread_id from thread_line x where x.county = t.county and x.request_key = t.id) as written
    from inbound_text t where t.county = ${county} and t.id = ${text}::uuid and t.done_at is null`;
  if (!row?.sealed) return null;
  const { account, channel, written } = row;
  if (!account) {
    await finish(pass, text, 'stranger');
    return null;
  }
  const said = { text: openWords(county, text, row.sealed), at: new Date(row.at) };
  const judged = written ? { stored: written } : judgeAnswer(said, await rungAt(pass, account, channel));
  return { id: text, channel, account, judged };
}

/** The questions of a week that rang at a person on a channel which said how they are answered, the newest first. */
async function rungAt({ sql, reach, now }: Clock, account: string, channel: ChannelId): Promise<Rung[]> {
  const rows = await sql<RungRow[]>`
    select h.id as thread, split_part(m.reply, '/', 2) as code, coalesce(d.handed_at, d.unknown_at) as at,
      case when h.closed_at is not null then 'closed' when h.waits_since is not null then 'waits'
        when (select x.author from thread_line x where x.county = h.county and x.thread_id = h.id and x.side = 'police'
          and x.kind = 'said' order by x.n desc limit 1) = m.account_id then 'own' else 'others' end as state
    from message m
    join message_delivery d on d.county = m.county and d.message_id = m.id and d.channel = ${channel} and d.offered
      and coalesce(d.handed_at, d.unknown_at) is not null
    join thread h on h.county = m.county and h.id = split_part(m.key, '/', 2)::uuid
    where m.county = ${reach.county} and m.account_id = ${account}::uuid and m.key like 'question/%' and m.reply like 'code/%'
      and m.queued_at > ${now.toISOString()}::timestamptz - interval '7 days'
    order by at desc limit 200`;
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Nobody is told more often in a day that what they wrote was no answer. */
const mostRefusals = 20;

/** Tells whoever wrote what became of it, there where they wrote, once; and forgets their words. */
export async function tellWriter(
  pass: Clock,
  { id, channel, account }: WrittenAnswer,
  told: { answered: string } | { refuse: ReplyRefusal; thread: string | null },
): Promise<void> {
  const { county } = pass.reach;
  const outcome = 'answered' in told ? 'answered' : told.refuse;
  const thread = 'answered' in told ? told.answered : told.thread;
  const [row] = await pass.sql<{ name: string | null; refused: number }[]>`
    select (select l.name from thread h join lodging l on l.county = h.county and l.id = h.lodging_id
        where h.county = t.county and h.id = ${thread}::uuid) as name,
      (select count(*)::int from inbound_text o where o.county = t.county and o.from_index = t.from_index and o.id < t.id
        and o.outcome <> 'answered' and o.received_at > t.received_at - interval '1 day') as refused
    from inbound_text t where t.county = ${county} and t.id = ${id}::uuid`;
  if (row && ('answered' in told || row.refused < mostRefusals))
    await send(pass, [
      {
        ...{ key: `answer/${channel}/${id}`, account, kind: 'reply', urgent: true },
        path: thread ? `/questions/${thread}` : '/questions',
        text: (language) => replyText(outcome, row.name, language),
      },
    ]);
  await finish(pass, id, outcome);
}

async function finish(pass: Clock, text: string, outcome: string): Promise<void> {
  await pass.sql`update inbound_text set outcome = ${outcome}, done_at = ${pass.now.toISOString()}, sealed = null
    where county = ${pass.reach.county} and id = ${text}::uuid and done_at is null`;
}
