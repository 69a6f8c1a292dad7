'use server';

import { type Asked, refusedAtDoor, tell } from '#app/(shared)/account/asked.ts';
import { valuesOf } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { leaveParentDraft } from '#lib/gate/parent.ts';
import { visitByForm } from '#lib/gate/visit.ts';
import { parentDraftInput } from '#lib/lodging/parent-draft.ts';
import { handed } from './handed.tsx';

/** Hands the desk what a parent typed; the answer shows nothing of it. */
export async function hand(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const typed = Object.fromEntries(
    Object.entries(valuesOf(form)).map(([name, value]) => [name, Array.isArray(value) ? '' : value]),
  );
  const parsed = parentDraftInput.safeParse(typed);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path }) => ({ code: 'M-120', field: path.join('.') }));
    return { problems: tell(problems, language), values: typed };
  }
  try {
    await leaveParentDraft(parsed.data, await visitByForm());
  } catch (error) {
    return refusedAtDoor(error, typed, language);
  }
  return { problems: [], values: {}, answer: handed(language, parsed.data.plate) };
}
