'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { passTaskInput, recallTaskInput, taskNumbersInput } from '#lib/conversation/handing/inputs.ts';
import { passTask, recallTask, taskNumbers } from '#lib/conversation/handing/pass-task.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf, shownForAWhile } from '../asked.ts';
import { numbersShown } from '../questions/numbers.tsx';

/** Back to the page of the task, which alone says where that is: a chase or an inspection. */
async function goOn(sent: Sent<unknown>, back: string, done: string): Promise<Asked> {
  const known = /^\/(chases|inspections)\/[0-9a-f-]{36}$/.test(back) ? back : '/tasks';
  if (sent.state === 'done') redirect(`${known}?done=${done}` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

function taken(form: FormData): string {
  const back = String(form.get('back') ?? '');
  form.delete('back');
  return back;
}

/** Passes a task's matter to a department. */
export async function passTaskOn(_before: Asked, form: FormData): Promise<Asked> {
  const back = taken(form);
  return goOn(await act('task:work', passTaskInput, form, passTask), back, 'passed');
}

/** Takes it back. */
export async function recallTaskBack(_before: Asked, form: FormData): Promise<Asked> {
  const back = taken(form);
  return goOn(await act('task:work', recallTaskInput, form, recallTask), back, 'recalled');
}

/** The numbers a department gave with its answer; noted before they are shown. */
export async function numbersOfTask(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('task:work', taskNumbersInput, form, taskNumbers);
  return shownForAWhile(sent, language, ({ numbers }) => numbersShown(language, numbers));
}
