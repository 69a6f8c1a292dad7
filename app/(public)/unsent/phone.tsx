'use client';

import { useEffect, useState } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { changed, countKnown } from '#app/_ui/phone/count.ts';
import { type DeskKept, keptDesk } from '#app/_ui/phone/desk-kept.ts';
import { knock } from '#app/_ui/phone/door.ts';
import { bring } from '#app/_ui/phone/later.ts';
import { waiting } from '#app/_ui/phone/queue.ts';
import { keptRound, type RoundKept } from '#app/_ui/phone/round-kept.ts';
import type { Waiting } from '#app/_ui/phone/rules.ts';
import { UnsentStrip } from '#app/_ui/phone/strip.tsx';
import { VisitStrip } from '#app/_ui/phone/visit-strip.tsx';
import { type VisitWaiting, visitsChanged, visitsKnown, visitsWaiting } from '#app/_ui/phone/visits.ts';
import { phoneWork } from '#app/_ui/phone/work.ts';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { businessDay } from '#lib/clock/business-day.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { AwayDesk } from './away-desk.tsx';
import { AwayRound } from './away-round.tsx';
import { AwayStay } from './away-stay.tsx';
import { WaitingList } from './list.tsx';
import { VisitLines } from './visit-lines.tsx';
import { phoneWords } from './words.ts';

bring(phoneWork);

/** Pages of an officer's round, which the phone stands in for. */
const walked = /^\/(tasks|chases|morning|board)(\/|$)/;

type Held = {
  path: string;
  night: string | null;
  leaving: boolean;
  desk: DeskKept | null;
  all: Waiting[];
  unreadable: number;
  round: RoundKept | null;
  visits: VisitWaiting[];
};

/**
 * The page the phone opens by itself. At its own address it lists what waits; given out by the worker in place of another
 * page, it is that page without signal: the desk, the stay form, or a word that the page needs signal.
 */
export function Phone({ language: told, build }: { language: Language; build: string }) {
  const [held, setHeld] = useState<Held | null>(null);

  useEffect(() => {
    const { pathname, searchParams } = new URL(window.location.href);
    const code = searchParams.get('lodging');
    const read = async () => {
      const [desk, queue] = [await keptDesk(code), await waiting()];
      const [round, visits] = [await keptRound(), await visitsWaiting()];
      setHeld({
        path: pathname,
        night: searchParams.get('night'),
        leaving: searchParams.has('out'),
        desk,
        ...queue,
        ...{ round, visits },
      });
    };
    const again = () => void read();
    // The page that was asked for, as soon as it can be had and nothing waits any more.
    const back = () => {
      if (pathname === '/unsent' || pathname.startsWith('/stays') || countKnown() + visitsKnown() > 0) return;
      void knock('/api/health', { cache: 'no-store' }).then((up) => up?.ok && window.location.reload());
    };
    window.addEventListener(changed, again);
    window.addEventListener(changed, back);
    window.addEventListener(visitsChanged, again);
    window.addEventListener(visitsChanged, back);
    window.addEventListener('online', back);
    again();
    return () => {
      window.removeEventListener(changed, again);
      window.removeEventListener(changed, back);
      window.removeEventListener(visitsChanged, again);
      window.removeEventListener(visitsChanged, back);
      window.removeEventListener('online', back);
    };
  }, []);

  const language = held?.desk?.language ?? told;
  useEffect(() => {
    document.documentElement.lang = language;
    if (held?.desk?.largeType) document.documentElement.dataset.type = 'large';
  }, [language, held]);
  return (
    <>
      <UnsentStrip language={language} build={build} />
      {held && (held.round || held.visits.length > 0) && (
        <VisitStrip language={language} build={build} walks />
      )}
      <View held={held} language={language} />
    </>
  );
}

function View({ held, language }: { held: Held | null; language: Language }) {
  const words = phoneWords(language);
  if (held?.desk && ['/', '/desk'].includes(held.path))
    return <AwayDesk desk={held.desk} waiting={held.all} />;
  if (held?.desk && held.path === '/stays/new') return <AwayStay desk={held.desk} night={nightOf(held)} />;
  if (held?.round && walked.test(held.path))
    return <AwayRound round={held.round} visits={held.visits} path={held.path} language={language} />;
  return (
    <LodgingShell
      language={language}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
    >
      {held === null ? (
        <Empty icon="clock" title={words.opening}>
          {words.needsScript}
        </Empty>
      ) : (
        <Listed held={held} language={language} />
      )}
    </LodgingShell>
  );
}

function Listed({ held, language }: { held: Held; language: Language }) {
  const words = phoneWords(language);
  const { desk, round, visits, all, unreadable } = held;
  const elsewhere = held.path !== '/unsent';
  return (
    <>
      {elsewhere && (
        <Answer warn title={words.away}>
          <p>{desk || round ? words.elsewhere : words.unknownHint}</p>
          {desk && <a href="/desk">{words.toDesk}</a>}
          {round && <a href="/tasks">{words.toRound}</a>}
          <p>
            {deskPageWords(language).danger} <a href="tel:110">{deskPageWords(language).call110}</a>
          </p>
        </Answer>
      )}
      {held.leaving && all.length + unreadable + visits.length > 0 && (
        <Leaving language={language} count={all.length + unreadable + visits.length} />
      )}
      {visits.length > 0 && (
        <Block id="visits" title={words.visits} count={visits.length}>
          <div className="card">
            <VisitLines {...{ visits, language }} />
          </div>
        </Block>
      )}
      {(visits.length === 0 || all.length + unreadable > 0) && (
        <WaitingList {...{ language, all, unreadable }} owner={desk?.owner ?? null} />
      )}
    </>
  );
}

/** Signing out clears the phone: said before, with the way back first. */
function Leaving({ language, count }: { language: Language; count: number }) {
  const words = phoneWords(language);
  return (
    <section className="card pad stack" aria-labelledby="leaving">
      <h2 id="leaving">{words.outTitle(count)}</h2>
      <p>{words.outHint}</p>
      <LinkButton look="lamp" wide href="/unsent">
        {words.outSend}
      </LinkButton>
      <form method="post" action="/sign-out" data-sure="yes">
        <Button look="danger" wide>
          {words.outAnyway}
        </Button>
      </form>
    </section>
  );
}

function nightOf({ night }: Held) {
  try {
    return night === null ? null : businessDay(night);
  } catch {
    return null;
  }
}
