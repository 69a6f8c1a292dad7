/** A provider of a family that can be used now, with its share of the load in hundredths. */
export type Provider<C extends string = string> = { channel: C; share: number };

/** How a provider has done in the last five minutes. */
export type Record5 = { tried: number; well: number };

const step = 10;
const least = 5;
const fewest = 5;
const soundRate = 0.95;

/** The shares of a family nobody has shifted: nine tenths the first in order, the rest the others, so that they are known to work. */
export function homeShares(count: number): number[] {
  if (count === 1) return [100];
  const other = Math.floor(10 / (count - 1));
  return Array.from({ length: count }, (_, n) => (n === 0 ? 100 - other * (count - 1) : other));
}

/** True when fewer than 95 of a hundred hand-overs of the last five minutes went well (security.md F15). */
export function isAiling({ tried, well }: Record5): boolean {
  return tried >= fewest && well / tried < soundRate;
}

/**
 * The shares a minute later: an ailing provider gives ten hundredths to the sound ones, never all of it, so that its
 * recovery is seen; where none ails each goes five hundredths back towards its home. Shares always sum to 100.
 */
export function shiftShares<C extends string>(
  providers: readonly Provider<C>[],
  ailing: ReadonlySet<C>,
): Provider<C>[] {
  const home = homeShares(providers.length);
  const sound = providers.filter(({ channel }) => !ailing.has(channel));
  if (sound.length === 0 || providers.length < 2) return [...providers];
  if (sound.length === providers.length) {
    const moved = providers.map(({ channel, share }, n) => {
      const aim = home[n] ?? 0;
      const way = Math.max(-5, Math.min(5, aim - share));
      return { channel, share: share + way };
    });
    return whole(moved);
  }
  let given = 0;
  const less = providers.map(({ channel, share }) => {
    if (!ailing.has(channel)) return { channel, share };
    const gives = Math.max(0, Math.min(step, share - least));
    given += gives;
    return { channel, share: share - gives };
  });
  const each = Math.floor(given / sound.length);
  return whole(less.map((one) => (ailing.has(one.channel) ? one : { ...one, share: one.share + each })));
}

// What rounding left over goes to the largest share.
function whole<C extends string>(providers: Provider<C>[]): Provider<C>[] {
  const left = 100 - providers.reduce((sum, { share }) => sum + share, 0);
  const largest = providers.reduce((n, one, k) => (one.share > (providers[n]?.share ?? 0) ? k : n), 0);
  return providers.map((one, n) => (n === largest ? { ...one, share: one.share + left } : one));
}

/** The order in which a family is tried for one message; `draw` is a number from 0 to 99 that is the message's for ever. */
export function orderOf<C extends string>(providers: readonly Provider<C>[], draw: number): C[] {
  let sum = 0;
  const first = providers.find(({ share }) => {
    sum += share;
    return draw < sum;
  });
  const others = providers.filter((one) => one !== first).map(({ channel }) => channel);
  return first ? [first.channel, ...others] : others;
}

/** A message's own draw, from the random end of its id (UUIDv7): the same at each look. */
export function drawOf(id: string): number {
  return Number.parseInt(id.slice(-8), 16) % 100;
}
