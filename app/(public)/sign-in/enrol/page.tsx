import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Qr } from '#app/_ui/qr.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import css from '#app/(shared)/account/form.module.css';
import { credentialOfPage, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { enrolmentUri, offeredSecret } from '#lib/identity/second-factor.ts';
import { signInWords } from '#lib/identity/words.ts';
import { enrol } from '../actions.ts';
import { type Search, step, textOf } from '../address.ts';
import { DoorShell } from '../shell.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: signInWords(await languageOfRequest()).enrol };
}

/** The first authenticator after a password, or another one for somebody who has just shown the present one. */
export default async function Enrol({ searchParams }: { searchParams: Search }) {
  const [language, next, { session }] = await Promise.all([
    languageOfRequest(),
    textOf(searchParams, 'next'),
    credentialOfPage(),
  ]);
  const person = (await visitor()).session;
  if (!session || !person) redirect(step('/sign-in', next));
  if (person.hasTotp && person.aal < 2) redirect(step('/sign-in/second-factor', next));
  const words = signInWords(language);
  const secret = offeredSecret(session);
  return (
    <DoorShell title={words.enrol} back={step('/sign-in/enrol', next)}>
      <AskForm
        id="enrol"
        language={language}
        action={enrol}
        look="lamp"
        submit={words.confirm}
        hidden={{ next: ownPath(next) ?? '' }}
        asks={[{ name: 'code', label: words.code, kind: 'code', autoComplete: 'one-time-code' }]}
      >
        <p>{words.enrolText}</p>
        <div className={css.picture}>
          <Qr text={enrolmentUri(words.issuer, person.phoneMasked, secret)} label={words.enrolQr} />
        </div>
        <div>
          <p className="soft small">{words.enrolByHand}</p>
          <p className={`${css.secret} mono`}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        </div>
      </AskForm>
    </DoorShell>
  );
}
