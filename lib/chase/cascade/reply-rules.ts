/** A reminder that went out as a text message to the number a reply came from, newest first in a list. */
export type Reminded = {
  message: string;
  account: string;
  link: string | null;
  /** when it was handed to the provider */
  at: Date;
  /** its text said that a 0 is taken */
  offered: boolean;
  items: readonly { lodging: string; night: string }[];
};

/** Why a reply files nothing; whoever wrote it gets the link instead. */
export const replyRefusals = [
  'not_zero',
  'no_message',
  'too_late',
  'several',
  'two_messages',
  'other_number',
  'not_filed',
] as const;
export type ReplyRefusal = (typeof replyRefusals)[number];

export type Judged = { file: Reminded } | { refuse: ReplyRefusal; last: Reminded | null };

const twelveHours = 12 * 3_600_000;

/**
 * Whether a reply is a nil: a lone 0, from the number a reminder went to and that is its person's still, within 12 hours of
 * it, where the last reminder named one house and one night and said so, and no other of those hours offered another night.
 */
export function judgeReply(
  reply: { zero: boolean; at: Date; account: string | null },
  reminded: readonly Reminded[],
): Judged {
  const last = reminded[0] ?? null;
  const refuse = (why: ReplyRefusal): Judged => ({ refuse: why, last });
  if (!reply.zero) return refuse('not_zero');
  if (!last) return refuse('no_message');
  if (reply.account !== last.account) return refuse('other_number');
  const recent = reminded.filter(({ at }) => reply.at.getTime() - at.getTime() <= twelveHours);
  if (!recent.includes(last)) return refuse('too_late');
  if (!last.offered || !last.link || last.items.length !== 1) return refuse('several');
  const named = new Set(
    recent
      .filter(({ offered }) => offered)
      .flatMap(({ items }) => items.map(({ lodging, night }) => lodging + night)),
  );
  return named.size === 1 ? { file: last } : refuse('two_messages');
}
