'use client';

import { useEffect, useState } from 'react';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Icon } from '../icons.tsx';
import { keptRound, renewRound, roundNow } from './round-kept.ts';
import { canKeep } from './store.ts';
import { visitHere } from './visit-here.ts';
import type { VisitRound } from './visit-sender.ts';
import { countVisits, type Meanwhile, told, toTell, visitOf, visitsChanged, visitsKnown } from './visits.ts';
import { visitStripWords } from './words-visit.ts';

const installAfterMs = 2500;
const againAfterMs = 30_000;
/** Pages of somebody who goes out: there the round is kept for a valley without signal. */
const walking = /^\/(tasks|chases|morning)(\/|$)/;

/** The fields of a visit's form by name; empty ones are left out, as the form's own way does. */
function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$'),
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/**
 * The strip over every police page that tells how many visits are unsent, and the phone's work behind it: it keeps the
 * round while there is a line, takes a visit over from its form, and sends what waits when there is a line again. What
 * sends is fetched only where something is to be sent.
 */
export function VisitStrip(props: { language: Language; build: string; walks: boolean }) {
  const { language, build, walks } = props;
  const [count, setCount] = useState(0);
  const [round, setRound] = useState<VisitRound | null>(null);
  const [news, setNews] = useState<Meanwhile[]>([]);
  const [sentBefore, setSentBefore] = useState(0);

  useEffect(() => {
    let over = false;
    let timer: number | undefined;
    async function send(): Promise<void> {
      window.clearTimeout(timer);
      const tell = await toTell();
      if (over) return;
      setNews(tell);
      if ((await countVisits()) === 0) return;
      const done = await import('./visit-sender.ts')
        .then(({ sendVisits }) => sendVisits(language))
        .catch((): VisitRound => ({ sent: 0, stopped: 'no_signal', cleared: [] }));
      remember(done.sent);
      if (over) return;
      setRound(done);
      setNews(await toTell());
      if (done.stopped === 'no_signal') timer = window.setTimeout(start, againAfterMs);
    }
    const start = () => void send();
    const seen = () => document.visibilityState === 'visible' && start();
    const counted = (event: Event) => setCount((event as CustomEvent<number>).detail);
    const submitted = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (
        new URL(form.action).pathname === '/sign-out' &&
        visitsKnown() > 0 &&
        form.dataset.sure === undefined
      ) {
        event.preventDefault();
        window.location.assign('/unsent?out=1');
      }
      if (form.id === 'visit' && form.dataset.plain === undefined && canKeep()) {
        event.preventDefault();
        event.stopPropagation();
        if (form.dataset.busy === undefined) void takeOver(form, language);
      }
    };
    setCount(visitsKnown());
    setSentBefore(recall());
    if (walks && walking.test(window.location.pathname)) void renewRound();
    window.addEventListener(visitsChanged, counted);
    window.addEventListener('online', start);
    document.addEventListener('visibilitychange', seen);
    // Before the form's own action hears of it.
    window.addEventListener('submit', submitted, true);
    const installing = window.setTimeout(() => {
      if (build && 'serviceWorker' in navigator)
        navigator.serviceWorker.register(`/sw.js?v=${build}`).catch(() => undefined);
    }, installAfterMs);
    start();
    return () => {
      over = true;
      window.clearTimeout(timer);
      window.clearTimeout(installing);
      window.removeEventListener(visitsChanged, counted);
      window.removeEventListener('online', start);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('submit', submitted, true);
    };
  }, [language, build, walks]);

  const sent = round?.sent || sentBefore;
  const cleared = round?.cleared ?? [];
  if (count + sent + news.length + cleared.length === 0) return null;
  const words = visitStripWords(language);
  return (
    <aside className="unsent" role="status">
      <Icon name={count + news.length > 0 ? 'alert' : 'check'} />
      {count + sent > 0 && <b>{count > 0 ? words.unsent(count) : words.sent(sent)}</b>}
      {cleared.map((house) => (
        <span key={house}>{words.cleared(house)}</span>
      ))}
      {news.map(({ key, chase, lodging, who, at }) => (
        <a key={key} href={`/chases/${chase}`} onClick={() => void told(key)}>
          {words.meanwhile(lodging, who, instantToMinute(new Date(at), language))}
        </a>
      ))}
      {count > 0 && round?.stopped === 'no_signal' && <span>{words.noSignal}</span>}
      {count > 0 &&
        (round?.stopped === 'sign_in' ? (
          <a href="/sign-in?next=/tasks">{words.signIn}</a>
        ) : (
          <a href="/unsent">{words.look}</a>
        ))}
    </aside>
  );
}

const sentName = 'nightlight.visits.sent';

/** The page that stands in for another goes as soon as nothing waits: the next one says what was sent. */
function remember(sent: number): void {
  if (sent > 0) window.sessionStorage.setItem(sentName, String(sent));
}

function recall(): number {
  const sent = Number(window.sessionStorage.getItem(sentName) ?? 0);
  window.sessionStorage.removeItem(sentName);
  return sent;
}

/** Sends a visit from its form, keeps it where no answer comes; what is refused goes the form's own way and is told there. */
async function takeOver(form: HTMLFormElement, language: Language): Promise<void> {
  form.dataset.busy = 'yes';
  const plainly = () => {
    form.dataset.plain = 'yes';
    form.requestSubmit();
    delete form.dataset.plain;
    delete form.dataset.busy;
  };
  const round = await keptRound();
  if (!round) return plainly();
  const fields = fieldsOf(form);
  const stop = round.stops.find(({ chase }) => chase === fields.chase);
  const lodging = stop?.lodging ?? { code: '', name: document.title };
  const now = roundNow(round);
  const was = await visitHere(visitOf({ owner: round.owner, lodging, fields, now }), language);
  if (was === 'sent') window.location.assign(`/chases/${fields.chase}?done=recorded`);
  else if (was !== 'kept') plainly();
  else if (navigator.serviceWorker?.controller) window.location.assign('/tasks');
  else window.location.hash = '#main';
}
