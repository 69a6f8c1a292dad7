import type { Asked, Handed, Report } from '../channel.ts';
import { NoAnswer } from '../net.ts';

/** What to say of a call without an answer: it never arrived and may be tried again, or nobody knows. Throws what is no NoAnswer. */
export function handedOf(error: unknown): Handed {
  if (!(error instanceof NoAnswer)) throw error;
  return error.sent
    ? { result: 'unknown', cause: 'unclear', code: error.message, trouble: true }
    : { result: 'again', cause: 'unreachable', code: error.message, trouble: true };
}

const inARow = 3;

// What our own settings or the provider's limits refuse is refused for the whole batch; a line that breaks or a server that
// is busy once says nothing of others, three times in a row it does. An unclear answer never does.
function enoughOf(handed: Handed, before: number): 'yes' | 'maybe' | 'no' {
  if (handed.result === 'handed' || handed.result === 'unknown' || handed.trouble !== true) return 'no';
  if (handed.result === 'failed' || handed.cause === 'too_many') return 'yes';
  return before + 1 >= inARow ? 'yes' : 'maybe';
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
  let row = 0;
  let enough: Handed | undefined;
  const lane = async () => {
    while (next < batch.length) {
      const n = next++;
      const one = batch[n];
      if (one === undefined) return;
      const handed = enough ?? (await hand(one).catch(handedOf));
      const told = enoughOf(handed, row);
      row = told === 'no' ? 0 : row + 1;
      if (told === 'yes') enough ??= handed;
      answers[n] = handed;
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, batch.length) }, lane));
  return answers;
}

const askingLanes = 8;

/** Asks about each, a few at a time; one without an answer is asked again in five minutes, what the others' answers told is kept. */
export async function askedOf(
  asked: readonly Asked[],
  ask: (one: Asked) => Promise<Report[]>,
): Promise<Report[]> {
  const reports: Report[] = [];
  const left = asked.values();
  const lane = async () => {
    for (const one of left) {
      try {
        reports.push(...(await ask(one)));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(askingLanes, asked.length) }, lane));
  return reports;
}
