import type { Metadata } from 'next';
import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { DoorShell } from '#app/(public)/sign-in/shell.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { type Ask, tell } from '#app/(shared)/account/asked.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { invitationOf } from '#lib/gate/accept.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { visitOf } from '#lib/gate/visit.ts';
import { signInWords } from '#lib/identity/words.ts';
import { roleWords } from '#lib/identity/words-roles.ts';
import { accept } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: signInWords(await languageOfRequest()).invitation };
}

/** An invitation is only read here; a chat tool that fetches the link uses nothing up. */
export default async function Invitation({ params }: { params: Promise<{ code: string }> }) {
  const [language, { code }] = await Promise.all([languageOfRequest(), params]);
  const words = signInWords(language);
  const invited = await invitationOf(code, await visitOf());
  const back = `/invite/${encodeURIComponent(code)}`;
  if (!invited || invited.asks === 'nothing') {
    const [problem] = tell([{ code: invited ? 'M-188' : 'M-184' }], language);
    return (
      <DoorShell title={words.invitation} back={back}>
        <Answer warn title={problem?.message ?? words.spent}>
          <p>{problem?.cure}</p>
        </Answer>
        <LinkButton href="/sign-in">{words.title}</LinkButton>
      </DoorShell>
    );
  }
  const role = roleWords(language)[invited.role];
  const choose: Ask[] = [
    {
      name: 'password',
      label: words.choose,
      hint: words.chooseHint,
      kind: 'password',
      autoComplete: 'new-password',
    },
    { name: 'again', label: words.again, kind: 'password', autoComplete: 'new-password' },
  ];
  const present: Ask[] = [
    {
      name: 'password',
      label: words.presentPassword,
      hint: words.presentHint,
      kind: 'password',
      autoComplete: 'current-password',
    },
  ];
  return (
    <DoorShell title={words.invitation} back={back}>
      <h2>
        {invited.activates
          ? words.activated(invited.name)
          : words.invited(invited.name, invited.place ?? '', role)}
      </h2>
      <Kv rows={[[words.invitedPhone, invited.phoneMasked]]} />
      <AskForm
        id="invitation"
        language={language}
        action={accept}
        look="lamp"
        submit={words.accept}
        hidden={{ invitation: code, username: invited.phoneMasked }}
        asks={invited.asks === 'new' ? choose : present}
      />
      <p className="hint">{words.goodUntil(instantToMinute(invited.expiresAt, language))}</p>
    </DoorShell>
  );
}
