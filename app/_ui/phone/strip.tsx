'use client';

import { type ComponentType, useEffect, useState } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { keepMeter } from './burden.ts';
import { changed, countKnown } from './count.ts';
import { fetchWork, isAtHand, onceUsed } from './later.ts';
import { wakeNow } from './present.ts';

type Bar = ComponentType<{ language: Language }>;

const installAfterMs = 2500;

/**
 * What every page of the lodging side carries so that a lost line loses nothing. A first visit pays next to nothing: the
 * bar that tells what is unsent comes at once where something is, else with all that files here when the page is used or
 * rests, and is then at hand for the moment the line goes.
 */
export function UnsentStrip({ language, build }: { language: Language; build: string }) {
  const [own, setOwn] = useState<{ Shown: Bar } | null>(null);

  useEffect(() => {
    const woke = wakeNow();
    const endMeter = keepMeter();
    const show = () => {
      fetchWork().then(({ UnsentBar }) => setOwn((has) => has ?? { Shown: UnsentBar }), away);
    };
    const submitted = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (new URL(form.action).pathname === '/sign-out') {
        if (countKnown() === 0 || form.dataset.sure !== undefined) return;
        event.preventDefault();
        window.location.assign('/unsent?out=1');
      } else if (form.dataset.owner && isAtHand()) {
        event.preventDefault();
        fetchWork().then(
          (work) => work.fileNilHere(form, language, woke),
          () => form.submit(),
        );
      }
    };
    if (countKnown() > 0) show();
    const endWaiting = onceUsed(show);
    // Not while the page itself is still coming in over a slow line.
    const installing = window.setTimeout(() => {
      if (build && navigator.onLine && 'serviceWorker' in navigator) {
        navigator.serviceWorker.register(`/sw.js?v=${build}`).catch(away);
      }
    }, installAfterMs);
    window.addEventListener(changed, show);
    document.addEventListener('submit', submitted);
    return () => {
      endMeter();
      endWaiting();
      window.clearTimeout(installing);
      window.removeEventListener(changed, show);
      document.removeEventListener('submit', submitted);
    };
  }, [language, build]);

  return own && <own.Shown language={language} />;
}

// Without a line nothing more can be fetched; the page works as it stands.
const away = () => undefined;
