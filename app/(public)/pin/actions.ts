'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type Asked, refusedAtDoor } from '#app/(shared)/account/asked.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { givePin } from '#lib/gate/pin.ts';
import { visitByForm } from '#lib/gate/visit.ts';
import { ownPath } from '#lib/identity/own-path.ts';

/** The PIN of an own device; then the page that asked for it. */
export async function prove(_before: Asked, form: FormData): Promise<Asked> {
  try {
    await givePin(String(form.get('pin') ?? ''), await visitByForm());
  } catch (error) {
    return refusedAtDoor(error, {}, await languageOfRequest());
  }
  redirect((ownPath(String(form.get('next') ?? '')) ?? '/desk') as Route);
}
