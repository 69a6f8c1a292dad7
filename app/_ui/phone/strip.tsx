'use client';

import { useEffect, useState } from 'react';
import { businessDay } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { nightShort } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Icon } from '../icons.tsx';
import { keepMeter } from './burden.ts';
import { fileNilHere } from './nil.ts';
import { changed, countAnew, countKnown } from './queue.ts';
import { waitFor } from './rules.ts';
import type { Round } from './sender.ts';
import { stripWords } from './words-phone.ts';

const installAfterMs = 2500;
// Without a line not even what sends can be fetched.
const away: Round = { filed: 0, stopped: 'no_signal', others: 0, cleared: [] };

type Said = { was: 'idle' | 'sending' } | { was: 'done'; round: Round };

/**
 * The strip over every page of the lodging side that tells how many returns are unsent, and the phone's own work behind
 * it: it installs the worker, files a nil from where the page stands, and sends what waits when the page opens, when
 * there is a line again and when the page is looked at again. It costs a first visit next to nothing: what sends is
 * fetched only where something waits.
 */
export function UnsentStrip({ language, build }: { language: Language; build: string }) {
  const [count, setCount] = useState(0);
  const [said, setSaid] = useState<Said>({ was: 'idle' });

  useEffect(() => {
    let over = false;
    let timer: number | undefined;
    let tries = 0;
    const woke = systemNow();
    const endMeter = keepMeter();

    async function send(): Promise<void> {
      window.clearTimeout(timer);
      if (over || (await countAnew()) === 0) return;
      setSaid({ was: 'sending' });
      const round = await import('./sender.ts').then(({ sendAll }) => sendAll(language)).catch(() => away);
      if (over) return;
      setSaid({ was: 'done', round });
      tries = round.stopped === 'no_signal' ? tries + 1 : 0;
      if (round.stopped === 'no_signal') timer = window.setTimeout(start, waitFor(tries, Math.random()));
    }
    const start = () => void send();
    const seen = () => document.visibilityState === 'visible' && start();
    const counted = (event: Event) => setCount((event as CustomEvent<number>).detail);
    const leaving = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (new URL(form.action).pathname !== '/sign-out' || countKnown() === 0) return;
      if (form.dataset.sure !== undefined) return;
      event.preventDefault();
      window.location.assign('/unsent?out=1');
    };
    const nil = (event: SubmitEvent) => fileNilHere(event, language, woke);

    setCount(countKnown());
    window.addEventListener(changed, counted);
    window.addEventListener('online', start);
    document.addEventListener('visibilitychange', seen);
    document.addEventListener('submit', leaving);
    document.addEventListener('submit', nil);
    // Not while the page itself is still coming in over a slow line.
    const installing = window.setTimeout(() => {
      if (build && 'serviceWorker' in navigator) {
        navigator.serviceWorker.register(`/sw.js?v=${build}`).catch(() => undefined);
      }
    }, installAfterMs);
    start();
    return () => {
      over = true;
      endMeter();
      window.clearTimeout(timer);
      window.clearTimeout(installing);
      window.removeEventListener(changed, counted);
      window.removeEventListener('online', start);
      document.removeEventListener('visibilitychange', seen);
      document.removeEventListener('submit', leaving);
      document.removeEventListener('submit', nil);
    };
  }, [language, build]);

  const filed = said.was === 'done' ? said.round.filed : 0;
  const cleared = said.was === 'done' ? said.round.cleared : [];
  if (count === 0 && filed === 0 && cleared.length === 0) return null;
  const words = stripWords(language);
  const stopped = said.was === 'done' ? said.round.stopped : null;
  return (
    <aside className="unsent" role="status">
      <Icon name={count > 0 ? 'alert' : 'check'} />
      {(count > 0 || filed > 0) && <b>{count > 0 ? words.unsent(count) : words.sent(filed)}</b>}
      {cleared.map((night) => (
        <span key={night}>{words.cleared(nightShort(businessDay(night), language))}</span>
      ))}
      {count > 0 && <span>{hintOf(said, words)}</span>}
      {stopped === 'sign_in' ? (
        <a href={signInHref()}>{words.signIn}</a>
      ) : (
        count > 0 && <a href="/unsent">{words.look}</a>
      )}
    </aside>
  );
}

function hintOf(said: Said, words: ReturnType<typeof stripWords>): string {
  if (said.was === 'sending') return words.sending;
  return said.was === 'done' && said.round.stopped === 'no_signal' ? words.noSignal : '';
}

function signInHref(): string {
  const here = window.location.pathname + window.location.search;
  return `/sign-in?${new URLSearchParams({ next: here })}`;
}
