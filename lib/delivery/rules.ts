import { addDays, businessDay, civilDateAt, clockTimeAt, instantOf } from '#lib/clock/business-day.ts';
import type { ChannelId, DeliveryState, Fate, MessageKind } from './terms.ts';

/** What happened to a message on one channel. */
export type DeliveryInstants = {
  claimedAt: Date | null;
  handedAt: Date | null;
  /** handed to an officer's own app, who has yet to confirm it */
  awaitingAt: Date | null;
  deliveredAt: Date | null;
  failedAt: Date | null;
  unknownAt: Date | null;
};

export type MessageInstants = {
  readAt: Date | null;
  acknowledgedAt: Date | null;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
};

/** The state of one delivery, whatever order its instants came in: a delivery that was reported outweighs all else. */
export function stateOf(one: DeliveryInstants): DeliveryState {
  if (one.deliveredAt) return 'delivered';
  if (one.failedAt) return 'failed';
  if (one.handedAt) return one.awaitingAt ? 'awaiting' : 'handed';
  if (one.unknownAt) return 'unknown';
  return one.claimedAt ? 'sending' : 'queued';
}

const bestFirst: readonly DeliveryState[] = [
  'delivered',
  'handed',
  'awaiting',
  'unknown',
  'sending',
  'queued',
  'failed',
];

/** How far a message has come: what the person did, else the best of its channels. */
export function fateOf(message: MessageInstants, deliveries: readonly DeliveryState[]): Fate {
  if (message.answeredAt) return 'answered';
  if (message.acknowledgedAt) return 'acknowledged';
  if (message.readAt) return 'read';
  if (message.withdrawnAt) return 'withdrawn';
  return bestFirst.find((state) => deliveries.includes(state)) ?? 'queued';
}

/** Most messages of a kind to one person: per civil day and per seven of them (settings; product.md, The day; Notices). */
export type Cap = { day: number; week: number };
export type Caps = Partial<Record<MessageKind, Cap>>;

export type Sent = { kind: string; at: Date };

/** True when a person has had as many of the kind as one may get. An urgent message is never capped. */
export function isCapped(
  kind: MessageKind,
  urgent: boolean,
  recent: readonly Sent[],
  now: Date,
  caps: Caps,
): boolean {
  const cap = caps[kind];
  return cap !== undefined && !urgent && isFull(kind, recent, civilDateAt(now), cap);
}

function isFull(kind: MessageKind, recent: readonly Sent[], day: string, cap: Cap): boolean {
  const weekAgo = addDays(businessDay(day), -6);
  const days = recent.filter((one) => one.kind === kind).map(({ at }) => civilDateAt(at));
  return (
    days.filter((one) => one === day).length >= cap.day ||
    days.filter((one) => one >= weekAgo && one <= day).length >= cap.week
  );
}

/**
 * When a person may be sent one more of a kind: at once out of quiet hours, else at the end of the quiet hours of the first
 * day (Shanghai) that has room. Instants UTC.
 */
export function nextAllowed(
  kind: MessageKind,
  recent: readonly Sent[],
  now: Date,
  { cap, quiet }: { cap: Cap | undefined; quiet: Quiet },
): Date {
  const at = outOfQuiet(now, quiet);
  let day = businessDay(civilDateAt(at));
  if (!cap || !isFull(kind, recent, day, cap)) return at;
  // Eight days on nothing that was sent until now counts any more.
  for (let n = 0; n < 8 && isFull(kind, recent, day, cap); n++) day = addDays(day, 1);
  return instantOf(day, quiet.to);
}

/** 'HH:MM' of Shanghai; `from` later than `to` spans midnight. The first minute is quiet, the last instant is not. */
export type Quiet = { from: string; to: string };

/** True in the quiet hours. */
export function isQuiet(at: Date, { from, to }: Quiet): boolean {
  const time = clockTimeAt(at).slice(0, 5);
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** The instant itself, or the end of the quiet hours it falls in (product.md, The day: waits for 07:00). */
export function outOfQuiet(at: Date, quiet: Quiet): Date {
  if (!isQuiet(at, quiet)) return at;
  const today = civilDateAt(at);
  const end = instantOf(today, quiet.to);
  return end > at ? end : instantOf(addDays(businessDay(today), 1), quiet.to);
}

const minute = 60_000;

export type Move = { open: ChannelId; leave?: ChannelId } | { wait: true } | { settle: true };

/**
 * What is done next about a message: the next channel of the person's chain is opened when the one before has failed, or
 * kept silent for 30 minutes (3 when urgent) where it reports; unknown is asked, not resent, and only an urgent message goes
 * on to another channel meanwhile. What has waited as long in the queue of a channel that rests behind its breaker leaves it
 * for the next that does not. Nothing more once the person has read it or it was withdrawn.
 */
export function nextMove(
  message: MessageInstants & { urgent: boolean },
  deliveries: readonly (DeliveryInstants & {
    channel: ChannelId;
    reports: boolean;
    queuedAt?: Date | null;
  })[],
  chain: readonly ChannelId[],
  now: Date,
  resting: ReadonlySet<ChannelId> = new Set(),
): Move {
  const { readAt, acknowledgedAt, answeredAt, withdrawnAt, urgent } = message;
  if (readAt || acknowledgedAt || answeredAt || withdrawnAt) return { settle: true };
  // A report that came late counts too: what another channel has yet to carry is not needed any more.
  if (deliveries.some(({ deliveredAt }) => deliveredAt)) return { settle: true };
  const next = chain.find((channel) => deliveries.every((one) => one.channel !== channel));
  const goOn: Move = next ? { open: next } : { settle: true };
  const last = deliveries.at(-1);
  if (!last) return goOn;
  const patience = (urgent ? 3 : 30) * minute;
  const passed = (since: Date | null) => since !== null && now.getTime() - since.getTime() >= patience;
  switch (stateOf(last)) {
    case 'failed':
      return goOn;
    case 'awaiting':
      // An officer taps when they have a hand free; the next channel does not wait for it longer than two hours.
      return now.getTime() - (last.awaitingAt?.getTime() ?? 0) >= (urgent ? 3 : 120) * minute
        ? goOn
        : { wait: true };
    case 'handed':
      if (!last.reports && !urgent) return { settle: true };
      return passed(last.handedAt) ? goOn : { wait: true };
    case 'unknown':
      if (!passed(last.unknownAt)) return { wait: true };
      return urgent ? goOn : { settle: true };
    case 'queued':
      return resting.has(last.channel) && next && !resting.has(next) && passed(last.queuedAt ?? null)
        ? { open: next, leave: last.channel }
        : { wait: true };
    default:
      return { wait: true };
  }
}

/** Milliseconds until the n-th next try: 15 s doubled each time to 15 min, half of it by chance (`luck` 0 to 1). */
export function backOff(attempts: number, luck: number): number {
  const whole = Math.min(15 * minute, 15_000 * 2 ** Math.max(0, attempts - 1));
  return Math.round(whole / 2 + (whole / 2) * luck);
}

/** Tries before a channel is given up for a message. */
export const mostAttempts = 6;

/** The breaker: after 5 calls that went wrong one after another none is tried for a minute, then 2, 4 … up to 32. */
export function breakerOpenFor(failures: number): number {
  return failures < 5 ? 0 : minute * 2 ** Math.min(5, failures - 5);
}
