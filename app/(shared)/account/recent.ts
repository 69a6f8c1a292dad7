import { valuesOf } from '#lib/gate/action.ts';
import { demonstrationCode } from '#lib/gate/demonstration.ts';
import { visitor } from '#lib/gate/enter.ts';
import { showSecondFactor } from '#lib/gate/second-factor.ts';
import { carry, visitByForm } from '#lib/gate/visit.ts';
import { signInWords } from '#lib/identity/words.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Asked, refusedAtDoor } from './asked.ts';

const RECENT = 5 * 60_000; // security.md 7.5

/**
 * Before an act on rights: the second factor was shown in the last five minutes, or the form brings a code. Null when
 * the act may go on; else the form again, everything kept, with the field for the code.
 */
export async function recentFactor(form: FormData, language: Language): Promise<Asked | null> {
  const { now, session } = await visitor();
  const shownAt = session?.steppedUpAt ? new Date(session.steppedUpAt).getTime() : 0;
  if (now.getTime() - shownAt <= RECENT) return null;
  const values = Object.fromEntries(
    Object.entries(valuesOf(form)).map(([name, value]) => [name, String(value)]),
  );
  try {
    const visit = await visitByForm();
    if (!values.code) throw new Refusal('forbidden', [{ code: 'M-198', field: 'code' }]);
    await carry(await showSecondFactor(values.code, visit));
    return null;
  } catch (error) {
    const words = signInWords(language);
    const shown = await demonstrationCode((await visitByForm()).session);
    const hint =
      shown === 'none' ? words.codeHint : shown === 'soon' ? words.codeSoon : words.codeNow(shown.code);
    const code = {
      name: 'code',
      label: words.code,
      kind: 'code',
      hint,
      autoComplete: 'one-time-code',
    } as const;
    return { ...refusedAtDoor(error, values, language), more: [code] };
  }
}
