'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { pointWords } from '#lib/lodging/point/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

type Said = { was: 'idle' | 'locating' | 'failed' } | { was: 'located'; metres: number };

/**
 * Fills the fields `point` and `accuracy` of the form it stands in from the phone, once, when it is tapped. Without
 * script, or without the person's leave, the point is typed.
 */
export function Locate({ language }: { language: Language }) {
  const [said, setSaid] = useState<Said>({ was: 'idle' });
  const words = pointWords(language);
  const locate = (form: HTMLFormElement | null) => {
    if (!form || !('geolocation' in navigator)) return setSaid({ was: 'failed' });
    setSaid({ was: 'locating' });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        const [point, off] = ['point', 'accuracy'].map((name) => form.elements.namedItem(name));
        if (!(point instanceof HTMLInputElement) || !(off instanceof HTMLInputElement)) return;
        point.value = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
        off.value = String(Math.round(accuracy));
        // Whoever mends the numbers by hand has typed them.
        const typed = () => {
          off.value = '';
          setSaid({ was: 'idle' });
        };
        point.addEventListener('input', typed, { once: true });
        setSaid({ was: 'located', metres: Math.round(accuracy) });
      },
      () => setSaid({ was: 'failed' }),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
    );
  };
  return (
    <div>
      <Button
        look="plain"
        icon="pin"
        type="button"
        onClick={(event) => locate(event.currentTarget.form)}
        aria-disabled={said.was === 'locating'}
      >
        {said.was === 'locating' ? words.locating : words.locate}
      </Button>
      <p className="small soft" role="status">
        {said.was === 'located' && words.located(said.metres)}
        {said.was === 'failed' && words.noFix}
      </p>
    </div>
  );
}
