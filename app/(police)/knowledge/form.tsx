import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { knowledgeWords } from '#lib/knowledge/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { save } from './actions.ts';

type Begun = { question: string; answer: string; questionEn?: string | null; answerEn?: string | null };

/** The form of an entry, new or revised. */
export function EntryForm(props: {
  language: Language;
  hidden: Record<string, string>;
  begun: Begun | null;
}) {
  const { language, begun } = props;
  const words = knowledgeWords(language);
  return (
    <AskForm
      id="entry"
      language={language}
      action={save}
      look="lamp"
      submit={words.save}
      hidden={props.hidden}
      asks={[
        { name: 'question', label: words.question, kind: 'paragraph', value: begun?.question },
        { name: 'answer', label: words.answer, kind: 'paragraph', value: begun?.answer },
        { name: 'question_en', label: words.questionEn, kind: 'paragraph', value: begun?.questionEn ?? '' },
        { name: 'answer_en', label: words.answerEn, kind: 'paragraph', value: begun?.answerEn ?? '' },
      ]}
    >
      <p className="hint">{words.hint}</p>
    </AskForm>
  );
}
