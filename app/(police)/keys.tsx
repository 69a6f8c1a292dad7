'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import { keysWords } from './words-keys.ts';

const choice = 'nightlight.keys';
/** What j and k go through: the link each row of a list is about. */
const rows = 'main td.who a, main .task__head a, main .lines > a.line, main .ten a.line';

const isOff = () => {
  try {
    return window.localStorage.getItem(choice) === 'off';
  } catch {
    return false;
  }
};

/** Letters meant for a field, for the browser or for an input method are not ours. */
function meant(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return false;
  const at = event.target;
  return !(
    at instanceof HTMLElement &&
    (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))
  );
}

/** Goes to the next row or the one before, with the true focus, so that Enter, Tab and a screen reader go on from there. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(rows)].filter((one) => one.offsetParent !== null);
  const now = document.activeElement;
  const at = now instanceof HTMLElement ? links.indexOf(now) : -1;
  const next = links[at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/**
 * The keyboard of the police side: / opens the search, j and k go through a list, ? tells the keys. They can be turned
 * off (WCAG 2.1.4), since somebody who speaks to the browser types letters without meaning to.
 */
export function Keys({ language }: { language: Language }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [off, setOff] = useState(false);
  const words = keysWords(language);

  useEffect(() => {
    setOff(isOff());
    // Whoever came here by the key is going to type.
    if (window.location.hash === '#q') document.getElementById('q')?.focus();
    const pressed = (event: KeyboardEvent) => {
      if (!meant(event) || isOff() || dialog.current?.open) return;
      if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('main form[action="/search"] input');
        if (field) field.focus();
        else window.location.assign('/search#q');
      } else if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      else if (event.key === '?') dialog.current?.showModal();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);

  const turn = (turnedOff: boolean) => {
    setOff(turnedOff);
    try {
      window.localStorage.setItem(choice, turnedOff ? 'off' : 'on');
    } catch {
      // for this page only
    }
  };
  return (
    <>
      <div className="keysbar wrap">
        <Button look="quiet" mini type="button" onClick={() => dialog.current?.showModal()}>
          {words.open}
        </Button>
      </div>
      <dialog className="keys" ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{words.title}</h2>
        <dl>
          {(['/', 'j', 'k', 'Enter', '?', 'Esc'] as const).map((key) => (
            <div className="keys__line" key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words.does(key)}</dd>
            </div>
          ))}
        </dl>
        <label className="pick" htmlFor="keys-off">
          <input
            type="checkbox"
            id="keys-off"
            checked={off}
            onChange={(event) => turn(event.currentTarget.checked)}
          />
          {words.off}
        </label>
        <Button type="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </Button>
      </dialog>
    </>
  );
}
