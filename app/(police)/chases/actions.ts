'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { fileOnChase } from '#lib/chase/behalf.ts';
import { recordStep } from '#lib/chase/commands.ts';
import { behalfInput, registerInput, signInput, stepInput } from '#lib/chase/inputs.ts';
import { settleRegister } from '#lib/chase/register.ts';
import { act } from '#lib/gate/action.ts';
import { signOfChase } from '#lib/inspection/from-chase.ts';
import { leadOn } from '../asked.ts';

/** Where a form leads back to: one of our own lists, or the chase itself. */
function backOf(form: FormData, chase: string): string {
  const back = String(form.get('back') ?? '');
  form.delete('back');
  return back === 'tasks'
    ? '/tasks?done=recorded'
    : back === 'chases'
      ? '/chases?done=recorded'
      : `/chases/${chase}?done=recorded`;
}

/** A call, a text, a promise, a visit, a finding. */
export async function step(_before: Asked, form: FormData): Promise<Asked> {
  const back = backOf(form, String(form.get('chase') ?? ''));
  const sent = await act('chase:work', stepInput, form, recordStep);
  return leadOn(sent, () => back);
}

/** A joint visit, or what its finding opens; a 民警's alone. */
export async function sign(_before: Asked, form: FormData): Promise<Asked> {
  const back = backOf(form, String(form.get('chase') ?? ''));
  const sent = await act('chase:sign', signInput, form, signOfChase);
  return leadOn(sent, () => back);
}

/** What becomes of the register after a finding. */
export async function settle(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('registry:write', registerInput, form, settleRegister);
  return leadOn(sent, ({ chase }) => `/chases/${chase}?done=recorded`);
}

/** A nil filed as the lodging said it on the phone. */
export async function behalf(_before: Asked, form: FormData): Promise<Asked> {
  const back = backOf(form, String(form.get('chase') ?? ''));
  const sent = await act('report:on_behalf', behalfInput, form, fileOnChase);
  return leadOn(sent, () => back);
}
