'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { markInput, markRead } from '#lib/delivery/inbox.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { answerInput } from '#lib/notice/inputs.ts';
import { answerNotice } from '#lib/notice/own.ts';

function backOf(form: FormData, done: string): Route {
  const back = form.get('back');
  const path = ownPath(typeof back === 'string' ? back : null) ?? '/account/messages';
  return `${path}${path.includes('?') ? '&' : '?'}done=${done}` as Route;
}

/** The reader acknowledges a notice. */
export async function acknowledge(form: FormData): Promise<void> {
  await act('account:own', markInput, form, markRead);
  redirect(backOf(form, 'acked'));
}

/** A notice was on the reader's screen: it counts as read. Nothing else is said back. */
export async function seen(form: FormData): Promise<void> {
  await act('account:own', markInput, form, markRead);
}

/** The reader answers the one question of a notice. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  const back = backOf(form, 'replied');
  const sent = await act('account:own', answerInput, form, answerNotice);
  if (sent.state === 'done') redirect(back);
  if (sent.state === 'untouched') return unasked;
  const language = await languageOfRequest();
  return { problems: tell(sent.problems, language), values: sent.values };
}
