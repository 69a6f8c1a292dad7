'use client';

import { useActionState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Problems } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import type { Language } from '#lib/platform/i18n.ts';

const untouched: Asked = { problems: [], values: {} };

/**
 * What came of a call, one tap an answer, folded under its row. `seen` is how many lines of the chase the row was read with: of
 * two who log at once the second is told. Sent by the browser alone where no script runs.
 */
export function LogCall(props: {
  language: Language;
  action: (before: Asked, form: FormData) => Promise<Asked>;
  chase: string;
  seen: number;
  whose: string;
  open: string;
  legend: string;
  ways: readonly { value: string; label: string }[];
}) {
  const [state, send, pending] = useActionState(props.action, untouched);
  const told = state.answer !== undefined || state.problems.length > 0;
  return (
    <details className="logcall" open={told}>
      <summary>
        {props.open}
        <span className="sr"> {props.whose}</span>
      </summary>
      <form action={send} id={`log-${props.chase}`} aria-busy={pending}>
        <input type="hidden" name="chase" value={props.chase} />
        <input type="hidden" name="seen" value={props.seen} />
        <input type="hidden" name="kind" value="call" />
        <fieldset>
          <legend className="sr">
            {props.legend} {props.whose}
          </legend>
          {props.ways.map(({ value, label }) => (
            <Button key={value} mini name="outcome" value={value} aria-disabled={pending}>
              {label}
            </Button>
          ))}
        </fieldset>
        <p className="small" role="status">
          {state.answer}
        </p>
        <Problems
          language={props.language}
          problems={state.problems.map(({ field: _, ...problem }) => problem)}
        />
      </form>
    </details>
  );
}
