'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { checkFiles, filesOf } from '#lib/attachment/check.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { announce, closeHall, endSeat, hidePost, openHall, seatDepartment } from '#lib/hall/host.ts';
import {
  announceInput,
  answerHallInput,
  closeHallInput,
  endMatterInput,
  hideInput,
  openHallInput,
  seatInput,
  unseatInput,
} from '#lib/hall/inputs.ts';
import { hallTakes } from '#lib/hall/pictures.ts';
import { answerInHall, endMatter } from '#lib/hall/write.ts';
import { askedOf } from '../asked.ts';

async function goOn<T extends { hall: string; matter?: string }>(
  sent: Sent<T>,
  done: Record<string, string>,
): Promise<Asked> {
  if (sent.state !== 'done') return askedOf(sent, await languageOfRequest(), () => null);
  const { hall, matter } = sent.result;
  redirect(`/halls/${hall}${matter ? `/${matter}` : ''}?${new URLSearchParams(done)}` as Route);
}

const keyOf = (form: FormData) => String(form.get('request_key') ?? '');

/** Opens a circle, or opens it again. */
export async function open(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hall:host', openHallInput, form, openHall), { done: 'opened' });
}

/** Closes a circle. */
export async function shut(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hall:host', closeHallInput, form, closeHall), { done: 'shut' });
}

/** Seats a department. */
export async function seat(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hall:host', seatInput, form, seatDepartment), { done: 'seated' });
}

/** Ends a department's seat. */
export async function unseat(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hall:host', unseatInput, form, endSeat), { done: 'unseated' });
}

/** The host announces, or calls for property. */
export async function tell(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hall:work', announceInput, form, async (pass, input) =>
    announce(pass, input, await checkFiles(await filesOf(form), hallTakes)),
  );
  return goOn(sent, { done: 'announced', sent: keyOf(form) });
}

/** Police or a department answer. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hall:work', answerHallInput, form, answerInHall), { sent: keyOf(form) });
}

/** Ends a matter. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hall:work', endMatterInput, form, endMatter), { done: 'ended' });
}

/** Hides a post with its reason. */
export async function hide(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hall:work', hideInput, form, hidePost), { done: 'hidden' });
}
