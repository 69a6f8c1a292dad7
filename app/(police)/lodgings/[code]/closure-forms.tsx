import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { answerClosure } from './actions.ts';

/** The two answers to a closure that was asked; `code` leads back to the lodging, without it to the approvals. */
export function ClosureForms({ id, code, language }: { id: string; code?: string; language: Language }) {
  const words = lodgingWords(language);
  const back: Record<string, string> = code ? { code } : {};
  return (
    <div className="head__right">
      <AskForm
        id={`yes-${id}`}
        language={language}
        action={answerClosure}
        look="act"
        submit={words.approve}
        hidden={{ closure_id: id, approved: 'yes', ...back }}
        asks={[]}
      />
      <AskForm
        id={`no-${id}`}
        language={language}
        action={answerClosure}
        look="plain"
        submit={words.decline}
        hidden={{ closure_id: id, approved: 'no', ...back }}
        asks={[]}
      />
    </div>
  );
}
