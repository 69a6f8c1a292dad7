import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Ends the search for somebody, of the watch list or at every desk: how, and what goes with it. */
export function EndSearch(props: {
  language: Language;
  action: (before: Asked, form: FormData) => Promise<Asked>;
  look?: 'act';
  subject: Record<string, string>;
  options: readonly { value: string; label: string }[];
  words: { end: string; how: string; endHint: string };
}) {
  const { words } = props;
  return (
    <Panel id="end" title={words.end}>
      <AskForm
        id="ending"
        language={props.language}
        action={props.action}
        look={props.look}
        submit={words.end}
        hidden={props.subject}
        asks={[{ name: 'outcome', label: words.how, kind: 'select', options: props.options }]}
      >
        <p className="hint">{words.endHint}</p>
      </AskForm>
    </Panel>
  );
}
