import { Refusal } from '#lib/platform/errors.ts';
import { addBurden } from '#lib/report/burden/burden.ts';
import { burdenInput } from '#lib/report/burden/rules.ts';
import { problemsOf } from '#lib/report/inputs.ts';
import { passThrough } from '../entry.ts';
import { jsonOf } from './body.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';

/** POST /burden: one filing more with so many seconds and taps. */
export async function countBurden(call: Call): Promise<ApiAnswer> {
  const parsed = burdenInput.safeParse(jsonOf(call.request).value);
  if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error));
  await passThrough(
    'desk:read',
    call.credential,
    async (pass) => {
      await addBurden(pass, parsed.data);
      return null;
    },
    call.requestId,
  );
  return json(200, { counted: true });
}
