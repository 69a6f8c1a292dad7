'use server';

import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { checkFiles, filesOf } from '#lib/attachment/check.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askHallInput, endMatterInput, sayHallInput } from '#lib/hall/inputs.ts';
import { hallTakes } from '#lib/hall/pictures.ts';
import { askHall, endMatter, sayInHall, type Written } from '#lib/hall/write.ts';
import { at } from '../frame.tsx';

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');

async function goOn(sent: Sent<Written>, lodging: string, done: Record<string, string>): Promise<Asked> {
  if (sent.state === 'done') redirect(at(`/hall/${sent.result.hall}/${sent.result.matter}`, lodging, done));
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, await languageOfRequest()), values: sent.values };
}

/** The house begins a matter in a hall of its own. */
export async function begin(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hall:join', askHallInput, form, async (pass, input) =>
    askHall(pass, input, await checkFiles(await filesOf(form), hallTakes)),
  );
  return goOn(sent, textOf(form, 'lodging'), { done: 'said', sent: textOf(form, 'request_key') });
}

/** The house writes on. */
export async function say(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hall:join', sayHallInput, form, sayInHall);
  return goOn(sent, textOf(form, 'lodging'), { sent: textOf(form, 'request_key') });
}

/** The house ends a matter of its own. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = textOf(form, 'lodging');
  form.delete('lodging');
  return goOn(await act('hall:join', endMatterInput, form, endMatter), lodging, { done: 'ended' });
}
