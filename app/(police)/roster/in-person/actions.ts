'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { recentFactor } from '#app/(shared)/account/recent.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { vouchForFactor } from '#lib/identity/device/factor.ts';
import { pairAtStationInput } from '#lib/identity/device/inputs.ts';
import { leadOn } from '../../asked.ts';

/** Takes away the lost second factor of a colleague who stands here; the own one is asked for once more first. */
export async function factorLost(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const first = await recentFactor(form, language);
  if (first) return first;
  const sent = await act('factor:vouch', pairAtStationInput, form, vouchForFactor);
  return leadOn(sent, () => '/roster/in-person?done=reset');
}
