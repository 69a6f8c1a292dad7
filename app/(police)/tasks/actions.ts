'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { claimTask, finishTask, identifyChild } from '#lib/task/commands.ts';
import { claimInput, finishInput } from '#lib/task/inputs.ts';
import { leadOn } from '../asked.ts';

/** Claims a task, or takes it over. */
export async function claim(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('task:work', claimInput, form, claimTask);
  return leadOn(sent, (result) => `/tasks?done=claimed#task-${result.id}`);
}

/** Ends a task; that a child is identified goes in by the door of the 民警. */
export async function finish(_before: Asked, form: FormData): Promise<Asked> {
  const sent =
    form.get('outcome') === 'identified'
      ? await act('identity:resolve', finishInput, form, identifyChild)
      : await act('task:work', finishInput, form, finishTask);
  return leadOn(sent, (result) => `/tasks?done=${result.outcome}`);
}
