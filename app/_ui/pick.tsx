import type { ComponentPropsWithRef, ReactNode } from 'react';
import { type FieldProblem, ProblemLine } from './field.tsx';

export type PickOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

export type PicksProps = {
  /** Names the group; also the `name` of its inputs unless one is given. */
  id: string;
  name?: string;
  legend: ReactNode;
  /** Read by screen readers only, where a heading already says it. */
  legendHidden?: boolean;
  options: readonly PickOption[];
  /** What is chosen at first: one value of radios, any number of checkboxes. */
  chosen?: readonly string[];
  many?: boolean;
  /** three short words beside one another, even on a phone */
  three?: boolean;
  required?: boolean;
  hint?: ReactNode;
  problem?: FieldProblem;
  /** Further attributes for each input, such as what a form library registers. */
  input?: ComponentPropsWithRef<'input'>;
};

/** One choice whose whole row is the target. */
export function Pick({
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: ReactNode } & ComponentPropsWithRef<'input'>) {
  return (
    <label className="pick">
      <input {...input} />
      {label}
      {hint && <span className="hint">{hint}</span>}
    </label>
  );
}

/** Choices as full rows, for sentences. */
export function PickRows(props: PicksProps) {
  return (
    <Group {...props}>
      <div>
        {props.options.map((option, index) => (
          <Pick
            key={option.value}
            label={option.label}
            hint={option.hint}
            {...inputOf(props, option, index)}
          />
        ))}
      </div>
    </Group>
  );
}

/** Choices as a grid of two columns, for words. */
export function PickGrid(props: PicksProps) {
  return (
    <Group {...props}>
      <div className={props.three ? 'picks picks--three' : 'picks'}>
        {props.options.map((option, index) => (
          <label key={option.value}>
            <input {...inputOf(props, option, index)} />
            {option.label}
          </label>
        ))}
      </div>
    </Group>
  );
}

function Group(props: PicksProps & { children: ReactNode }) {
  return (
    <fieldset
      className={props.problem ? 'field--bad' : undefined}
      aria-describedby={
        [props.problem && `${props.id}-problem`, props.hint && `${props.id}-hint`]
          .filter(Boolean)
          .join(' ') || undefined
      }
    >
      <legend className={props.legendHidden ? 'sr' : 'label'}>{props.legend}</legend>
      <ProblemLine id={props.id} problem={props.problem} />
      {props.children}
      {props.problem?.cure && <p className="hint">{props.problem.cure}</p>}
      {props.hint && (
        <p className="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
    </fieldset>
  );
}

// The first input carries the group's id, so that a link in the error summary lands on it.
function inputOf(props: PicksProps, option: PickOption, index: number): ComponentPropsWithRef<'input'> {
  return {
    type: props.many ? 'checkbox' : 'radio',
    name: props.name ?? props.id,
    required: props.required && !props.many ? true : undefined,
    ...props.input,
    id: index === 0 ? props.id : `${props.id}-${option.value}`,
    value: option.value,
    disabled: option.disabled,
    defaultChecked: props.chosen?.includes(option.value),
  };
}
