'use server';

import { redirect } from 'next/navigation';
import { type Asked, refusedAtDoor } from '#app/(shared)/account/asked.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { beginShift, joinDesk } from '#lib/gate/shift.ts';
import { carryOwn, visitByForm } from '#lib/gate/visit.ts';

const textIn = (form: FormData) => (name: string) => String(form.get(name) ?? '');

/** Begins a shift by name and PIN. */
export async function begin(_before: Asked, form: FormData): Promise<Asked> {
  const text = textIn(form);
  const account = text('account');
  try {
    await carryOwn(await beginShift({ account, pin: text('pin') }, await visitByForm()));
  } catch (error) {
    return refusedAtDoor(error, { account }, await languageOfRequest());
  }
  redirect('/shift/card');
}

/** Somebody's first shift at this desk. */
export async function join(_before: Asked, form: FormData): Promise<Asked> {
  const text = textIn(form);
  const phone = text('phone');
  try {
    const typed = { phone, password: text('password'), pin: text('pin'), again: text('again') };
    await carryOwn(await joinDesk(typed, await visitByForm()));
  } catch (error) {
    return refusedAtDoor(error, { phone }, await languageOfRequest());
  }
  redirect('/shift/card');
}
