'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { recoveryAnswer } from '#app/(public)/sign-in/recovery.tsx';
import { act } from '#lib/gate/action.ts';
import { credentialOfPage, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { forget, forgetPhone, read } from '#lib/gate/visit.ts';
import { endDevice } from '#lib/identity/device/care.ts';
import { newOwnPassword, one, ownSession, preferences } from '#lib/identity/inputs.ts';
import {
  changePassword,
  countChange,
  endOtherSessions,
  endSession,
  renewRecoveryCodes,
  setPreferences,
} from '#lib/identity/own.ts';
import { type Asked, askedOf, tell } from './asked.ts';
import { said } from './said.tsx';

const nothing = z.object({});

/** How one wants to read: kept with the account and set on this browser at once. */
export async function saveReading(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:own', preferences, form, async (pass, input) => {
    await setPreferences(pass, input);
    return input;
  });
  if (sent.state === 'done') await read(sent.result.language, sent.result.largeType, true);
  const language = await languageOfRequest();
  return askedOf(sent, language, () => said(language, 'saved'));
}

/** A new password of one's own; tries are counted in a transaction of their own. */
export async function saveOwnPassword(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const { session } = await credentialOfPage();
  const counted = await act('account:own', nothing, form, countChange);
  if (counted.state === 'done' && counted.result.over) {
    return { problems: tell([{ code: 'M-163' }], language), values: {} };
  }
  const sent = await act('account:own', newOwnPassword, form, async (pass, input) => {
    await changePassword(pass, input, session);
    return null;
  });
  return askedOf(sent, language, () => said(language, 'changed'));
}

/** Ends one of one's own sessions. */
export async function endOneSession(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('account:own', ownSession, form, async (pass, { session }) => {
    await endSession(pass, session);
    return null;
  });
  if (sent.state === 'done') redirect('/account?done=ended');
  return askedOf(sent, language, () => null);
}

/** Ends one of one's own paired phones. */
export async function endOwnPhone(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:own', one, form, async (pass, { id }) => {
    await endDevice(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/account?done=phoneEnded');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Ends all other sessions. */
export async function endOthers(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const { session } = await credentialOfPage();
  const sent = await act('account:own', nothing, form, async (pass) => {
    await endOtherSessions(pass, session);
    return null;
  });
  if (sent.state === 'done') redirect('/account?done=ended');
  return askedOf(sent, language, () => null);
}

/** Ends every session and own phone, this one too. */
export async function endEverywhere(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:own', nothing, form, async (pass) => {
    await endOtherSessions(pass, null);
    return null;
  });
  if (sent.state !== 'done') return askedOf(sent, await languageOfRequest(), () => null);
  await forget();
  await forgetPhone();
  redirect('/sign-in?out=1');
}

/** Ten new recovery codes. */
export async function newCodes(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const { session } = await visitor();
  const sent = await act('account:own', nothing, form, (pass) => renewRecoveryCodes(pass, session?.aal ?? 0));
  return askedOf(sent, language, (codes) => recoveryAnswer(language, codes));
}
