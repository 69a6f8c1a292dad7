'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { fileByLink, revokeLink } from '#lib/gate/one-tap.ts';
import { visitByForm } from '#lib/gate/visit.ts';
import { Refusal } from '#lib/platform/errors.ts';

const tokenOf = (form: FormData) => String(form.get('token') ?? '').slice(0, 200);
const back = (token: string, told = '') => `/t/${encodeURIComponent(token)}${told}` as Route;

/** The one confirm: files nil for the ticked nights and shows the link's page again, which tells what stands. */
export async function confirm(form: FormData): Promise<void> {
  const token = tokenOf(form);
  let told = '';
  try {
    const chosen = form.getAll('night').filter((one): one is string => typeof one === 'string');
    const { problems } = await fileByLink(token, chosen.slice(0, 200), await visitByForm());
    const [first] = problems;
    if (first) told = `?refused=${first.code}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    told = `?refused=${error.problems[0]?.code ?? 'M-199'}`;
  }
  redirect(back(token, told));
}

/** Ends the link. */
export async function revoke(form: FormData): Promise<void> {
  const token = tokenOf(form);
  await revokeLink(token, await visitByForm());
  redirect(back(token));
}
