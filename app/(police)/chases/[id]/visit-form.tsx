import { PickGrid } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Chase } from '#lib/chase/queries.ts';
import { visitOutcomes } from '#lib/chase/terms.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { pointWords } from '#lib/lodging/point/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Locate } from '../../locate.tsx';
import { step } from '../actions.ts';

/** An instant as a field of the browser takes it, Shanghai's. */
export const typed = (at: Date) => `${civilDateAt(at)}T${clockTimeAt(at).slice(0, 5)}`;

/** A visit with its place and time. */
export function VisitForm(props: { chase: Chase; language: Language; now: Date; main?: boolean }) {
  const { chase, language, now, main = false } = props;
  const words = chaseWords(language);
  return (
    <AskForm
      id="visit"
      language={language}
      action={step}
      look={main ? 'lamp' : 'act'}
      submit={words.saveVisit}
      hidden={{ chase: chase.id, seen: String(chase.seen), kind: 'visit', accuracy: '' }}
      asks={[
        { name: 'place', label: words.place, kind: 'text', value: chase.lodging.address },
        {
          name: 'point',
          label: pointWords(language).label,
          kind: 'text',
          hint: pointWords(language).visitHint,
        },
        { name: 'happened', label: words.when, kind: 'instant', value: typed(now) },
      ]}
    >
      <PickGrid
        id="visit-outcome"
        name="outcome"
        legend={words.visitHow}
        required
        options={visitOutcomes.map((value) => ({ value, label: chaseOutcomeName(value, language) }))}
      />
      <Locate language={language} />
    </AskForm>
  );
}
