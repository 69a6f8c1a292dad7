import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { SignOut } from '#app/(shared)/account/sign-out.tsx';
import { demonstrationCode } from '#lib/gate/demonstration.ts';
import { credentialOfPage, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { lodgingRoles } from '#lib/identity/rules.ts';
import { signInWords } from '#lib/identity/words.ts';
import { enterByCode } from '../actions.ts';
import { onwards, rolesOf, type Search, step, textOf } from '../address.ts';
import { DoorShell } from '../shell.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: signInWords(await languageOfRequest()).second };
}

export default async function SecondFactor({ searchParams }: { searchParams: Search }) {
  const [language, next] = await Promise.all([languageOfRequest(), textOf(searchParams, 'next')]);
  const { session } = await visitor();
  if (!session) redirect(step('/sign-in', next));
  if (session.aal >= 2) redirect(onwards(next, session) as Route);
  if (!session.hasTotp) redirect(step('/sign-in/enrol', next));
  const words = signInWords(language);
  const shown = await demonstrationCode((await credentialOfPage()).session);
  return (
    <DoorShell title={words.second} back={step('/sign-in/second-factor', next)}>
      {shown !== 'none' && <Answer title={shown === 'soon' ? words.codeSoon : words.codeNow(shown.code)} />}
      <AskForm
        id="second-factor"
        language={language}
        action={enterByCode}
        look="lamp"
        submit={words.confirm}
        hidden={{ next: ownPath(next) ?? '' }}
        asks={[
          {
            name: 'code',
            label: words.code,
            hint: words.codeHint,
            kind: 'code',
            autoComplete: 'one-time-code',
            focus: true,
          },
        ]}
      />
      <p className="hint">{words.lost}</p>
      {rolesOf(session).some((role) => lodgingRoles.includes(role)) && <a href="/desk">{words.toDesk}</a>}
      <SignOut label={words.otherAccount} />
    </DoorShell>
  );
}
