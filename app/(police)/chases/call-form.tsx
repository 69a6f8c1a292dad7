import { PickGrid } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { callOutcomes } from '#lib/chase/terms.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { step } from './actions.ts';

type Part = {
  chase: { id: string; seen: number };
  language: Language;
  whose?: string;
  back?: 'tasks' | 'chases';
};

/** What came of a call, in two taps. */
export function CallForm({ chase, language, whose, back }: Part) {
  const words = chaseWords(language);
  return (
    <AskForm
      id={`call-${chase.id}`}
      language={language}
      action={step}
      look="act"
      submit={words.saveCall}
      whose={whose}
      hidden={{ chase: chase.id, seen: String(chase.seen), kind: 'call', ...(back ? { back } : {}) }}
      asks={[]}
    >
      <PickGrid
        id={`call-${chase.id}-outcome`}
        name="outcome"
        legend={words.callDone}
        required
        options={callOutcomes.map((value) => ({ value, label: chaseOutcomeName(value, language) }))}
      />
    </AskForm>
  );
}
