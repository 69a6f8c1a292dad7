import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { LinkButton } from '#app/_ui/button.tsx';
import { type Search, textOf } from '#app/(public)/sign-in/address.ts';
import { DoorShell } from '#app/(public)/sign-in/shell.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownWords } from '#lib/identity/device/words.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { shiftWords } from '#lib/report/shift/words.ts';
import { prove } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: ownWords(await languageOfRequest()).ask };
}

/** Before a child's fields, people or keys are shown on an own device. */
export default async function Pin({ searchParams }: { searchParams: Search }) {
  const [language, asked] = await Promise.all([languageOfRequest(), textOf(searchParams, 'next')]);
  const next = ownPath(asked) ?? '/desk';
  const { session } = await visitor();
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (session.own?.proven !== false) redirect(next as Route);
  const words = ownWords(language);
  return (
    <DoorShell title={words.ask} back={`/pin?next=${encodeURIComponent(next)}`}>
      <p>
        <b>{words.whose(session.name, session.phoneMasked)}</b>
      </p>
      <p className="soft">{words.askText}</p>
      <AskForm
        id="prove"
        language={language}
        action={prove}
        look="lamp"
        submit={words.go}
        hidden={{ next }}
        asks={[{ name: 'pin', label: words.pin, kind: 'pin', focus: true }]}
      />
      <LinkButton href="/desk">{shiftWords(language).backToDesk}</LinkButton>
    </DoorShell>
  );
}
