'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type Asked, askedOf } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { inviteToLodging, one, transferLodging } from '#lib/identity/inputs.ts';
import { invite, revokeInvitation } from '#lib/identity/invitations.ts';
import { inviteMemberToPassword, revokeMember } from '#lib/identity/people.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { madeAnswer } from './made.tsx';

/** Invites somebody to one of the owner's lodgings. */
export async function inviteMember(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('people:manage', inviteToLodging, form, async (pass, input) => ({
    name: input.name,
    made: await invite(pass, { ...input, rank: null, unit: null }),
  }));
  if (sent.state === 'done') revalidatePath('/my-lodging/people');
  return askedOf(sent, language, ({ name, made }) =>
    madeAnswer(language, houseWords(language).made(name), made),
  );
}

/** Makes a lodging over: the invitation is to its owner's role, and accepting it puts every other owner out. */
export async function transfer(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('people:manage', transferLodging, form, async (pass, input) => ({
    name: input.name,
    made: await invite(pass, { ...input, role: 'owner', rank: null, unit: null, transfers: true }),
  }));
  if (sent.state === 'done') revalidatePath('/my-lodging/people');
  return askedOf(sent, language, ({ name, made }) =>
    madeAnswer(language, houseWords(language).made(name), made),
  );
}

/** Takes an open invitation back. */
export async function takeBack(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('people:manage', one, form, async (pass, { id }) => {
    await revokeInvitation(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/my-lodging/people?done=takenBack');
  return askedOf(sent, language, () => null);
}

/** Ends a staff member's role at once. */
export async function endMember(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('people:manage', one, form, async (pass, { id }) => {
    await revokeMember(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/my-lodging/people?done=revoked');
  return askedOf(sent, language, () => null);
}

/** A link to a new password for a staff member. */
export async function resetMember(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('people:manage', one, form, (pass, { id }) => inviteMemberToPassword(pass, id));
  return askedOf(sent, language, (made) => madeAnswer(language, houseWords(language).link, made));
}
