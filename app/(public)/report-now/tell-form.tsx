'use client';

import { useActionState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { ErrorSummary, Input, Select, Textarea } from '#app/_ui/field.tsx';
import { PickGrid, PickRows } from '#app/_ui/pick.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { companies, type IncidentKind, longest, presences, signs } from '#lib/incident/terms.ts';
import { companyName, presenceName, signName, tellWords } from '#lib/incident/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { tell } from './actions.ts';

const untouched: Asked = { problems: [], values: {} };

type Props = {
  language: Language;
  kind: IncidentKind;
  requestKey: string;
  house: { code: string; name: string } | null;
  houses: readonly { code: string; name: string }[];
  counties: readonly { county: string; name: string }[];
  plate: string | null;
  /** The present minute of Shanghai as a browser's field takes it. */
  at: string;
};

/** Three questions, nothing needed but one answer. It is sent without script as well, and makes no sound either way. */
export function TellForm(props: Props) {
  const { language, kind } = props;
  const [state, send, pending] = useActionState(tell, untouched);
  const words = tellWords(language);
  const { values } = state;
  const problem = (field: string) => state.problems.find((one) => one.field === field);
  return (
    <form className="tell__form" action={send} aria-busy={pending}>
      <ErrorSummary
        language={language}
        problems={state.problems}
        title={state.problems.find(({ field }) => !field)?.message}
      />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="request_key" value={values.request_key ?? props.requestKey} />
      {props.plate && <input type="hidden" name="plate" value={props.plate} />}
      {props.house && <input type="hidden" name="lodging" value={props.house.code} />}
      {props.house && (
        <p>
          <b>{props.house.name}</b>
        </p>
      )}
      {props.houses.length > 0 && (
        <Select
          key={values.lodging}
          id="lodging"
          label={words.whichHouse}
          defaultValue={values.lodging}
          problem={problem('lodging')}
          options={props.houses.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {props.counties.length > 1 && (
        <Select
          key={values.county}
          id="county"
          label={words.county}
          defaultValue={values.county}
          options={props.counties.map(({ county, name }) => ({ value: county, label: name }))}
        />
      )}
      {kind === 'report_now' ? (
        <Seen {...{ language, values, problem, known: props.house !== null || props.houses.length > 0 }} />
      ) : (
        <Passed {...{ language, values, problem, at: props.at, known: props.house !== null }} />
      )}
      <Input
        id="phone"
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        autoComplete="tel"
        maxLength={longest.phone}
        defaultValue={values.phone}
      />
      {kind === 'report_now' && (
        <label className="pick" htmlFor="quiet">
          <input type="checkbox" id="quiet" name="quiet" value="1" defaultChecked={values.quiet === '1'} />
          {words.quiet}
          <span className="hint">{words.quietHint}</span>
        </label>
      )}
      <Button look="lamp" wide aria-disabled={pending}>
        {pending ? words.sending : words.send}
      </Button>
    </form>
  );
}

type Part = {
  language: Language;
  values: Asked['values'];
  problem: (field: string) => Asked['problems'][number] | undefined;
};

function Seen({ language, values, problem, known }: Part & { known: boolean }) {
  const words = tellWords(language);
  return (
    <>
      <PickGrid
        key={values.signs}
        id="signs"
        legend={words.seen}
        hint={words.seenHint}
        many
        chosen={values.signs?.split(',')}
        options={signs.map((value) => ({ value, label: signName(value, language) }))}
      />
      <Input
        id="where"
        label={words.where}
        hint={known ? words.whereHint : words.whereOpenHint}
        maxLength={longest.where}
        defaultValue={values.where}
      />
      <PickGrid
        key={`p${values.presence}`}
        id="presence"
        legend={words.presence}
        chosen={[values.presence ?? '']}
        options={presences.map((value) => ({ value, label: presenceName(value, language) }))}
      />
      <Textarea
        id="text"
        label={words.more}
        hint={words.moreHint}
        problem={problem('text')}
        maxLength={longest.text}
        defaultValue={values.text}
      />
    </>
  );
}

function Passed({ language, values, problem, at, known }: Part & { at: string; known: boolean }) {
  const words = tellWords(language);
  return (
    <>
      {!known && (
        <Input
          id="where"
          label={words.where}
          hint={words.whereOpenHint}
          maxLength={longest.where}
          defaultValue={values.where}
        />
      )}
      <Input id="at" type="datetime-local" label={words.at} defaultValue={values.at ?? at} />
      <PickRows
        key={values.company}
        id="company"
        legend={words.company}
        chosen={[values.company ?? '']}
        options={companies.map((value) => ({ value, label: companyName(value, language) }))}
      />
      <Input
        id="direction"
        label={words.direction}
        hint={words.directionHint}
        maxLength={longest.direction}
        defaultValue={values.direction}
      />
      <Textarea
        id="text"
        label={words.looks}
        hint={words.looksHint}
        problem={problem('text')}
        maxLength={longest.text}
        defaultValue={values.text}
      />
    </>
  );
}
