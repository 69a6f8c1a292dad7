'use client';

import { startTransition, useActionState, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Problems } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { Attach } from '#app/(shared)/talk/attach.tsx';
import { type Held, letGo } from '#app/(shared)/talk/held.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { addThem } from './actions.ts';

const untouched: Asked = { problems: [], values: {} };

/** Chooses pictures for a draft and sends them; without script the browser sends one with the form. */
export function PictureForm(props: { language: Language; notice: string; submit: string }) {
  const [state, send, pending] = useActionState(addThem, untouched);
  const [held, setHeld] = useState<readonly Held[]>([]);
  const id = 'pictures';
  const problems = state.problems.map((problem) => ({
    ...problem,
    field: problem.field ? `${id}-${problem.field}` : undefined,
  }));
  return (
    <form
      id={id}
      className="talkform"
      action={send}
      aria-busy={pending}
      onSubmit={(event) => {
        if (held.length === 0) return;
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        for (const { blob } of held) data.append('file', blob, 'picture');
        letGo(held);
        setHeld([]);
        startTransition(() => send(data));
      }}
    >
      <Problems language={props.language} problems={problems} />
      <input type="hidden" name="notice" value={props.notice} />
      <Attach
        {...{ id, held }}
        language={props.language}
        voice={false}
        change={setHeld}
        problem={problems.find(({ field }) => field === `${id}-file`)}
      />
      <Button aria-disabled={pending}>{props.submit}</Button>
    </form>
  );
}
