'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type Asked, refusedAtDoor } from '#app/(shared)/account/asked.ts';
import { valuesOf } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { enrolSecondFactor, showSecondFactor } from '#lib/gate/second-factor.ts';
import { type Admitted, nextStep, signIn } from '#lib/gate/sign-in.ts';
import { askCode, signInByCode } from '#lib/gate/sign-in-code.ts';
import { carry, forgetWaiting, keepWaiting, visitByForm, waitingHere } from '#lib/gate/visit.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { homeOf } from '#lib/identity/rules.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { step } from './address.ts';
import { recoveryAnswer } from './recovery.tsx';

function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    Object.entries(valuesOf(form)).map(([name, value]) => [name, Array.isArray(value) ? '' : value]),
  );
}

function goOn({ standing, aal }: Admitted, next: string | undefined): never {
  const way = nextStep(standing, aal);
  if (way === 'second_factor') redirect(step('/sign-in/second-factor', next ?? null));
  if (way === 'enrol') redirect(step('/sign-in/enrol', next ?? null));
  redirect((ownPath(next) ?? homeOf(standing.roles, aal)) as Route);
}

/** Phone and password. */
export async function enterByPassword(_before: Asked, form: FormData): Promise<Asked> {
  const typed = typedIn(form);
  let admitted: Admitted;
  try {
    admitted = await signIn(typed.phone ?? '', typed.password ?? '', await visitByForm());
    await carry(admitted);
  } catch (error) {
    return refusedAtDoor(error, typed, await languageOfRequest());
  }
  goOn(admitted, typed.next);
}

/** Asks for a code by text message; whoever's number it is, the same page follows. */
export async function askForText(_before: Asked, form: FormData): Promise<Asked> {
  const typed = typedIn(form);
  try {
    await keepWaiting(await askCode(typed.phone ?? '', await visitByForm()));
  } catch (error) {
    return refusedAtDoor(error, typed, await languageOfRequest());
  }
  const own = ownPath(typed.next);
  redirect(`/sign-in/code?sent=1${own ? `&next=${encodeURIComponent(own)}` : ''}` as Route);
}

/** The code of a text message. */
export async function enterByText(_before: Asked, form: FormData): Promise<Asked> {
  const typed = typedIn(form);
  let admitted: Admitted;
  try {
    admitted = await signInByCode(typed.code ?? '', await waitingHere(), await visitByForm());
    await carry(admitted);
    await forgetWaiting();
  } catch (error) {
    return refusedAtDoor(error, typed, await languageOfRequest());
  }
  goOn(admitted, typed.next);
}

/** One tap of the demonstration: the same sign-in, its form filled in. */
export async function enterDemonstration(form: FormData): Promise<void> {
  const typed = typedIn(form);
  let admitted: Admitted;
  try {
    admitted = await signIn(typed.phone ?? '', typed.password ?? '', await visitByForm());
    await carry(admitted);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    redirect(`/sign-in?refused=${error.problems[0]?.code ?? 'M-182'}`);
  }
  goOn(admitted, typed.next);
}

/** The second step: a code or a recovery code. */
export async function enterByCode(_before: Asked, form: FormData): Promise<Asked> {
  const typed = typedIn(form);
  let admitted: Admitted;
  try {
    admitted = await showSecondFactor(typed.code ?? '', await visitByForm());
    await carry(admitted);
  } catch (error) {
    return refusedAtDoor(error, typed, await languageOfRequest());
  }
  goOn(admitted, typed.next);
}

/** The first code of a new authenticator; the answer shows the recovery codes once. */
export async function enrol(_before: Asked, form: FormData): Promise<Asked> {
  const typed = typedIn(form);
  const language = await languageOfRequest();
  try {
    const admitted = await enrolSecondFactor(typed.code ?? '', await visitByForm());
    await carry(admitted);
    const next = ownPath(typed.next) ?? homeOf(admitted.standing.roles, admitted.aal);
    return { problems: [], values: {}, answer: recoveryAnswer(language, admitted.recoveryCodes, next) };
  } catch (error) {
    return refusedAtDoor(error, typed, language);
  }
}
