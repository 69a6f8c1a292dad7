import type { ReactNode } from 'react';
import { UnsentStrip } from '#app/_ui/phone/strip.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { PageHead, PoliceShell } from '#app/_ui/shell-police.tsx';
import { dockOf } from '#app/(lodging)/frame.tsx';
import { messageWords } from '#lib/delivery/words.ts';
import { buildName } from '#lib/gate/build.ts';
import { visitor } from '#lib/gate/enter.ts';
import type { EnteredSession } from '#lib/gate/entered.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { lodgingRoles } from '#lib/identity/rules.ts';
import { accountWords } from '#lib/identity/words.ts';
import { officeMenu, unitOf } from './menu.ts';
import { SignOut } from './sign-out.tsx';

type Inside = { session: EnteredSession; title: string; back: string; children: ReactNode };

async function preferencesFor(back: string) {
  const largeType = await largeTypeOfRequest();
  return { action: '/api/v1/preferences', method: 'post' as const, back, largeType };
}

/** A page of the lodging side with its title on the night blue. */
export async function LodgingFrame({ session, title, back, children }: Inside) {
  const language = await languageOfRequest();
  const lodging = session.holdings.find(({ lodgingCode }) => lodgingCode)?.lodgingCode;
  return (
    <>
      <UnsentStrip language={language} build={buildName()} />
      <LodgingShell
        language={language}
        preferences={await preferencesFor(back)}
        head={
          <div className="taskhead">
            <h1>{title}</h1>
          </div>
        }
        dock={lodging ? dockOf(language, lodging, 'my-lodging') : undefined}
      >
        {children}
      </LodgingShell>
    </>
  );
}

/** A page of the police and office side, with the menu of the person's roles. */
async function OfficeFrame(props: Inside) {
  const [language, { unread }] = await Promise.all([languageOfRequest(), visitor()]);
  return (
    <PoliceShell
      language={language}
      menu={officeMenu(props.session, language, props.back)}
      messages={{ href: '/account/messages', label: messageWords(language).title, unread }}
      account={{ unit: unitOf(props.session), name: props.session.name, href: '/account' }}
      preferences={await preferencesFor(props.back)}
      signOut={<SignOut label={accountWords(language).signOut} />}
    >
      <PageHead title={props.title} />
      {props.children}
    </PoliceShell>
  );
}

/** The frame of a page both sides have: the lodging's for whoever has nothing else. */
export function EitherFrame(props: Inside) {
  const onlyLodging = props.session.holdings.every(({ role }) => lodgingRoles.includes(role));
  return onlyLodging ? <LodgingFrame {...props} /> : <OfficeFrame {...props} />;
}
