'use client';

import { type ReactNode, useActionState } from 'react';
import { Button, type ButtonLook } from '#app/_ui/button.tsx';
import { ErrorSummary, Input, Select, Textarea } from '#app/_ui/field.tsx';

import { PickGrid, PickRows } from '#app/_ui/pick.tsx';
import { Refused } from '#app/_ui/refused.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import type { Ask, Asked } from './asked.ts';
import { ForAWhile } from './for-a-while.tsx';
import css from './form.module.css';

export type { Ask };

const untouched: Asked = { problems: [], values: {} };
const types = {
  text: 'text',
  password: 'password',
  tel: 'tel',
  code: 'text',
  pin: 'password',
  date: 'date',
  time: 'time',
  instant: 'datetime-local',
  // A number field of the browser changes under the mouse's wheel and empties itself of what is no number.
  number: 'text',
} as const;
const numeric: ReadonlySet<string> = new Set(['number', 'pin']);

/**
 * A form that shows its problems beside its fields and its answer in place of itself. It is sent by the browser alone
 * where no script runs. Children stand above the fields until there is an answer.
 */
export function AskForm(props: {
  id: string;
  language: Language;
  action: (before: Asked, form: FormData) => Promise<Asked>;
  asks: readonly Ask[];
  submit: string;
  /** Whom or what the button is about, for a screen reader, where its word stands in every row. */
  whose?: string;
  /** Replaces the button's word for a screen reader; it must begin with that word (WCAG 2.5.3). */
  submitLabel?: string;
  look?: ButtonLook;
  hidden?: Record<string, string>;
  /** After an answer the form is there again, for the next one. */
  again?: boolean;
  children?: ReactNode;
}) {
  const [state, send, pending] = useActionState(props.action, untouched);
  const asks = [...props.asks, ...(state.more ?? [])];
  const problems = state.problems.map((problem) => ({
    ...problem,
    ...(asks.some(({ name }) => name === problem.field)
      ? { field: `${props.id}-${problem.field}` }
      : { field: undefined }),
  }));
  const { hideAfter } = state;
  const answer =
    state.answer && hideAfter ? (
      <ForAWhile seconds={hideAfter.seconds} after={<p className="soft">{hideAfter.afterwards}</p>}>
        {state.answer}
      </ForAWhile>
    ) : (
      state.answer
    );
  if (answer && !props.again) return answer;
  return (
    <form className={`${css.form} ${css.ask}`} action={send} id={props.id} aria-busy={pending}>
      {answer}
      <Problems language={props.language} problems={problems} />
      {props.children}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {asks.map((ask) => (
        <Asking
          key={ask.name}
          id={`${props.id}-${ask.name}`}
          ask={ask}
          value={shownIn(ask, state.values)}
          problem={problems.find(({ field }) => field === `${props.id}-${ask.name}`)}
        />
      ))}
      <Button look={props.look ?? 'act'} aria-disabled={pending} aria-label={props.submitLabel}>
        {props.submit}
        {props.whose && <span className="sr"> {props.whose}</span>}
      </Button>
    </form>
  );
}

// A box that was not ticked is not sent: what came back without it stays without it.
function shownIn(ask: Ask, sent: Asked['values']): string | undefined {
  const ticked = ask.kind === 'check' || ask.kind === 'many';
  return sent[ask.name] ?? (ticked && Object.keys(sent).length > 0 ? '' : ask.value);
}

// A problem of the whole form is said at once; problems of fields are also summed up with links to them.
export function Problems({ language, problems }: { language: Language; problems: Asked['problems'] }) {
  const [first] = problems;
  if (!first || problems.some(({ field }) => field)) {
    return <ErrorSummary language={language} problems={problems} />;
  }
  return <Refused {...first} />;
}

function Asking({
  id,
  ask,
  value,
  problem,
}: {
  id: string;
  ask: Ask;
  value?: string;
  problem?: Asked['problems'][number];
}) {
  const frame = { id, name: ask.name, label: ask.label, hint: ask.hint, problem };
  if (ask.kind === 'select') {
    // A select forgets its new default when a form is reset, so it is made anew.
    return <Select key={value} {...frame} options={ask.options ?? []} defaultValue={value} />;
  }
  if (ask.kind === 'paragraph') return <Textarea {...frame} defaultValue={value} />;
  if (ask.kind === 'check') {
    return (
      <label className="pick" htmlFor={id}>
        <input type="checkbox" id={id} name={ask.name} value="1" defaultChecked={value === '1'} />
        {ask.label}
      </label>
    );
  }
  if (ask.kind === 'pick') {
    return (
      <PickRows
        key={value}
        id={id}
        name={ask.name}
        legend={ask.label}
        options={ask.options ?? []}
        chosen={value ? [value] : []}
        required
        hint={ask.hint}
        problem={problem}
      />
    );
  }
  if (ask.kind === 'many') {
    return (
      <PickGrid
        key={value}
        id={id}
        name={ask.name}
        legend={ask.label}
        options={ask.options ?? []}
        chosen={value?.split(',')}
        many
        hint={ask.hint}
        problem={problem}
      />
    );
  }
  return (
    <Input
      {...frame}
      type={types[ask.kind]}
      numeric={ask.kind === 'code' || ask.kind === 'number' || ask.kind === 'pin'}
      inputMode={ask.kind === 'code' ? 'text' : numeric.has(ask.kind) ? 'numeric' : undefined}
      autoComplete={ask.autoComplete ?? 'off'}
      autoCapitalize="none"
      spellCheck={false}
      autoFocus={ask.focus}
      defaultValue={value}
    />
  );
}
