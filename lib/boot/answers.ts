import { answerThread } from '#lib/conversation/answer.ts';
import { sayInput } from '#lib/conversation/inputs.ts';
import { readAnswer, tellWriter, type WrittenAnswer } from '#lib/conversation/replies.ts';
import type { ReplyRefusal } from '#lib/conversation/reply-rules.ts';
import { passAsJob, passThrough } from '#lib/gate/entry.ts';
import { Refusal } from '#lib/platform/errors.ts';

const job = 'answer.received';

/**
 * Works what a person of the police wrote from their own WeCom or DingTalk: an answer passes the gate as that person and is stored
 * under the words' own id, so that it is stored once; whatever became of it is told there. Done again it changes nothing.
 */
export async function workAnswer(county: string, text: string): Promise<void> {
  const written = await passAsJob('clock:work', job, county, (pass) => readAnswer(pass, text));
  if (!written) return;
  const told = await answered(written);
  await passAsJob('clock:work', job, county, async (pass) => {
    await tellWriter(pass, written, told);
    return null;
  });
}

type Told = Parameters<typeof tellWriter>[2];

async function answered({ id, channel, judged }: WrittenAnswer): Promise<Told> {
  if ('refuse' in judged) return judged;
  if ('stored' in judged) return { answered: judged.stored };
  const { thread, text } = judged.answer;
  const input = sayInput.safeParse({ thread, text, request_key: id });
  if (!input.success) return { refuse: 'too_long', thread };
  try {
    await passThrough(
      'thread:work',
      { written: id },
      (pass) => answerThread(pass, input.data, [], channel),
      `answer/${id}`,
    );
    return { answered: thread };
  } catch (error) {
    const refuse = error instanceof Refusal ? refusals.get(error.problems[0]?.code ?? '') : undefined;
    if (!refuse) throw error;
    return { refuse, thread: refuse === 'not_yours' ? null : thread };
  }
}

const refusals = new Map<string, ReplyRefusal>([
  ['M-161', 'not_yours'],
  ['M-600', 'too_long'],
  ['M-602', 'numbers'],
]);
