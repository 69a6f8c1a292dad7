'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type Asked, askedOf } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { limitTries } from '#lib/gate/api/limit.ts';
import { visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { makeSandbox } from '#lib/gate/sandbox.ts';
import { newKey, one, pairing, testKey } from '#lib/identity/inputs.ts';
import { createKey, revokeKey } from '#lib/identity/keys.ts';
import { endVendorLink, linkVendor } from '#lib/identity/vendors.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { keyAnswer, linkAnswer, sandboxAnswer } from './key-answer.tsx';

const codesAnHour = 20;
const sandboxesADay = 5;

/** Makes a key for one of the owner's lodgings; it is shown this once. */
export async function makeKey(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('key:manage', newKey, form, (pass, input) => createKey(pass, input));
  if (sent.state === 'done') revalidatePath('/my-lodging/keys');
  return askedOf(sent, language, ({ key }) => keyAnswer(language, key));
}

/** Ends a key at once. */
export async function endKey(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('key:manage', one, form, async (pass, { id }) => {
    await revokeKey(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/my-lodging/keys?done=keyRevoked');
  return askedOf(sent, language, () => null);
}

/** Gives one of the owner's lodgings to the vendor whose code was typed; tries are counted for the person. */
export async function giveToVendor(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const over = await tooMany('pairing', codesAnHour, 3600);
  if (over) return askedOf(over, language, () => null);
  const sent = await act('key:manage', pairing, form, (pass, input) => linkVendor(pass, input));
  if (sent.state === 'done') revalidatePath('/my-lodging/keys');
  return askedOf(sent, language, ({ name }) => linkAnswer(language, name));
}

/** Makes a sandbox lodging with a key of its own, to try things out on. */
export async function trySandbox(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const over = await tooMany('sandbox', sandboxesADay, 86_400);
  if (over) return askedOf(over, language, () => null);
  const sent = await act('key:manage', testKey, form, async (pass, { label }) => ({
    label,
    by: pass.actor.id,
  }));
  if (sent.state !== 'done') return askedOf(sent, language, () => null);
  const made = await makeSandbox(sent.result.label, sent.result.by);
  return askedOf({ state: 'done', result: made }, language, (sandbox) => sandboxAnswer(language, sandbox));
}

/** Counts a person's tries in a transaction of their own: one that is refused afterwards counts too. */
async function tooMany(what: string, most: number, seconds: number) {
  const { session } = await visitor();
  try {
    await limitTries(`${what}/${session?.account ?? ''}`, most, seconds);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: 'refused' as const, problems: error.problems, values: {} };
  }
}

/** Takes a lodging back from a vendor's key. */
export async function takeFromVendor(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('key:manage', one, form, async (pass, { id }) => {
    await endVendorLink(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/my-lodging/keys?done=vendorEnded');
  return askedOf(sent, language, () => null);
}
