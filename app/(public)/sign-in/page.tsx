import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { AskForm, Problems } from '#app/(shared)/account/ask-form.tsx';
import { tell } from '#app/(shared)/account/asked.ts';
import { needsSecondFactor } from '#lib/access/permissions.ts';
import { demonstrationOf } from '#lib/gate/demonstration.ts';
import { visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { offersCodes } from '#lib/gate/sign-in-code.ts';
import { otherHouses } from '#lib/gate/sign-in-other.ts';
import { ownHere } from '#lib/gate/visit.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { signInWords } from '#lib/identity/words.ts';
import { enterByPassword } from './actions.ts';
import { onwards, rolesOf, type Search, step, textOf } from './address.ts';
import { Demonstration } from './demonstration.tsx';
import { DoorShell } from './shell.tsx';

const away = (county: string, kind: string, next: string) =>
  `/sign-in/with/${county}/${kind}${next ? `?next=${encodeURIComponent(next)}` : ''}`;

export async function generateMetadata(): Promise<Metadata> {
  return { title: signInWords(await languageOfRequest()).title };
}

export default async function SignIn({ searchParams }: { searchParams: Search }) {
  const [language, next, out, refused, byPassword] = await Promise.all([
    languageOfRequest(),
    textOf(searchParams, 'next'),
    textOf(searchParams, 'out'),
    textOf(searchParams, 'refused'),
    textOf(searchParams, 'password'),
  ]);
  const { session } = await visitor();
  if (session) {
    const more = session.aal < 2 && rolesOf(session).some(needsSecondFactor);
    redirect((more ? step('/sign-in/second-factor', next) : onwards(next, session)) as Route);
  }
  // An own device does not ask: a phone goes on, a shared desk asks whose shift it is.
  if (!out && !refused && !byPassword && (await ownHere())) {
    redirect(`/paired?next=${encodeURIComponent(ownPath(next) ?? '/desk')}`);
  }
  const words = signInWords(language);
  const [people, texts, houses] = [await demonstrationOf(), await offersCodes(), await otherHouses()];
  const hidden = { next: ownPath(next) ?? '' };
  const problems = refused && /^M-(1\d\d|470|475)$/.test(refused) ? tell([{ code: refused }], language) : [];
  return (
    <DoorShell title={words.title} back={step('/sign-in', next)}>
      {out && <Answer title={words.signedOut}>{words.signedOutText}</Answer>}
      <Problems language={language} problems={problems} />
      <AskForm
        id="sign-in"
        language={language}
        action={enterByPassword}
        look="lamp"
        submit={words.enter}
        hidden={hidden}
        asks={[
          { name: 'phone', label: words.phone, kind: 'tel', autoComplete: 'username' },
          { name: 'password', label: words.password, kind: 'password', autoComplete: 'current-password' },
        ]}
      />
      {texts && <a href={step('/sign-in/code', next)}>{words.byText}</a>}
      {houses.map(({ county, kind, name }) => (
        <a key={`${county}/${kind}`} href={away(county, kind, hidden.next)}>
          {kind === 'wecom' ? words.byWecom(name) : words.byOidc(name)}
        </a>
      ))}
      <p className="hint">{words.noAccount}</p>
      <Demonstration language={language} people={people} next={hidden.next} />
    </DoorShell>
  );
}
