import * as z from 'zod';
import { outcomes } from './terms.ts';

const task = z.uuid({ error: 'M-161' });

/** `over` takes a task over that another has claimed. */
export const claimInput = z.strictObject({ task, over: z.enum(['yes']).optional() });
export type ClaimInput = z.infer<typeof claimInput>;

export const finishInput = z.strictObject({ task, outcome: z.enum(outcomes, { error: 'M-322' }) });
export type FinishInput = z.infer<typeof finishInput>;
