import type { Asked, Handed, Report } from '../channel.ts';
import { NoAnswer } from '../net.ts';

/** What to say of a call without an answer: it never arrived and may be tried again, or nobody knows. */
function handedOf(error: unknown): Handed {
  if (!(error instanceof NoAnswer)) throw error;
  return error.sent
    ? { result: 'unknown', cause: 'unclear', code: error.message, trouble: true }
    : { result: 'again', cause: 'unreachable', code: error.message, trouble: true };
}

// What the provider or our own settings refuse is refused for the whole batch; a single unclear answer says nothing of others.
function isEnough(handed: Handed): boolean {
  return handed.result !== 'handed' && handed.result !== 'unknown' && handed.trouble === true;
}

/**
 * Hands over a batch one by one, `lanes` at a time, each answered in its place. Once an answer says that the channel has had
 * enough, the rest is not tried and gets the same answer, so that the provider is left alone.
 */
export async function eachOf<T>(
  batch: readonly T[],
  lanes: number,
  hand: (one: T) => Promise<Handed>,
): Promise<Handed[]> {
  const answers: Handed[] = [];
  let next = 0;
  let enough: Handed | undefined;
  const lane = async () => {
    while (next < batch.length) {
      const n = next++;
      const one = batch[n];
      if (one === undefined) return;
      const handed = enough ?? (await hand(one).catch(handedOf));
      if (!enough && isEnough(handed)) enough = handed;
      answers[n] = handed;
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, batch.length) }, lane));
  return answers;
}

/** Asks about each in turn; one without an answer is asked again in five minutes, what the others' answers told is kept. */
export async function askedOf(
  asked: readonly Asked[],
  ask: (one: Asked) => Promise<Report[]>,
): Promise<Report[]> {
  const reports: Report[] = [];
  for (const one of asked) {
    try {
      reports.push(...(await ask(one)));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
  return reports;
}
