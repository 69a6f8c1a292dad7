import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { languageOfRequest } from '#lib/gate/language.ts';
import { demonstrationText, offersCodes } from '#lib/gate/sign-in-code.ts';
import { waitingHere } from '#lib/gate/visit.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { signInWords } from '#lib/identity/words.ts';
import { askForText, enterByText } from '../actions.ts';
import { type Search, step, textOf } from '../address.ts';
import { DoorShell } from '../shell.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: signInWords(await languageOfRequest()).byText };
}

/** Signing in by a code in a text message: the number, then the code, the same for a number nobody has. */
export default async function ByText({ searchParams }: { searchParams: Search }) {
  const [language, next, sent] = await Promise.all([
    languageOfRequest(),
    textOf(searchParams, 'next'),
    textOf(searchParams, 'sent'),
  ]);
  if (!(await offersCodes())) redirect(step('/sign-in', next));
  const words = signInWords(language);
  const waiting = sent ? await waitingHere() : null;
  const shown = await demonstrationText(waiting);
  const hidden = { next: ownPath(next) ?? '' };
  return (
    <DoorShell title={words.byText} back={step('/sign-in/code', next)}>
      {waiting && <Answer title={words.textSent}>{words.textSentHint}</Answer>}
      {shown && <Answer title={words.textNow(shown)} />}
      {waiting && (
        <AskForm
          id="text-code"
          language={language}
          action={enterByText}
          look="lamp"
          submit={words.enter}
          hidden={hidden}
          asks={[
            {
              name: 'code',
              label: words.textCode,
              kind: 'code',
              autoComplete: 'one-time-code',
              focus: true,
            },
          ]}
        />
      )}
      <AskForm
        id="ask-text"
        language={language}
        action={askForText}
        look={waiting ? 'plain' : 'lamp'}
        submit={words.askText}
        hidden={hidden}
        asks={[{ name: 'phone', label: words.phone, kind: 'tel', autoComplete: 'username' }]}
      />
      <a href={step('/sign-in', next)}>{words.byPassword}</a>
    </DoorShell>
  );
}
