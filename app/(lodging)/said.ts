import { cookies } from 'next/headers';
import type { FieldProblem } from '#app/_ui/field.tsx';
import { type Draft, readDraft } from '#lib/gate/api/draft.ts';
import { spoken } from '#lib/gate/api/spoken.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';

export type Said = FieldProblem & { field?: string; level: 'error' | 'warning' | 'info' };

/** Numbered results in the reader's words, as the parts show them. */
export function said(problems: readonly Problem[], language: Language): Said[] {
  return problems.map((one) => {
    const { code, field, message, cure, level } = spoken(one, language);
    return { code, message, cure, level, ...(field === undefined ? {} : { field }) };
  });
}

/** What the door sent back for this lodging and night: asked only by the page it came back to (`said=1`). */
export async function refusedDraft(
  query: { said?: string | string[] },
  lodging: string,
  night: string,
): Promise<Draft | null> {
  if (query.said !== '1') return null;
  const jar = await cookies();
  return readDraft((name) => jar.get(name)?.value, lodging, night);
}
