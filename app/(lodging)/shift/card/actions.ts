'use server';

import { redirect } from 'next/navigation';
import { type Asked, askedOf } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { signOut } from '#lib/gate/sign-in.ts';
import { forget, visitOf } from '#lib/gate/visit.ts';
import { endShift, noteInput } from '#lib/report/shift/shift.ts';

/** Hands the desk over: the note is kept, the session ends, the next person begins. */
export async function handOver(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('shift:keep', noteInput, form, endShift);
  if (sent.state !== 'done') return askedOf(sent, await languageOfRequest(), () => null);
  await signOut(await visitOf());
  await forget();
  redirect('/shift?handed=1');
}
