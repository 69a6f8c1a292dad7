import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { VisitStrip } from '#app/_ui/phone/visit-strip.tsx';
import { PoliceShell } from '#app/_ui/shell-police.tsx';
import { officeMenu, unitOf } from '#app/(shared)/account/menu.ts';
import { SignOut } from '#app/(shared)/account/sign-out.tsx';
import { messageWords } from '#lib/delivery/words.ts';
import { buildName } from '#lib/gate/build.ts';
import { visitor } from '#lib/gate/enter.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { accountWords } from '#lib/identity/words.ts';
import { Keys } from './keys.tsx';

/** Draws the police side's menu from the roles held now; it guards nothing. */
export default async function PoliceLayout({ children }: { children: ReactNode }) {
  const [language, largeType, { session, unread }, sent] = await Promise.all([
    languageOfRequest(),
    largeTypeOfRequest(),
    visitor(),
    headers(),
  ]);
  const here = sent.get('x-nl-path') ?? '/board';
  const path = here.split('?')[0] ?? here;
  const menu = session ? officeMenu(session, language, path) : [];
  return (
    <>
      {session && (
        <VisitStrip
          language={language}
          build={buildName()}
          walks={menu.some(({ items }) => items.some(({ href }) => href === '/chases'))}
        />
      )}
      <PoliceShell
        language={language}
        menu={menu}
        home={menu[0]?.items[0]?.href}
        messages={{ href: '/account/messages', label: messageWords(language).title, unread }}
        account={{ unit: session ? unitOf(session) : '', name: session?.name ?? '', href: '/account' }}
        preferences={{ action: '/api/v1/preferences', method: 'post', back: here, largeType }}
        foot={<Keys language={language} />}
        signOut={<SignOut label={accountWords(language).signOut} />}
      >
        {children}
      </PoliceShell>
    </>
  );
}
