'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type Asked, refusedAtDoor } from '#app/(shared)/account/asked.ts';
import { acceptInvitation } from '#lib/gate/accept.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type Admitted, nextStep } from '#lib/gate/sign-in.ts';
import { carry, visitByForm } from '#lib/gate/visit.ts';
import { homeOf } from '#lib/identity/rules.ts';

/** Accepts with a new password, or with the present one of an account that exists. */
export async function accept(_before: Asked, form: FormData): Promise<Asked> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  let admitted: Admitted;
  try {
    const typed = { password: text('password'), again: text('again') };
    admitted = await acceptInvitation(text('invitation'), typed, await visitByForm());
    await carry(admitted);
  } catch (error) {
    return refusedAtDoor(error, {}, await languageOfRequest());
  }
  const way = nextStep(admitted.standing, admitted.aal);
  if (way === 'second_factor') redirect('/sign-in/second-factor');
  if (way === 'enrol') redirect('/sign-in/enrol');
  redirect(homeOf(admitted.standing.roles, admitted.aal) as Route);
}
