'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type Asked, askedOf } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { browserName } from '#lib/gate/network.ts';
import { signOut } from '#lib/gate/sign-in.ts';
import { forget, keepOwn, visitOf } from '#lib/gate/visit.ts';
import { endDevice, makeDesk, makePairing } from '#lib/identity/device/care.ts';
import { deskInput, pairInput } from '#lib/identity/device/inputs.ts';
import { one } from '#lib/identity/inputs.ts';
import { pairingAnswer } from './pairing-answer.tsx';

/** A code for the phone of somebody of the own houses, or one's own. */
export async function pairPhone(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('people:manage', pairInput, form, (pass, { account }) =>
    makePairing(pass, account, null),
  );
  return askedOf(sent, language, (made) => pairingAnswer(language, made));
}

/** Ends a phone or a shared desk at once. */
export async function endOne(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('people:manage', one, form, async (pass, { id }) => {
    await endDevice(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/my-lodging/devices?done=ended');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Makes this computer a shared desk; the owner's own session on it ends with that. */
export async function deskHere(_before: Asked, form: FormData): Promise<Asked> {
  const browser = browserName((await headers()).get('user-agent'));
  const sent = await act('people:manage', deskInput, form, (pass, { lodging }) =>
    makeDesk(pass, lodging, browser),
  );
  if (sent.state !== 'done') return askedOf(sent, await languageOfRequest(), () => null);
  await keepOwn(sent.result.cookie);
  await signOut(await visitOf());
  await forget();
  redirect('/shift');
}
