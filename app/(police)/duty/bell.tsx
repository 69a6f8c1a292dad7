'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { dutyWords } from '#lib/incident/words-duty.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { rung } from './actions.ts';

const lookAgain = 10_000;
const ringAgain = 6000;
const notes = [880, 660, 880, 660] as const;
const noteSeconds = 0.28;

/** Sounds once; true only when the browser's own clock of sound has run on to the end, false on a device that is deaf. */
async function sound(context: AudioContext): Promise<boolean> {
  await context.resume();
  const begun = context.currentTime;
  const ends = notes.map((pitch, n) => {
    const tone = context.createOscillator();
    const loud = context.createGain();
    tone.type = 'square';
    tone.frequency.value = pitch;
    loud.gain.value = 0.25;
    tone.connect(loud).connect(context.destination);
    tone.start(begun + n * noteSeconds);
    tone.stop(begun + (n + 1) * noteSeconds);
    return new Promise<void>((done) => {
      tone.onended = () => done();
    });
  });
  const length = notes.length * noteSeconds * 1000;
  const tooLong = new Promise<void>((done) => {
    setTimeout(done, length + 2000);
  });
  await Promise.race([Promise.all(ends), tooLong]);
  return context.state === 'running' && context.currentTime - begun >= (length / 1000) * 0.9;
}

/**
 * The bell of the duty room. It sounds for what waits and says so to the house only after it has truly sounded; a page
 * that nobody has switched on is silent and says nothing.
 */
export function Bell(props: {
  language: Language;
  stream: string;
  /** Incidents to ring for, and other instant matters; the first are confirmed one by one. */
  incidents: readonly string[];
  others: readonly string[];
  counts: boolean;
}) {
  const { language, counts } = props;
  const [stream] = useState(props.stream);
  const words = dutyWords(language);
  const router = useRouter();
  const [state, setState] = useState<'off' | 'trying' | 'on' | 'deaf'>('off');
  const context = useRef<AudioContext | null>(null);
  const incidents = props.incidents.join(',');
  const waiting = props.incidents.length + props.others.length;

  useEffect(() => {
    const source = new EventSource(stream);
    source.addEventListener('change', () => router.refresh());
    const tick = setInterval(() => router.refresh(), lookAgain);
    return () => {
      source.close();
      clearInterval(tick);
    };
  }, [router, stream]);

  useEffect(() => {
    if (state !== 'on' || waiting === 0) return;
    let over = false;
    const ring = async () => {
      const ears = context.current;
      if (!ears) return;
      const heard = await sound(ears);
      if (!heard) setState('deaf');
      else if (incidents && counts && !over) {
        const form = new FormData();
        form.set('incidents', incidents);
        await rung(form);
      }
    };
    ring().catch(() => setState('deaf'));
    const again = setInterval(() => {
      ring().catch(() => setState('deaf'));
    }, ringAgain);
    return () => {
      over = true;
      clearInterval(again);
    };
  }, [state, waiting, incidents, counts]);

  const start = async () => {
    setState('trying');
    context.current ??= new AudioContext();
    setState((await sound(context.current).catch(() => false)) ? 'on' : 'deaf');
  };

  if (state === 'on') {
    return (
      <p className={waiting > 0 ? 'bell bell--ringing' : 'bell'} role="status">
        <span className="live-dot live" />
        <b>{waiting > 0 ? words.ringing(waiting) : words.armed}</b>
      </p>
    );
  }
  return (
    <div className="bell bell--off">
      <p role="status">{state === 'deaf' ? words.deaf : words.startHint}</p>
      <Button look="lamp" icon="bell" type="button" onClick={start} aria-disabled={state === 'trying'}>
        {state === 'trying' ? words.trying : words.start}
      </Button>
    </div>
  );
}
