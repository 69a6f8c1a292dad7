import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { PoliceShell } from '#app/_ui/shell-police.tsx';
import { visitor } from '#lib/gate/enter.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { menuFor } from '#lib/overview/menu.ts';
import { menuWords } from '#lib/overview/words.ts';

/** Draws the police side's menu from the roles held now; it guards nothing. */
export default async function PoliceLayout({ children }: { children: ReactNode }) {
  const [language, largeType, { session }, sent] = await Promise.all([
    languageOfRequest(),
    largeTypeOfRequest(),
    visitor(),
    headers(),
  ]);
  const here = sent.get('x-nl-path') ?? '/board';
  const words = menuWords(language);
  const held = session?.holdings.filter(({ county }) => county === session.county) ?? [];
  const units = [...new Set(held.flatMap(({ unitName }) => unitName ?? []))];
  const menu = menuFor(held).map(({ key, href }) => ({
    href,
    label: words[key],
    current: here === href || here.startsWith(`${href}/`) || here.startsWith(`${href}?`),
  }));
  return (
    <PoliceShell
      language={language}
      menu={menu}
      account={{ unit: units.slice(0, 2).join(' '), name: session?.name ?? '', href: '/account' }}
      preferences={{ action: '/api/v1/preferences', method: 'post', back: here, largeType }}
    >
      {children}
    </PoliceShell>
  );
}
