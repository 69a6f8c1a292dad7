'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type Asked, askedOf } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askClosure, reopen } from '#lib/lodging/closures.ts';
import { closureAsk, contactsInput, reopening, seasonEnd } from '#lib/lodging/inputs.ts';
import { setContacts } from '#lib/lodging/people-to-call.ts';
import { askSeason, endSeason } from '#lib/lodging/season.ts';
import { at } from '../frame.tsx';

/** An owner asks that nights be excused; the police decide. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('closure:ask', closureAsk, form, askClosure);
  if (sent.state === 'done') redirect(at('/my-lodging', String(form.get('code')), { done: 'closure' }));
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Only what the command knows; whose page it was travels beside it. */
function withoutCode(form: FormData): FormData {
  const part = new FormData();
  for (const [name, value] of form) if (name !== 'code') part.append(name, value);
  return part;
}

/** An owner opens again before the closure's end, or takes back one that waits. */
export async function openAgain(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('closure:ask', reopening, withoutCode(form), reopen);
  if (sent.state === 'done') redirect(at('/my-lodging', String(form.get('code')), { done: 'reopened' }));
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** An owner asks that the same nights be excused each year; a chief decides. */
export async function askYearly(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('closure:ask', closureAsk, form, askSeason);
  if (sent.state === 'done') redirect(at('/my-lodging', String(form.get('code')), { done: 'season' }));
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** An owner ends what was asked for each year. */
export async function endYearly(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('closure:ask', seasonEnd, withoutCode(form), endSeason);
  if (sent.state === 'done') redirect(at('/my-lodging', String(form.get('code')), { done: 'season-ended' }));
  return askedOf(sent, await languageOfRequest(), () => null);
}

// The page asks for two people: the first, and the second contact, who may be left out.
const twoContacts = z
  .object({
    code: z.string().max(20),
    name: z.string(),
    phone: z.string(),
    name2: z.string(),
    phone2: z.string(),
  })
  .transform(({ code, name, phone, name2, phone2 }) => ({
    code,
    contacts: [{ name, phone }, ...(name2.trim() || phone2.trim() ? [{ name: name2, phone: phone2 }] : [])],
  }))
  .pipe(contactsInput);

/** Replaces whom the police and the reminders call first and second. */
export async function callThese(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('people:manage', twoContacts, form, setContacts);
  if (sent.state === 'done') redirect(at('/my-lodging', String(form.get('code')), { done: 'contacts' }));
  const asked = askedOf(sent, await languageOfRequest(), () => null);
  const fields: Record<string, string> = {
    'contacts.0.name': 'name',
    'contacts.0.phone': 'phone',
    'contacts.1.name': 'name2',
    'contacts.1.phone': 'phone2',
  };
  return {
    ...asked,
    problems: asked.problems.map((one) => ({ ...one, field: fields[one.field ?? ''] ?? one.field })),
  };
}
