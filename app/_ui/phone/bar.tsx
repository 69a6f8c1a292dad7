import { useEffect, useState } from 'react';
import { businessDay } from '#lib/clock/business-day.ts';
import { nightShort } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Icon } from '../icons.tsx';
import { changed } from './count.ts';
import { countAnew } from './queue.ts';
import { waitFor } from './rules.ts';
import { type Round, sendAll } from './sender.ts';
import { stripWords } from './words-phone.ts';

type Said = { was: 'idle' | 'sending' } | { was: 'done'; round: Round };

/** How many returns are unsent, and the sending of them: when a page opens, a line comes back, or the page is looked at again. */
export function UnsentBar({ language }: { language: Language }) {
  const [count, setCount] = useState(0);
  const [said, setSaid] = useState<Said>({ was: 'idle' });

  useEffect(() => {
    let over = false;
    let timer: number | undefined;
    let tries = 0;

    async function send(): Promise<void> {
      window.clearTimeout(timer);
      if (over || (await countAnew()) === 0) return;
      setSaid({ was: 'sending' });
      const round = await sendAll(language);
      if (over) return;
      setSaid({ was: 'done', round });
      tries = round.stopped === 'no_signal' ? tries + 1 : 0;
      if (round.stopped === 'no_signal') timer = window.setTimeout(start, waitFor(tries, Math.random()));
    }
    const start = () => void send();
    const seen = () => document.visibilityState === 'visible' && start();
    const counted = (event: Event) => setCount((event as CustomEvent<number>).detail);
    window.addEventListener(changed, counted);
    window.addEventListener('online', start);
    document.addEventListener('visibilitychange', seen);
    start();
    return () => {
      over = true;
      window.clearTimeout(timer);
      window.removeEventListener(changed, counted);
      window.removeEventListener('online', start);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [language]);

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
