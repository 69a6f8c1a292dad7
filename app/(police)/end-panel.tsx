import { Textarea } from '#app/_ui/field.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PickGrid, type PickOption } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import type { Language } from '#lib/platform/i18n.ts';

type Words = { end: string; howEnded: string; feedback: string; hint: string; policeOnly: string };

/** Ends an alert or an incident: how it ended, by the name the form sends it under, and what was found, both needed. */
export function EndPanel(props: {
  language: Language;
  action: (before: Asked, form: FormData) => Promise<Asked>;
  subject: Record<string, string>;
  outcome: string;
  options: readonly PickOption[];
  /** some endings are a 民警's alone and not offered to this reader */
  narrowed: boolean;
  words: Words;
}) {
  const { language, words, narrowed } = props;
  return (
    <Panel id="end" title={words.end}>
      <AskForm
        id="close"
        language={language}
        action={props.action}
        look="act"
        submit={words.end}
        hidden={props.subject}
        asks={[]}
      >
        <PickGrid
          id={props.outcome}
          legend={words.howEnded}
          required
          hint={narrowed ? words.policeOnly : undefined}
          options={props.options}
        />
        <Textarea id="feedback" label={words.feedback} hint={words.hint} required maxLength={500} />
      </AskForm>
    </Panel>
  );
}
