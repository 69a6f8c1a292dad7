'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { claimIncident, disposeIncident, endIncident, ringIncidents } from '#lib/incident/commands.ts';
import { claimIncidentInput, endInput, rungInput } from '#lib/incident/inputs.ts';
import { policeOutcomes } from '#lib/incident/terms.ts';
import { askedOf } from '../asked.ts';

/** The duty page has sounded to its end. */
export async function rung(form: FormData): Promise<void> {
  await act('alert:work', rungInput, form, ringIncidents);
}

/** Claims an incident, or takes it over. */
export async function claim(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', claimIncidentInput, form, claimIncident);
  if (sent.state === 'done') redirect(`/duty/${sent.result.id}?done=claimed` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Ends an incident; what only a 民警 may say goes in by their door. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  const sent = policeOutcomes.some((one) => one === form.get('outcome'))
    ? await act('alert:dispose', endInput, form, disposeIncident)
    : await act('alert:work', endInput, form, endIncident);
  if (sent.state === 'done') redirect(`/duty/${sent.result.id}?done=closed` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}
