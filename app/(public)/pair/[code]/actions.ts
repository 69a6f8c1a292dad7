'use server';

import { redirect } from 'next/navigation';
import { type Asked, refusedAtDoor } from '#app/(shared)/account/asked.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { acceptPairing } from '#lib/gate/own-device.ts';
import { carryOwn, visitByForm } from '#lib/gate/visit.ts';

/** Makes the phone that sends this its person's own. */
export async function pairHere(_before: Asked, form: FormData): Promise<Asked> {
  const text = (name: string) => String(form.get(name) ?? '');
  try {
    const typed = { pin: text('pin'), again: text('again') };
    await carryOwn(await acceptPairing(text('pairing'), typed, await visitByForm()));
  } catch (error) {
    return refusedAtDoor(error, {}, await languageOfRequest());
  }
  redirect('/desk');
}
