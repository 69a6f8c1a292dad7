import type { Role } from '#lib/access/permissions.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';

/** Giving one matter to somebody. */
export const giveWords = defineWords({
  give: { zh: '交办', en: 'Give' },
  title: { zh: '交给谁办', en: 'Give it to somebody' },
  to: { zh: '交给', en: 'To' },
  given: { zh: (name: string) => `已交给${name}`, en: (name: string) => `Given to ${name}` },
  didGive: { zh: '已交办', en: 'Given' },
  has: { zh: (name: string) => `现在由${name}办`, en: (name: string) => `${name} has it now` },
  nobody: { zh: '没有可以交给的人：都不在岗。', en: 'Nobody to give it to: everybody is away.' },
  told: {
    zh: (what: string, place: string) => `交给您办：${what}，${place}`,
    en: (what: string, place: string) => `Given to you: ${what}, ${place}`,
  },
  toldBy: {
    zh: (name: string) => `${name}交办，请打开办理。`,
    en: (name: string) => `From ${name}. Open it and see to it.`,
  },
});

const roleWords = defineWords({
  officer: { zh: '责任民警', en: 'beat' },
  duty: { zh: '值班', en: 'duty' },
  chief: { zh: '所长', en: 'chief' },
  supervisor: { zh: '县局', en: 'county' },
});

/** What somebody is to the lodging: its beat's officer, the station's duty, its chief, the county. */
export function takerRole(role: Role, language: Language): string {
  const words: Partial<Record<Role, string>> = roleWords(language);
  return words[role] ?? '';
}

const problemWords = defineWords({
  'M-448': {
    zh: '请选一个管得到这家店、没有请假的人。',
    en: 'Choose somebody whose reach covers this lodging and who is not away.',
  },
  'M-449': { zh: (who: string) => `已经由${who}在办。`, en: (who: string) => `${who} has it already.` },
});

/** The sentence of M-448 and M-449, or null for another room's. */
export function giveProblem({ code, values }: Problem, language: Language): string | null {
  const words = problemWords(language);
  if (code === 'M-448') return words[code];
  return code === 'M-449' ? words[code](String(values?.who ?? '')) : null;
}
