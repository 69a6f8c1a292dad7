'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { checkFiles, filesOf } from '#lib/attachment/check.ts';
import { answerThread, closeThread, numbersOf, openThread } from '#lib/conversation/answer.ts';
import { passInput, recallThreadInput } from '#lib/conversation/handing/inputs.ts';
import { passOn } from '#lib/conversation/handing/pass-on.ts';
import { recallThread } from '#lib/conversation/handing/recall.ts';
import { closeInput, numbersInput, openInput, sayInput } from '#lib/conversation/inputs.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf, shownForAWhile } from '../asked.ts';
import { numbersShown } from './numbers.tsx';

async function goOn(sent: Sent<{ thread: string }>, done: Record<string, string>): Promise<Asked> {
  if (sent.state === 'done')
    redirect(`/questions/${sent.result.thread}?${new URLSearchParams(done)}` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

const keyOf = (form: FormData) => String(form.get('request_key') ?? '');

/** An officer answers a house. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(
    await act('thread:work', sayInput, form, async (pass, input) =>
      answerThread(pass, input, await checkFiles(await filesOf(form))),
    ),
    {
      ...{ done: 'answered', sent: keyOf(form) },
    },
  );
}

/** The police begin a thread with a house. */
export async function open(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(
    await act('thread:work', openInput, form, async (pass, input) =>
      openThread(pass, input, await checkFiles(await filesOf(form))),
    ),
    { sent: keyOf(form) },
  );
}

/** The police end a thread. */
export async function close(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('thread:work', closeInput, form, closeThread), { done: 'closed' });
}

/** The numbers a house gave with a line; noted before they are shown. */
export async function numbers(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('thread:work', numbersInput, form, numbersOf);
  return shownForAWhile(sent, language, ({ numbers: list }) => numbersShown(language, list));
}

/** Passes the matter of a thread on to a branch, a department, a township or a village. */
export async function pass(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('thread:work', passInput, form, passOn), { done: 'passed' });
}

/** Takes it back from whom it was passed to. */
export async function recall(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('thread:work', recallThreadInput, form, recallThread), { done: 'recalled' });
}
