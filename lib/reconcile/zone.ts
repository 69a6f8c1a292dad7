import { zone } from '#lib/platform/env.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Register } from './read-register.ts';

/** Nothing from the police intranet enters the internet side in clear (product.md, Keeping and showing). Refuses M-340. */
export function refuseClear({ form }: Pick<Register, 'form'>): void {
  if (form === 'clear' && zone() === 'internet') throw new Refusal('invalid', 'M-340');
}
