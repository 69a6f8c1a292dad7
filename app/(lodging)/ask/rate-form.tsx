'use client';

import { type ReactNode, useActionState } from 'react';
import { Problems } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { rate } from './actions.ts';

const untouched: Asked = { problems: [], values: {} };

/** The one question after an answer: one tap, the button that was pressed is the answer. */
export function RateForm(props: {
  language: Language;
  thread: string;
  lodging: string;
  children: ReactNode;
}) {
  const [state, send] = useActionState(rate, untouched);
  return (
    <form action={send} id="rating">
      <Problems language={props.language} problems={state.problems} />
      <input type="hidden" name="thread" value={props.thread} />
      <input type="hidden" name="lodging" value={props.lodging} />
      <div className="rates">{props.children}</div>
    </form>
  );
}
