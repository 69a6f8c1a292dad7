'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'];

/** A number pad with X, which no phone's own has; it types into the control of the id `target`. */
export function Keypad({ language, target }: { language: Language; target: string }) {
  const [open, setOpen] = useState(false);
  const words = stayPageWords(language);
  const type = (change: (text: string) => string) => {
    const input = document.getElementById(target);
    if (!(input instanceof HTMLInputElement)) return;
    input.value = change(input.value).slice(0, 18);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return (
    <>
      <Button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? words.closeKeypad : stayWords(language).keypad}
      </Button>
      {open && (
        <div className="keypad">
          {keys.map((key) => (
            <Button key={key} type="button" onClick={() => type((text) => text + key)}>
              {key}
            </Button>
          ))}
          <Button type="button" onClick={() => type((text) => text.slice(0, -1))}>
            {words.erase}
          </Button>
        </div>
      )}
    </>
  );
}
