import type { Language } from '#lib/platform/i18n.ts';
import { knock } from './door.ts';
import { visitsDoor } from './round-kept.ts';
import { putVisit, type VisitTold, type VisitWaiting } from './visits.ts';

type Since = { who: string; at: string };
type VisitAnswer = { status: number; errors: VisitTold[]; meanwhile: Since | null };

/** Sends a visit's text; status 0 when no answer came. `first` is said while its writer still looks at the form. */
export async function sendVisit(
  { body }: Pick<VisitWaiting, 'body'>,
  language: Language,
  first: boolean,
): Promise<VisitAnswer> {
  const answer = await knock(visitsDoor, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: first ? JSON.stringify({ ...(JSON.parse(body) as object), first: 'yes' }) : body,
  });
  if (!answer) return { status: 0, errors: [], meanwhile: null };
  try {
    const said = (await answer.json()) as { errors?: VisitTold[]; meanwhile?: Since };
    const { errors = [], meanwhile = null } = said;
    return { status: answer.ok ? 200 : answer.status, errors, meanwhile };
  } catch {
    // What answers without our words is something between the phone and us.
    return { status: answer.status === 401 ? 401 : 500, errors: [], meanwhile: null };
  }
}

/** What stands between the phone and us is down: it waits. */
export const waits = (status: number) => status === 0 || status === 429 || status >= 500;

/** Sends a visit as it is written, or keeps it where no answer comes or nobody is signed in any more. `refused` goes the form's own way. */
export async function visitHere(
  one: VisitWaiting,
  language: Language,
): Promise<'sent' | 'kept' | 'refused' | 'lost'> {
  const { status } = navigator.onLine ? await sendVisit(one, language, true) : { status: 0 };
  if (status === 200) return 'sent';
  if (!waits(status) && status !== 401) return 'refused';
  return (await putVisit(one)) ? 'kept' : 'lost';
}
