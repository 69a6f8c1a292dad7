import { useState } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { put, take } from '#app/_ui/phone/queue.ts';
import type { Waiting } from '#app/_ui/phone/rules.ts';
import { type Round, sendAll } from '#app/_ui/phone/sender.ts';
import { layDown } from '#app/(lodging)/stays/drafts.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { deskPath, stayPath } from './addresses.ts';
import { saidBy, WaitingLines } from './waiting.tsx';
import { phoneWords } from './words.ts';

type Props = { language: Language; all: readonly Waiting[]; unreadable: number; owner: string | null };

/** Everything that waits on this phone, and what can be done about it. */
export function WaitingList({ language, all, unreadable, owner }: Props) {
  const [round, setRound] = useState<Round | 'sending' | null>(null);
  const words = phoneWords(language);
  const own = all.filter((one) => !owner || one.owner === owner);
  const others = all.filter((one) => owner && one.owner !== owner);
  const send = async () => {
    setRound('sending');
    setRound(await sendAll(language));
  };
  const signedOut = round !== null && round !== 'sending' && round.stopped === 'sign_in';
  return (
    <>
      {all.length === 0 && unreadable === 0 && (
        <Empty title={words.none} act={<LinkButton href="/desk">{words.toDesk}</LinkButton>}>
          {words.noneHint}
        </Empty>
      )}
      {signedOut && (
        <Answer warn title={words.signInFirst}>
          <a href="/sign-in?next=/unsent">{words.signIn}</a>
        </Answer>
      )}
      {own.some(({ warnedAt, refused }) => warnedAt && !refused) && <Answer warn title={words.clearsSoon} />}
      {own.some(({ refused }) => !refused) && (
        <Block id="own" title={words.title} count={own.filter(({ refused }) => !refused).length}>
          <div className="card">
            <WaitingLines language={language} waiting={own.filter(({ refused }) => !refused)} />
            <div className="pad">
              <Button
                look="lamp"
                wide
                type="button"
                onClick={() => void send()}
                disabled={round === 'sending'}
              >
                {round === 'sending' ? words.sending : words.sendNow}
              </Button>
            </div>
          </div>
        </Block>
      )}
      {own.map((one) => one.refused && <Refused key={one.key} language={language} one={one} />)}
      {others.length > 0 && (
        <Block id="others" title={words.others} count={others.length}>
          <div className="card">
            <WaitingLines language={language} waiting={others} />
          </div>
        </Block>
      )}
      {unreadable > 0 && <p className="soft">{words.unreadable(unreadable)}</p>}
    </>
  );
}

/** One that was not taken: why, and the two ways out. */
function Refused({ language, one }: { language: Language; one: Waiting }) {
  const words = phoneWords(language);
  const night = nightName(businessDay(one.night), language);
  const mend = async () => {
    const place = { owner: one.owner, lodging: one.lodging.code, night: one.night, stay: null };
    if (!(await layDown(place, one.entries ?? [], systemNow()))) return;
    await take(one.key);
    window.location.assign(stayPath(one.lodging.code, one.night));
  };
  return (
    <Block id={`r-${one.key}`} title={`${words.notTaken}：${night} · ${saidBy(one, language)}`}>
      <div className="card pad stack">
        {(one.refused ?? []).map(({ code, message, cure }) => (
          <p key={`${code} ${message}`}>
            <b className="mono">{code}</b> {message}
            {cure && <span className="soft"> {cure}</span>}
          </p>
        ))}
        {one.entries ? (
          <Button wide type="button" onClick={() => void mend()}>
            {words.mend}
          </Button>
        ) : (
          <LinkButton wide href={deskPath(one.lodging.code)}>
            {words.toDesk}
          </LinkButton>
        )}
        <Button
          wide
          type="button"
          onClick={() => void put({ ...one, refused: null }).then(() => sendAll(language))}
        >
          {words.sendNow}
        </Button>
        <details>
          <summary>{words.discard}</summary>
          <p>{words.discardSure}</p>
          <Button look="danger" type="button" onClick={() => void take(one.key)}>
            {words.yesDiscard}
          </Button>
        </details>
      </div>
    </Block>
  );
}
