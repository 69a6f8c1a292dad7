import type { Metadata } from 'next';
import { Answer } from '#app/_ui/answer.tsx';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { DoorShell } from '#app/(public)/sign-in/shell.tsx';
import { tell } from '#app/(shared)/account/asked.ts';
import { linkWords } from '#lib/chase/cascade/words-link.ts';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type LinkNight, linkPage } from '#lib/gate/one-tap.ts';
import { visitOf } from '#lib/gate/visit.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { revoke } from './actions.ts';
import { NilForm } from './nil-form.tsx';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: linkWords(await languageOfRequest()).title, robots: { index: false, follow: false } };
}

async function look(token: string) {
  try {
    return { page: await linkPage(token, await visitOf()), tooMany: false };
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'too_many') return { page: null, tooMany: true };
    throw error;
  }
}

/** Where a reminder's link leads: exactly the nights and houses it named. Opening it files nothing. */
export default async function OneTap({ params, searchParams }: Props) {
  const [language, { token }, { refused }] = await Promise.all([languageOfRequest(), params, searchParams]);
  const words = linkWords(language);
  const { page, tooMany } = await look(token);
  const back = `/t/${encodeURIComponent(token)}`;
  if (page?.state !== 'open') {
    const told = {
      over: [words.over, words.overHint],
      revoked: [words.revoked, words.revokedHint],
      unknown: [tooMany ? words.tooMany : words.unknown, tooMany ? '' : words.unknownHint],
    }[page?.state ?? 'unknown'];
    return (
      <DoorShell title={words.title} back={back}>
        <Answer warn title={told[0] ?? ''}>
          <p>{told[1]}</p>
        </Answer>
        {page && <Filed language={language} items={page.items.filter(({ filed }) => filed)} />}
        <LinkButton wide href="/desk">
          {words.signIn}
        </LinkButton>
      </DoorShell>
    );
  }
  const open = page.items.filter((item) => item.open);
  const own = page.items.filter(({ receipt }) => receipt !== null);
  const code = typeof refused === 'string' && /^M-\d{3}$/.test(refused) ? refused : null;
  return (
    <DoorShell title={words.title} back={back}>
      {code && <ErrorSummary language={language} problems={tell([{ code }], language)} />}
      {open.length === 0 && own.length > 0 && <Answer title={words.doneCount(own.length)} />}
      {open.length > 0 && <NilForm language={language} token={token} open={open} />}
      <Filed language={language} items={page.items.filter((item) => !item.open)} />
      {open.length > 0 && (
        <>
          <p className="law">{words.onlyThese}</p>
          <form action={revoke}>
            <input type="hidden" name="token" value={token} />
            <Button look="quiet">{words.revoke}</Button>
          </form>
        </>
      )}
    </DoorShell>
  );
}

function Filed({ language, items }: { language: Language; items: readonly LinkNight[] }) {
  if (items.length === 0) return null;
  const words = linkWords(language);
  return (
    <Block id="filed" title={words.done}>
      <div className="card">
        {items.map((item) => (
          <Line
            key={`${item.code}/${item.night}`}
            state={item.filed ? 'filed' : 'due'}
            title={`${item.name} ${nightName(item.night, language)}`}
          >
            {item.shortCode && item.acceptedAt
              ? words.receipt(
                  showShortCode(item.shortCode),
                  instantToMinute(new Date(item.acceptedAt), language),
                )
              : item.filed
                ? words.filed
                : words.closed}
          </Line>
        ))}
      </div>
    </Block>
  );
}
