'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Field, type FieldProblem } from '#app/_ui/field.tsx';
import { most } from '#lib/attachment/terms.ts';
import { attachmentWords } from '#lib/attachment/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Held, hold, letGo } from './held.ts';
import { shrink } from './shrink.ts';
import { canRecord, type Recording, record } from './voice.ts';

type Props = {
  id: string;
  language: Language;
  held: readonly Held[];
  change: (next: readonly Held[]) => void;
  problem?: FieldProblem;
  /** told while pictures are made smaller, so that no form is sent without those already chosen */
  making?: (isMaking: boolean) => void;
  /** false where a form takes pictures alone */
  voice?: boolean;
  /** fewer pictures than a form takes elsewhere, and what is said of them there */
  limit?: number;
  hint?: string;
};

/**
 * Pictures and a voice note of a form. Without script the browser sends one picture with the form; with it they are made smaller,
 * shown, and kept on this phone until they are sent. The button to record stands only where recording works.
 */
export function Attach({ id, language, held, change, problem, making, voice = true, ...own }: Props) {
  const limit = own.limit ?? most.pictures;
  const words = attachmentWords(language);
  const [able, setAble] = useState<'no' | 'pictures' | 'voice'>('no');
  useEffect(() => setAble(voice && canRecord() ? 'voice' : 'pictures'), [voice]);
  const pictures = held.filter(({ kind }) => kind === 'picture').length;
  const take = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])].slice(0, limit - pictures);
    making?.(true);
    try {
      const small = await Promise.all(chosen.map(shrink));
      input.value = '';
      change([...held, ...small.map((blob) => hold('picture', blob))]);
    } finally {
      making?.(false);
    }
  };
  return (
    <>
      <Field id={`${id}-file`} label={words.add} hint={own.hint ?? words.addHint} problem={problem}>
        <input
          id={`${id}-file`}
          // With script what was chosen stands in the list below and is sent from there.
          name={able === 'no' ? 'file' : undefined}
          type="file"
          accept="image/jpeg,image/png"
          multiple={able !== 'no' && limit > 1}
          disabled={pictures >= limit}
          aria-describedby={problem ? `${id}-file-problem ${id}-file-hint` : `${id}-file-hint`}
          onChange={able === 'no' ? undefined : (event) => void take(event.currentTarget)}
        />
      </Field>
      {able === 'voice' && !held.some(({ kind }) => kind === 'voice') && (
        <Voice
          language={language}
          done={({ blob, seconds }) => change([...held, hold('voice', blob, seconds)])}
        />
      )}
      {held.length > 0 && (
        <ul className="held">
          {held.map((one, at) => {
            const name = one.kind === 'picture' ? words.picture(at + 1) : words.voice(one.seconds);
            return (
              <li key={one.key}>
                {one.kind === 'picture' ? (
                  // biome-ignore lint/performance/noImgElement: a picture of this page alone; the optimiser is off
                  <img src={one.url} alt={name} />
                ) : (
                  // biome-ignore lint/a11y/useMediaCaption: the writer's own words, a moment ago
                  <audio controls src={one.url} aria-label={name} />
                )}
                <Button
                  type="button"
                  mini
                  aria-label={`${words.remove} ${name}`}
                  onClick={() => {
                    letGo([one]);
                    change(held.filter(({ key }) => key !== one.key));
                  }}
                >
                  {words.remove}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

type State = { at: 'idle' | 'asking' | 'refused' | 'ending' } | { at: 'recording'; seconds: number };

/** One button: a tap begins, a tap ends; at the last second it ends by itself. */
function Voice(props: { language: Language; done: (made: { blob: Blob; seconds: number }) => void }) {
  const words = attachmentWords(props.language);
  const [state, setState] = useState<State>({ at: 'idle' });
  const running = useRef<Recording>(null);
  const done = useRef(props.done);
  done.current = props.done;
  useEffect(() => () => running.current?.cancel(), []);
  const end = async () => {
    const recording = running.current;
    running.current = null;
    if (!recording) return;
    setState({ at: 'ending' });
    done.current(await recording.stop());
  };
  const begin = async () => {
    setState({ at: 'asking' });
    try {
      running.current = await record({
        second: (seconds) => setState({ at: 'recording', seconds }),
        full: () => void end(),
      });
      setState({ at: 'recording', seconds: 0 });
    } catch {
      setState({ at: 'refused' });
    }
  };
  const busy = state.at === 'asking' || state.at === 'ending';
  return (
    <div className="voice">
      <Button
        type="button"
        icon="phone"
        look={state.at === 'recording' ? 'danger' : 'plain'}
        aria-disabled={busy}
        onClick={() => {
          if (state.at === 'recording') void end();
          else if (!busy) void begin();
        }}
      >
        {state.at === 'recording' ? words.stop : words.record}
      </Button>
      {state.at === 'recording' && (
        <p className="num" aria-hidden="true">
          {state.seconds}/{most.seconds}
        </p>
      )}
      <p className="small soft" role="status">
        {state.at === 'refused' && words.noMicrophone}
        {state.at === 'idle' && words.recordHint}
        {state.at === 'recording' && (state.seconds >= most.seconds - 10 ? words.nearEnd : words.recording)}
      </p>
    </div>
  );
}
