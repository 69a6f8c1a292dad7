'use client';

import { startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Input, Select, Textarea } from '#app/_ui/field.tsx';
import { drop, find, keep } from '#app/_ui/phone/store.ts';
import { findNumbers } from '#lib/conversation/numbers.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Problems } from '../account/ask-form.tsx';
import type { Asked } from '../account/asked.ts';
import { Attach } from './attach.tsx';
import { findFiles, type Held, keepFiles, letGo } from './held.ts';

/** What a form of a conversation says; every sentence comes from the page. */
export type TalkFormWords = {
  text: string;
  textHint?: string;
  place?: string;
  placeHint?: string;
  send: string;
  unsent: string;
  kept: string;
  numbers: { found: string; label: string; moved: string; left: string };
};

type Kept = { text: string; place: string; key: string; unsent: boolean };

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'text' in value && 'key' in value;
}

const untouched: Asked = { problems: [], values: {} };

/**
 * Words for a conversation, kept on this phone while they are typed, under seal, and sent once: the form's key travels with the
 * draft. Without a line they wait and go by themselves when it is back. Pictures and a voice note go with them; personal numbers are
 * pointed out beside the field while one types. It is sent by the browser alone where no script runs.
 */
export function TalkForm(props: {
  id: string;
  language: Language;
  action: (before: Asked, form: FormData) => Promise<Asked>;
  words: TalkFormWords;
  /** a key nobody has used, and the key of what was sent last */
  requestKey: string;
  sentKey?: string;
  /** another form that leads here once it is sent, whose draft ends with it */
  before?: string;
  hidden: Record<string, string>;
  /** where many read: no files, and a personal number is pointed out but cannot be kept */
  wordsAlone?: boolean;
  /** one picture all the same, and what is said of it */
  picture?: string;
}) {
  const { words, id } = props;
  const [state, send, pending] = useActionState(props.action, untouched);
  const [key, setKey] = useState(props.requestKey);
  const [unsent, setUnsent] = useState(false);
  const [restored, setRestored] = useState(false);
  const [held, setHeld] = useState<readonly Held[]>([]);
  const [numbers, setNumbers] = useState(false);
  const [making, setMaking] = useState(false);
  const [goes, setGoes] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const name = `talk/${id}`;
  const filesName = `talk-files/${id}`;
  const look = () => setNumbers(findNumbers(field('text')?.value ?? '').length > 0);
  const changeHeld = (next: readonly Held[]) => {
    setHeld(next);
    void keep(name, typed(false));
    void keepFiles(filesName, next);
  };
  const field = (which: 'text' | 'place') =>
    form.current?.elements.namedItem(which) as HTMLTextAreaElement | HTMLInputElement | null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent changes this form once, a fresh key of the page does not
  useEffect(() => {
    let here = true;
    const sent = props.sentKey !== undefined && props.sentKey === key;
    if (sent) {
      form.current?.reset();
      setKey(props.requestKey);
      letGo(held);
      setHeld([]);
      setNumbers(false);
    }
    const forget = (form: string) => void Promise.all([drop(`talk/${form}`), drop(`talk-files/${form}`)]);
    const { before, sentKey } = props;
    if (before && sentKey)
      void find(`talk/${before}`).then((found) => isKept(found) && found.key === sentKey && forget(before));
    void find(name).then(async (found) => {
      if (!here || !isKept(found)) return;
      if (found.key === sentKey) return forget(id);
      const files = await findFiles(filesName);
      if (!here) return letGo(files);
      setHeld((now) => (now.length > 0 ? now : files));
      const text = field('text');
      if (!text || text.value) return;
      text.value = found.text;
      look();
      const place = field('place');
      if (place) place.value = found.place;
      setKey(found.key);
      setUnsent(found.unsent);
      setRestored(true);
    });
    return () => {
      here = false;
    };
  }, [props.sentKey]);

  // Tapped while a picture is still made smaller: it goes with the picture.
  useEffect(() => {
    if (!goes || making) return;
    setGoes(false);
    form.current?.requestSubmit();
  }, [goes, making]);

  useEffect(() => {
    if (!unsent) return;
    const go = () => {
      setUnsent(false);
      form.current?.requestSubmit();
    };
    if (navigator.onLine) return go();
    addEventListener('online', go, { once: true });
    return () => removeEventListener('online', go);
  }, [unsent]);

  const typed = (waits: boolean): Kept => ({
    ...{ text: field('text')?.value ?? '', place: field('place')?.value ?? '', key, unsent: waits },
  });
  const asksNumbers = numbers || state.problems.some(({ code }) => code === 'M-602');
  const problems = state.problems.map((problem) => ({
    ...problem,
    field: problem.field ? `${id}-${problem.field}` : undefined,
  }));
  const problemOf = (which: string) => problems.find((problem) => problem.field === `${id}-${which}`);
  return (
    <form
      ref={form}
      id={id}
      className="talkform"
      action={send}
      aria-busy={pending || goes}
      onInput={() => {
        look();
        void keep(name, typed(false));
      }}
      onSubmit={(event) => {
        if (making) {
          event.preventDefault();
          return setGoes(true);
        }
        if (!navigator.onLine) {
          event.preventDefault();
          setUnsent(true);
          return void keep(name, typed(true));
        }
        if (held.length === 0) return;
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        for (const { kind, blob } of held) data.append('file', blob, kind);
        startTransition(() => send(data));
      }}
    >
      <Problems language={props.language} problems={problems} />
      {unsent && <p role="status">{words.unsent}</p>}
      {restored && !unsent && (
        <p className="small soft" role="status">
          {words.kept}
        </p>
      )}
      {Object.entries({ ...props.hidden, request_key: key }).map(([one, value]) => (
        <input key={one} type="hidden" name={one} value={value} />
      ))}
      <Textarea
        id={`${id}-text`}
        name="text"
        label={words.text}
        hint={words.textHint}
        problem={problemOf('text')}
        defaultValue={state.values.text}
        maxLength={2000}
      />
      {words.place && (
        <Input
          id={`${id}-place`}
          name="place"
          label={words.place}
          hint={words.placeHint}
          problem={problemOf('place')}
          defaultValue={state.values.place}
        />
      )}
      {(!props.wordsAlone || props.picture) && (
        <Attach
          {...(props.picture ? { voice: false, limit: 1, hint: props.picture } : {})}
          id={id}
          language={props.language}
          held={held}
          change={changeHeld}
          making={setMaking}
          problem={problemOf('file')}
        />
      )}
      <p className="small" role="status">
        {asksNumbers && words.numbers.found}
      </p>
      {asksNumbers && !props.wordsAlone && (
        <Select
          id={`${id}-numbers`}
          name="numbers"
          label={words.numbers.label}
          options={[
            { value: 'moved', label: words.numbers.moved },
            { value: 'left', label: words.numbers.left },
          ]}
          defaultValue="moved"
        />
      )}
      <Button look="lamp" wide aria-disabled={pending}>
        {words.send}
      </Button>
    </form>
  );
}
