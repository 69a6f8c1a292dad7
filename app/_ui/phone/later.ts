import type { PhoneWork } from './work.ts';

const restAfterMs = 2500;

let asked: Promise<PhoneWork> | undefined;
let here = false;

/** For the page that opens without a line: it brings along what another page fetches. */
export function bring(work: PhoneWork): void {
  asked = Promise.resolve(work);
  here = true;
}

/** What files here and keeps what was not sent, fetched once; fails where it cannot be had, and is then asked for anew. */
export function fetchWork(): Promise<PhoneWork> {
  asked ??= import('./work.ts').then(({ phoneWork }) => {
    here = true;
    return phoneWork;
  });
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}

/** True where a form is better filed from here: all it takes has come, or the worker has it. Else its own way is the shorter one. */
export const isAtHand = (): boolean => here || Boolean(navigator.serviceWorker?.controller);

/**
 * Calls back once when a page has a reason for what it does not need to be read: somebody begins to tap or type, or it has
 * been there for a while and the browser rests, so that all is at hand when the line goes. Returns what ends the waiting.
 */
export function onceUsed(work: () => void): () => void {
  const signs = ['pointerdown', 'keydown'] as const;
  let over = false;
  const end = () => {
    over = true;
    window.clearTimeout(timer);
    for (const sign of signs) document.removeEventListener(sign, begin);
  };
  const begin = () => {
    if (over) return;
    end();
    work();
  };
  const rest = () => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(begin, { timeout: restAfterMs });
    else begin();
  };
  const timer = window.setTimeout(rest, restAfterMs);
  for (const sign of signs) document.addEventListener(sign, begin, { passive: true });
  return end;
}
