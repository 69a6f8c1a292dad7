import type { Metadata } from 'next';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { DoorShell } from '#app/(public)/sign-in/shell.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { tell } from '#app/(shared)/account/asked.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { pairingOf } from '#lib/gate/own-device.ts';
import { visitOf } from '#lib/gate/visit.ts';
import { ownWords } from '#lib/identity/device/words.ts';
import { signInWords } from '#lib/identity/words.ts';
import { listCommaOf } from '#lib/platform/i18n.ts';
import { pairHere } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: ownWords(await languageOfRequest()).title };
}

/** A pairing code is only read here; a chat tool that fetches the link uses nothing up. */
export default async function Pair({ params }: { params: Promise<{ code: string }> }) {
  const [language, { code }] = await Promise.all([languageOfRequest(), params]);
  const facts = await pairingOf(code, await visitOf());
  const words = ownWords(language);
  const back = `/pair/${encodeURIComponent(code)}`;
  if (!facts) {
    const [problem] = tell([{ code: 'M-462' }], language);
    return (
      <DoorShell title={words.title} back={back}>
        <Answer title={problem?.message ?? ''} warn>
          <p>{problem?.cure}</p>
        </Answer>
        <LinkButton href="/sign-in">{signInWords(language).title}</LinkButton>
      </DoorShell>
    );
  }
  const places = facts.places.join(listCommaOf(language));
  return (
    <DoorShell title={words.title} back={back}>
      <p>
        <b>{words.whose(facts.name, facts.phoneMasked)}</b>
      </p>
      <p className="soft">{words.text(places)}</p>
      <AskForm
        id="pair"
        language={language}
        action={pairHere}
        look="lamp"
        submit={words.pair}
        hidden={{ pairing: code }}
        asks={[
          { name: 'pin', label: words.pin, hint: words.pinHint, kind: 'pin', autoComplete: 'new-password' },
          { name: 'again', label: words.again, kind: 'pin', autoComplete: 'new-password' },
        ]}
      />
      <p className="hint">
        {signInWords(language).goodUntil(instantToMinute(new Date(facts.expiresAt), language))}
      </p>
    </DoorShell>
  );
}
