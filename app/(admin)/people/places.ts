import type { Ask } from '#app/(shared)/account/asked.ts';
import { roles } from '#lib/access/permissions.ts';
import type { Place } from '#lib/identity/granting.ts';
import { peopleWords } from '#lib/identity/words-people.ts';
import { rankWords, roleWords } from '#lib/identity/words-roles.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What is asked of a role: which, with what rank, where, from and to which day. */
export function roleAsks(language: Language, units: readonly Place[]): Ask[] {
  const words = peopleWords(language);
  const ranks = rankWords(language);
  const names = roleWords(language);
  return [
    {
      name: 'role',
      label: words.role,
      kind: 'select',
      value: 'officer',
      options: roles.map((role) => ({ value: role, label: names[role] })),
    },
    {
      name: 'rank',
      label: words.rank,
      kind: 'select',
      value: '',
      options: [
        { value: '', label: words.noRank },
        { value: 'police', label: ranks.police },
        { value: 'auxiliary', label: ranks.auxiliary },
      ],
    },
    {
      name: 'unit',
      label: words.unit,
      kind: 'select',
      value: '',
      options: [
        { value: '', label: words.noUnit },
        ...units.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    { name: 'lodging', label: words.lodging, kind: 'text' },
    { name: 'fromDay', label: words.fromDay, kind: 'date' },
    { name: 'toDay', label: words.toDay, kind: 'date' },
  ];
}

/** From a day to a day, as it is read. */
export function daysOf(language: Language, held: { fromDay: string; toDay: string | null }): string {
  return held.toDay ? `${held.fromDay} – ${held.toDay}` : `${held.fromDay} ${peopleWords(language).always}`;
}
