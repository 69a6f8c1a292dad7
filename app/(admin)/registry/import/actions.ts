'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { acceptInput, acceptRun, againInput, runAgain } from '#lib/registry/import/page-run.ts';
import { askedOf } from '../../asked.ts';

async function follow(sent: Sent<{ run: string }>): Promise<Asked> {
  if (sent.state === 'done') redirect(`/registry/import/${sent.result.run}` as Route);
  return askedOf(sent, await languageOfRequest());
}

/** Accepts what a dry run showed: exactly that is written. */
export async function accept(_before: Asked, form: FormData): Promise<Asked> {
  return follow(await act('registry:import', acceptInput, form, acceptRun));
}

/** A new dry run of the same files. */
export async function again(_before: Asked, form: FormData): Promise<Asked> {
  return follow(await act('registry:import', againInput, form, runAgain));
}
