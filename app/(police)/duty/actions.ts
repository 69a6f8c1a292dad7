'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { claimIncident, disposeIncident, endIncident, ringIncidents } from '#lib/incident/commands.ts';
import { claimIncidentInput, endInput, rungInput } from '#lib/incident/inputs.ts';
import { policeOutcomes } from '#lib/incident/terms.ts';
import { leadOn } from '../asked.ts';

/** The duty page has sounded to its end. */
export async function rung(form: FormData): Promise<void> {
  await act('alert:work', rungInput, form, ringIncidents);
}

/** Claims an incident, or takes it over. */
export async function claim(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', claimIncidentInput, form, claimIncident);
  return leadOn(sent, (result) => `/duty/${result.id}?done=claimed`);
}

/** Ends an incident; what only a 民警 may say goes in by their door. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  const sent = policeOutcomes.some((one) => one === form.get('outcome'))
    ? await act('alert:dispose', endInput, form, disposeIncident)
    : await act('alert:work', endInput, form, endIncident);
  return leadOn(sent, (result) => `/duty/${result.id}?done=closed`);
}
