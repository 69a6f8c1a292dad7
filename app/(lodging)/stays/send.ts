import type { FieldProblem } from '#app/_ui/field.tsx';
import type { Language } from '#lib/platform/i18n.ts';

export type Told = FieldProblem & { field?: string; level?: string };

export type Answered =
  | { was: 'filed' }
  | { was: 'refused'; problems: Told[]; version: number | null }
  | { was: 'signed_out' }
  | { was: 'no_signal' }
  | { was: 'fault' };

type ProblemDocument = { errors?: Told[]; version?: number };

/** Files a return by its key: the same key again gets the same receipt, so a tap repeated after a lost answer files once. */
export async function send(to: {
  door: string;
  requestKey: string;
  language: Language;
  body: unknown;
}): Promise<Answered> {
  let response: Response;
  try {
    response = await fetch(to.door, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': to.requestKey,
        'accept-language': to.language,
      },
      body: JSON.stringify(to.body),
    });
  } catch {
    return { was: 'no_signal' };
  }
  if (response.ok) return { was: 'filed' };
  if (response.status === 401) return { was: 'signed_out' };
  if (response.status >= 500) return { was: 'fault' };
  try {
    const { errors = [], version } = (await response.json()) as ProblemDocument;
    return { was: 'refused', problems: errors, version: typeof version === 'number' ? version : null };
  } catch {
    return { was: 'fault' };
  }
}
