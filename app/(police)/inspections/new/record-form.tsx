'use client';

import { startTransition, useActionState, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Input, Select, Textarea } from '#app/_ui/field.tsx';
import { PickRows } from '#app/_ui/pick.tsx';
import { Problems } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { Attach } from '#app/(shared)/talk/attach.tsx';
import type { Held } from '#app/(shared)/talk/held.ts';
import type { Inspector } from '#lib/identity/inspectors.ts';
import { follows, type InspectionKind, signatures } from '#lib/inspection/terms.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { followWords, signatureWords } from '#lib/inspection/words-terms.ts';
import type { Category } from '#lib/lodging/terms.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { musts } from '#lib/report/five-musts.ts';
import { sign } from '../actions.ts';
import { MustAsk } from './must-ask.tsx';

type Props = {
  kind: InspectionKind;
  lodging: { id: string; category: Category };
  plan: string | null;
  pool: readonly Inspector[];
  /** who was drawn or prepared to come along */
  beside: string | undefined;
  happened: string;
  requestKey: string;
  /** how many photos this county takes of a visit */
  photos: number;
  language: Language;
};

const untouched: Asked = { problems: [], values: {} };

/**
 * One tap a must, then the signature; what was seen, what follows and until when are asked where something was not kept. The sheet
 * hides them (record.css), so the form works without script, and a browser that cannot hide shows all of it.
 */
export function RecordForm(props: Props) {
  const { language, lodging, plan, kind, photos } = props;
  const [state, send, pending] = useActionState(sign, untouched);
  const [held, setHeld] = useState<readonly Held[]>([]);
  const [making, setMaking] = useState(false);
  const words = inspectionWords(language);
  const problems = state.problems.map((problem) => ({
    ...problem,
    field: problem.field ? `record-${problem.field}` : undefined,
  }));
  const sent = state.values;
  const frame = (name: string) => ({
    id: `record-${name}`,
    name,
    problem: problems.find(({ field }) => field === `record-${name}`),
  });
  // What has a problem is shown, whatever is chosen by now.
  const when = (name: string) => (frame(name).problem ? undefined : `visitform__${name}`);
  const picks = (name: string, legend: string, options: readonly string[], names: Record<string, string>) => (
    <PickRows
      {...frame(name)}
      key={`${name} ${sent[name]}`}
      legend={legend}
      options={options.map((value) => ({ value, label: names[value] }))}
      chosen={[sent[name] ?? (name === 'follow' ? 'none' : '')]}
      required
    />
  );
  return (
    <form
      className="visitform"
      id="record"
      action={send}
      aria-busy={pending}
      onSubmit={(event) => {
        if (held.length === 0 && !making) return;
        event.preventDefault();
        if (making) return;
        const data = new FormData(event.currentTarget);
        for (const { blob } of held) data.append('file', blob, 'picture');
        startTransition(() => send(data));
      }}
    >
      <Problems language={language} problems={problems} />
      <input type="hidden" name="lodging" value={lodging.id} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="request_key" value={props.requestKey} />
      {plan && <input type="hidden" name="plan" value={plan} />}
      <div className="visitform__who">
        <Input
          {...frame('happened')}
          label={words.when}
          type="datetime-local"
          defaultValue={sent.happened ?? props.happened}
        />
        <Select
          {...frame('second')}
          key={sent.second}
          label={words.second}
          hint={words.secondHint}
          defaultValue={sent.second ?? props.beside ?? ''}
          options={[{ value: '', label: '' }, ...props.pool.map((one) => optionOf(one, language))]}
        />
      </div>
      {musts.map((must) => (
        <MustAsk key={must} {...{ must, sent, frame, language }} category={lodging.category} />
      ))}
      <div className={when('follow')}>
        {picks('follow', words.follow, follows, followWords(language))}
        <div className={when('until')}>
          <Input {...frame('until')} label={words.until} type="date" defaultValue={sent.until} />
        </div>
      </div>
      {picks('signature', words.signature, signatures, signatureWords(language))}
      <div className={when('spoke')}>
        <Input {...frame('spoke')} label={words.spoke} defaultValue={sent.spoke} />
      </div>
      <div className={when('refusal')}>
        <Input {...frame('refusal')} label={words.refusal} defaultValue={sent.refusal} />
      </div>
      <Textarea
        {...frame('statement')}
        label={words.statement}
        hint={words.noteHint}
        defaultValue={sent.statement}
        rows={2}
      />
      <details className="fold" open={Boolean(sent.note) || undefined}>
        <summary>{words.note}</summary>
        <Textarea {...frame('note')} label={words.note} defaultValue={sent.note} rows={2} />
      </details>
      {photos > 0 && (
        <Attach
          {...{ language, held }}
          id="record"
          voice={false}
          limit={photos}
          hint={`${words.photosHint} ${words.photosAway}`}
          change={setHeld}
          making={setMaking}
          problem={frame('file').problem}
        />
      )}
      <Button look="lamp" aria-disabled={pending || making}>
        {words.sign}
      </Button>
    </form>
  );
}

function optionOf({ id, name, rank }: Inspector, language: Language) {
  return {
    value: id,
    label: rank === 'auxiliary' ? `${name} (${inspectionWords(language).auxiliary})` : name,
  };
}
