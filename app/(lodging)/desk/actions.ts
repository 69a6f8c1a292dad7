'use server';

import { redirect } from 'next/navigation';
import { act } from '#lib/gate/action.ts';
import { dropDraftInput, dropParentDraft } from '#lib/lodging/parent-draft.ts';
import { confirmBehalf, confirmInput } from '#lib/report/behalf/behalf.ts';
import { moveInput, moveStay } from '#lib/report/moves.ts';
import { at } from '../frame.tsx';

/** Extends a stay by a night or checks it out, then back to the desk, which says what happened. */
export async function move(form: FormData): Promise<void> {
  const sent = await act('stay:move', moveInput, form, moveStay);
  const lodging = String(form.get('lodging') ?? '').slice(0, 40);
  const told: Record<string, string> =
    sent.state === 'refused'
      ? { refused: sent.problems[0]?.code ?? 'M-199' }
      : { moved: String(form.get('move')).slice(0, 20) };
  redirect(at('/desk', lodging, told));
}

/** The house confirms what an officer filed for it after a call. */
export async function confirm(form: FormData): Promise<void> {
  const sent = await act('report:file', confirmInput, form, confirmBehalf);
  const lodging = String(form.get('lodging') ?? '').slice(0, 40);
  redirect(
    at(
      '/desk',
      lodging,
      sent.state === 'refused' ? { refused: sent.problems[0]?.code ?? 'M-199' } : { confirmed: '1' },
    ),
  );
}

/** Takes away what a parent typed, before its two hours are over. */
export async function dropDraft(form: FormData): Promise<void> {
  await act('report:file', dropDraftInput, form, dropParentDraft);
  redirect(at('/desk', String(form.get('lodging') ?? '').slice(0, 40)));
}
