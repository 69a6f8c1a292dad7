import type { Ask } from '#app/(shared)/account/asked.ts';
import type { Lodging } from '#lib/lodging/queries.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Township } from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import { categoryChoices, townshipChoices } from './parts.tsx';

/** The numbered results the profile's schema can give; the form has their sentences before anything is sent. */
export const profileCodes = ['M-270', 'M-271', 'M-272', 'M-273', 'M-274', 'M-275', 'M-276', 'M-277', 'M-278'];

/** What is asked of a lodging's profile, filled with what stands. */
export function profileAsks(language: Language, townships: readonly Township[], now?: Lodging): Ask[] {
  const words = registryWords(language);
  return [
    { name: 'name', label: words.name, kind: 'text', value: now?.name },
    {
      name: 'category',
      label: words.category,
      kind: 'select',
      value: now?.category ?? 'guesthouse',
      options: categoryChoices(language),
    },
    {
      name: 'township_code',
      label: words.township,
      kind: 'select',
      value: now?.townshipCode ?? townships[0]?.code,
      options: townshipChoices(townships),
    },
    { name: 'address', label: words.address, kind: 'text', value: now?.address },
    { name: 'rooms', label: words.rooms, kind: 'number', value: now ? String(now.rooms) : undefined },
    { name: 'phone', label: words.phone, kind: 'tel', value: now?.phone ?? undefined },
    { name: 'licence', label: words.licence, kind: 'text', value: now?.licence ?? undefined },
    {
      name: 'no_front_desk',
      label: words.noFrontDesk,
      kind: 'check',
      value: now?.noFrontDesk ? '1' : undefined,
    },
  ];
}
