'use server';

import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { checkFiles, filesOf } from '#lib/attachment/check.ts';
import { askOfficer, type Asked as Made, rateThread, sayMore, settle } from '#lib/conversation/ask.ts';
import { askInput, closeInput, rateInput, sayInput } from '#lib/conversation/inputs.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { at } from '../frame.tsx';

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');

async function goOn(sent: Sent<Made>, lodging: string, done: Record<string, string>): Promise<Asked> {
  if (sent.state === 'done') redirect(at(`/ask/${sent.result.thread}`, lodging, done));
  if (sent.state === 'untouched') return unasked;
  const language = await languageOfRequest();
  return { problems: tell(sent.problems, language), values: sent.values };
}

/** The house asks its officer. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('thread:ask', askInput, form, async (pass, input) =>
    askOfficer(pass, input, await checkFiles(await filesOf(form))),
  );
  return goOn(sent, textOf(form, 'lodging'), { sent: textOf(form, 'request_key') });
}

/** The house writes on. */
export async function say(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = textOf(form, 'lodging');
  form.delete('lodging');
  const sent = await act('thread:ask', sayInput, form, async (pass, input) =>
    sayMore(pass, input, await checkFiles(await filesOf(form))),
  );
  return goOn(sent, lodging, { sent: textOf(form, 'request_key') });
}

/** The house says that it is settled. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = textOf(form, 'lodging');
  form.delete('lodging');
  return goOn(await act('thread:ask', closeInput, form, settle), lodging, { done: 'settled' });
}

/** How the answer was. */
export async function rate(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = textOf(form, 'lodging');
  form.delete('lodging');
  return goOn(await act('thread:ask', rateInput, form, rateThread), lodging, { done: 'rated' });
}
