'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Button } from '#app/_ui/button.tsx';
import { ErrorSummary, type FieldProblem, Input, Select } from '#app/_ui/field.tsx';
import { Pick } from '#app/_ui/pick.tsx';
import { Problems } from '#app/(shared)/account/ask-form.tsx';
import type { Ask, Asked } from '#app/(shared)/account/asked.ts';
import css from '#app/(shared)/account/form.module.css';
import { type LodgingInput, lodgingInput } from '#lib/lodging/inputs.ts';
import type { Language } from '#lib/platform/i18n.ts';

const untouched: Asked = { problems: [], values: {} };
const types = { tel: 'tel', date: 'date' } as const;

type Values = Record<string, string | boolean | undefined>;

// The one schema of form and action; a browser's form knows texts and ticks only, and a box not ticked is no value.
const checked = z
  .record(z.string(), z.union([z.string(), z.boolean(), z.undefined()]))
  .transform((values, context) => {
    const found = lodgingInput.safeParse({ ...values, no_front_desk: values.no_front_desk === true });
    if (found.success) return found.data;
    for (const { message, path } of found.error.issues) context.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  });

/**
 * A lodging's whole profile, checked beside each field as one leaves it by the schema the action checks again. Without
 * script it is the same form, sent by the browser. `sentences` are the numbered results in the reader's language.
 */
export function ProfileForm(props: {
  language: Language;
  action: (before: Asked, form: FormData) => Promise<Asked>;
  asks: readonly Ask[];
  submit: string;
  sentences: Record<string, FieldProblem>;
}) {
  const [state, send, pending] = useActionState(props.action, untouched);
  const element = useRef<HTMLFormElement>(null);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const form = useForm<Values, unknown, LodgingInput>({ mode: 'onTouched', resolver: zodResolver(checked) });
  const { errors } = form.formState;
  const problemOf = (name: string): FieldProblem | undefined => {
    const said = errors[name]?.message;
    if (typeof said === 'string') return props.sentences[said] ?? { code: said, message: said };
    return state.problems.find(({ field }) => field === name);
  };
  const summed = props.asks.flatMap(({ name }) => {
    const problem = form.formState.isSubmitted ? problemOf(name) : undefined;
    return problem ? [{ ...problem, field: `new-${name}` }] : [];
  });
  const submit = form.handleSubmit(() => {
    const sent = element.current;
    if (sent) startTransition(() => send(new FormData(sent)));
  });
  return (
    <form
      ref={element}
      id="new"
      className={css.form}
      action={send}
      aria-busy={pending}
      noValidate={live}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event);
      }}
    >
      {summed.length > 0 ? (
        <ErrorSummary language={props.language} problems={summed} />
      ) : (
        <Problems language={props.language} problems={state.problems} />
      )}
      {props.asks.map((ask) => {
        const frame = {
          id: `new-${ask.name}`,
          label: ask.label,
          hint: ask.hint,
          problem: problemOf(ask.name),
        };
        const register = form.register(ask.name);
        const value = state.values[ask.name] ?? ask.value;
        if (ask.kind === 'select') {
          return (
            <Select
              key={ask.name}
              {...frame}
              {...register}
              options={ask.options ?? []}
              defaultValue={value}
            />
          );
        }
        if (ask.kind === 'check') {
          return (
            <Pick
              key={ask.name}
              label={ask.label}
              type="checkbox"
              value="1"
              {...register}
              defaultChecked={value === '1'}
            />
          );
        }
        return (
          <Input
            key={ask.name}
            {...frame}
            {...register}
            type={ask.kind === 'tel' || ask.kind === 'date' ? types[ask.kind] : 'text'}
            defaultValue={value}
          />
        );
      })}
      <Button look="lamp" aria-disabled={pending}>
        {props.submit}
      </Button>
    </form>
  );
}
