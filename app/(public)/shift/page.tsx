import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { type Search, textOf } from '#app/(public)/sign-in/address.ts';
import { DoorShell } from '#app/(public)/sign-in/shell.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { deskHere } from '#lib/gate/shift.ts';
import { visitOf } from '#lib/gate/visit.ts';
import { deskWords, ownWords } from '#lib/identity/device/words.ts';
import { signInWords } from '#lib/identity/words.ts';
import { shiftWords } from '#lib/report/shift/words.ts';
import { begin, join } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: shiftWords(await languageOfRequest()).title };
}

/** A shared desk between two shifts: a name and a PIN, or the first time. Only on a computer an owner has made one. */
export default async function Shift({ searchParams }: { searchParams: Search }) {
  const [language, handed, { session }] = await Promise.all([
    languageOfRequest(),
    textOf(searchParams, 'handed'),
    visitor(),
  ]);
  if (session?.own?.kind === 'desk') redirect('/shift/card');
  const desk = await deskHere(await visitOf());
  if (!desk) redirect('/sign-in');
  const [words, own, door] = [deskWords(language), ownWords(language), signInWords(language)];
  return (
    <DoorShell title={words.title(desk.lodgingName ?? '')} back="/shift">
      {handed && <Answer title={shiftWords(language).handedOver} />}
      {desk.people.length === 0 ? (
        <Empty icon="people" title={words.nobody}>
          {words.nobodyText}
        </Empty>
      ) : (
        <AskForm
          id="begin"
          language={language}
          action={begin}
          look="lamp"
          submit={words.begin}
          asks={[
            {
              name: 'account',
              label: words.name,
              kind: 'select',
              options: [
                { value: '', label: words.choose },
                ...desk.people.map(({ account, name }) => ({ value: account, label: name })),
              ],
            },
            { name: 'pin', label: own.pin, kind: 'pin' },
          ]}
        />
      )}
      <details className="card fold" id="fold-first" open={desk.people.length === 0}>
        <summary>{words.first}</summary>
        <div className="pad">
          <AskForm
            id="join"
            language={language}
            action={join}
            submit={words.join}
            asks={[
              { name: 'phone', label: door.phone, kind: 'tel', autoComplete: 'off' },
              { name: 'password', label: door.password, kind: 'password', autoComplete: 'off' },
              { name: 'pin', label: own.pin, hint: own.pinHint, kind: 'pin' },
              { name: 'again', label: own.again, kind: 'pin' },
            ]}
          >
            <p className="hint">{words.firstText}</p>
          </AskForm>
        </div>
      </details>
      <LinkButton href="/sign-in?password=1">{words.byPassword}</LinkButton>
    </DoorShell>
  );
}
