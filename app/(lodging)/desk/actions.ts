'use server';

import { redirect } from 'next/navigation';
import { act } from '#lib/gate/action.ts';
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
