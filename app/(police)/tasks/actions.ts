'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { claimTask, finishTask, identifyChild } from '#lib/task/commands.ts';
import { claimInput, finishInput } from '#lib/task/inputs.ts';
import { askedOf } from '../asked.ts';

/** Claims a task, or takes it over. */
export async function claim(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('task:work', claimInput, form, claimTask);
  if (sent.state === 'done') redirect(`/tasks?done=claimed#task-${sent.result.id}` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Ends a task; that a child is identified goes in by the door of the 民警. */
export async function finish(_before: Asked, form: FormData): Promise<Asked> {
  const sent =
    form.get('outcome') === 'identified'
      ? await act('identity:resolve', finishInput, form, identifyChild)
      : await act('task:work', finishInput, form, finishTask);
  if (sent.state === 'done') redirect(`/tasks?done=${sent.result.outcome}` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}
