import type { ComponentPropsWithRef, ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Code } from './code.tsx';
import { uiWords } from './words.ts';

/** One numbered result beside its field: the cause in the reader's language and how to mend it. */
export type FieldProblem = { code: string; message: string; cure?: string };

/** What every field has: `id` is also its `name` unless a name is given. */
export type FieldFrame = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  problem?: FieldProblem;
  /** Something beside the control on its line: a button, a unit. */
  beside?: ReactNode;
  /** Something under the control that belongs to it: what the number tells, "printed like this". */
  below?: ReactNode;
};

/** The attributes that tie a control to its hint, its problem and its cure for a screen reader. */
function wiring({ id, hint, problem }: Pick<FieldFrame, 'id' | 'hint' | 'problem'>) {
  const described = [problem && `${id}-problem`, problem?.cure && `${id}-cure`, hint && `${id}-hint`];
  return {
    id,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  };
}

/** Label, problem, control, cure and hint in that order, in one column. */
export function Field({
  id,
  label,
  hint,
  problem,
  beside,
  below,
  children,
}: FieldFrame & { children: ReactNode }) {
  return (
    <div className={problem ? 'field field--bad' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <ProblemLine id={id} problem={problem} />
      {beside ? (
        <div className="join">
          {children}
          {beside}
        </div>
      ) : (
        children
      )}
      {problem?.cure && (
        <p className="hint" id={`${id}-cure`}>
          {problem.cure}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {below}
    </div>
  );
}

/** The error slot: the code and its sentence, or nothing. */
export function ProblemLine({ id, problem }: { id: string; problem?: FieldProblem }) {
  if (!problem) return null;
  return (
    <p className="bad" id={`${id}-problem`}>
      <Code code={problem.code} /> {problem.message}
    </p>
  );
}

/** A line of text with its label. `numeric` aligns digits and asks a phone for its number keys. */
export function Input({
  label,
  hint,
  problem,
  beside,
  below,
  numeric = false,
  ...rest
}: FieldFrame & { numeric?: boolean } & ComponentPropsWithRef<'input'>) {
  const classes = ['input', problem ? 'input--bad' : '', numeric ? 'num' : ''].filter(Boolean).join(' ');
  return (
    <Field {...{ id: rest.id, label, hint, problem, beside, below }}>
      <input
        name={rest.id}
        inputMode={numeric ? 'numeric' : undefined}
        autoComplete="off"
        {...rest}
        {...wiring({ id: rest.id, hint, problem })}
        className={classes}
      />
    </Field>
  );
}

export type Option = { value: string; label: string; disabled?: boolean };

/** A native select with its label. An option with value '' is the unanswered one. */
export function Select({
  label,
  hint,
  problem,
  beside,
  below,
  options,
  ...rest
}: FieldFrame & { options: readonly Option[] } & ComponentPropsWithRef<'select'>) {
  return (
    <Field {...{ id: rest.id, label, hint, problem, beside, below }}>
      <select
        name={rest.id}
        {...rest}
        {...wiring({ id: rest.id, hint, problem })}
        className={problem ? 'select input--bad' : 'select'}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Several lines of text with their label. */
export function Textarea({
  label,
  hint,
  problem,
  beside,
  below,
  ...rest
}: FieldFrame & ComponentPropsWithRef<'textarea'>) {
  return (
    <Field {...{ id: rest.id, label, hint, problem, beside, below }}>
      <textarea
        name={rest.id}
        rows={3}
        {...rest}
        {...wiring({ id: rest.id, hint, problem })}
        className={problem ? 'textarea input--bad' : 'textarea'}
      />
    </Field>
  );
}

/** All problems of a form on top of it, each a link to its field (`field` is the field's id). */
export function ErrorSummary(props: {
  language: Language;
  problems: readonly (FieldProblem & { field?: string })[];
  title?: string;
}) {
  const words = uiWords(props.language);
  if (props.problems.length === 0) return null;
  return (
    <section className="errors" role="alert" aria-labelledby="errors-title" id="errors" tabIndex={-1}>
      <h2 id="errors-title">{props.title ?? words.errorsCount(props.problems.length)}</h2>
      <p className="soft small">{words.errorsKept}</p>
      <ul>
        {props.problems.map((problem) => (
          <li key={`${problem.code} ${problem.field ?? ''} ${problem.message}`}>
            {problem.field ? <a href={`#${problem.field}`}>{problem.message}</a> : <b>{problem.message}</b>}{' '}
            <Code code={problem.code} plain />
            {!problem.field && problem.cure && <p className="hint">{problem.cure}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
