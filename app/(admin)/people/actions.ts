'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { madeAnswer } from '#app/(lodging)/my-lodging/people/made.tsx';
import { type Asked, askedOf } from '#app/(shared)/account/asked.ts';
import { recentFactor } from '#app/(shared)/account/recent.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { grant, inviteTo } from '#lib/identity/granting.ts';
import { endOfHolding, grantRole, inviteToRole, one } from '#lib/identity/inputs.ts';
import { revokeInvitation } from '#lib/identity/invitations.ts';
import {
  endSessionsOf,
  invitePersonToPassword,
  resetSecondFactor,
  revokeHolding,
  setClosed,
  setLastDay,
} from '#lib/identity/taking.ts';
import { houseWords } from '#lib/identity/words-people.ts';

const account = z.object({ account: z.uuid('M-161').toLowerCase() });
const holding = one.extend(account.shape);

/** Invites somebody to a role. */
export async function invitePerson(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const first = await recentFactor(form, language);
  if (first) return first;
  const sent = await act('account:manage', inviteToRole, form, async (pass, input) => ({
    name: input.name,
    made: await inviteTo(pass, input),
  }));
  if (sent.state === 'done') revalidatePath('/people');
  return askedOf(sent, language, ({ name, made }) =>
    madeAnswer(language, houseWords(language).made(name), made),
  );
}

/** Takes an open invitation back. */
export async function takeBackInvitation(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:manage', one, form, async (pass, { id }) => {
    await revokeInvitation(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/people?done=takenBack');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Gives a person a further role. */
export async function giveRole(_before: Asked, form: FormData): Promise<Asked> {
  const first = await recentFactor(form, await languageOfRequest());
  if (first) return first;
  const sent = await act('account:manage', grantRole, form, async (pass, input) => {
    await grant(pass, input);
    return input.account;
  });
  if (sent.state === 'done') redirect(`/people/${sent.result}?done=granted`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Ends a role at once. */
export async function endRole(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:manage', holding, form, async (pass, input) => {
    await revokeHolding(pass, input.id);
    return input.account;
  });
  if (sent.state === 'done') redirect(`/people/${sent.result}?done=revoked`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Sets the last day of a role. */
export async function endRoleOn(_before: Asked, form: FormData): Promise<Asked> {
  const inputs = endOfHolding.extend(account.shape);
  const sent = await act('account:manage', inputs, form, async (pass, input) => {
    await setLastDay(pass, input.id, input.toDay);
    return input.account;
  });
  if (sent.state === 'done') redirect(`/people/${sent.result}?done=endSet`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** A link to a new password; the administrator neither sees nor chooses it. */
export async function passwordLink(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const first = await recentFactor(form, language);
  if (first) return first;
  const sent = await act('account:manage', account, form, (pass, input) =>
    invitePersonToPassword(pass, input.account),
  );
  return askedOf(sent, language, (made) => madeAnswer(language, houseWords(language).link, made));
}

/** Takes a lost second factor away, in person. */
export async function resetFactor(_before: Asked, form: FormData): Promise<Asked> {
  const first = await recentFactor(form, await languageOfRequest());
  if (first) return first;
  const inputs = account.extend({ present: z.literal('1', 'M-192') });
  const sent = await act('account:manage', inputs, form, async (pass, input) => {
    await resetSecondFactor(pass, input.account);
    return input.account;
  });
  if (sent.state === 'done') redirect(`/people/${sent.result}?done=wasReset`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Ends every session of a person. */
export async function endSessions(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:manage', account, form, async (pass, input) => {
    await endSessionsOf(pass, input.account);
    return input.account;
  });
  if (sent.state === 'done') redirect(`/people/${sent.result}?done=sessionsEnded`);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Closes an account or opens it again. */
export async function closeAccount(_before: Asked, form: FormData): Promise<Asked> {
  const first = await recentFactor(form, await languageOfRequest());
  if (first) return first;
  const inputs = account.extend({ closed: z.enum(['1', '0']) });
  const sent = await act('account:manage', inputs, form, async (pass, input) => {
    await setClosed(pass, input.account, input.closed === '1');
    return input;
  });
  if (sent.state === 'done') {
    redirect(`/people/${sent.result.account}?done=${sent.result.closed === '1' ? 'wasClosed' : 'reopened'}`);
  }
  return askedOf(sent, await languageOfRequest(), () => null);
}
