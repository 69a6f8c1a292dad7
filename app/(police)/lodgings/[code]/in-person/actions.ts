'use server';

import { redirect } from 'next/navigation';
import { pairingAnswer } from '#app/(lodging)/my-lodging/devices/pairing-answer.tsx';
import { madeAnswer } from '#app/(lodging)/my-lodging/people/made.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { endDevice, makePairing } from '#lib/identity/device/care.ts';
import { lostInput, pairAtStationInput } from '#lib/identity/device/inputs.ts';
import { recoverInPerson } from '#lib/identity/device/station.ts';
import { stationWords } from '#lib/identity/device/words.ts';
import { one } from '#lib/identity/inputs.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { askedOf } from '../../../asked.ts';

/** A code for the phone of somebody who stands here with a paper. */
export async function pairHere(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('person:vouch', pairAtStationInput, form, (pass, { account, paper }) =>
    makePairing(pass, account, paper),
  );
  return askedOf(sent, language, (made) => pairingAnswer(language, made));
}

/** A lost phone: everything old ends, and the person gets a link to a new password. */
export async function phoneLost(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('person:vouch', lostInput, form, async (pass, { code, ...who }) => {
    const { id: lodging } = await lodgingByCode(pass, code);
    return recoverInPerson(pass, { ...who, lodging });
  });
  return askedOf(sent, language, ({ name, made }) =>
    madeAnswer(language, stationWords(language).recovered(name), made),
  );
}

/** Ends a phone or a shared desk at once. */
export async function endHere(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('device:end', one, form, async (pass, { id }) => {
    await endDevice(pass, id);
    return null;
  });
  if (sent.state === 'done')
    redirect(`/lodgings/${encodeURIComponent(String(form.get('code')))}/in-person?done=ended`);
  return askedOf(sent, await languageOfRequest(), () => null);
}
