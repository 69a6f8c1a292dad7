import { Panel } from '#app/_ui/panel.tsx';
import { PickGrid } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Chase } from '#lib/chase/queries.ts';
import type { RegisterTask } from '#lib/chase/register.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { outcomeName } from '#lib/task/words.ts';
import { settle } from '../actions.ts';

type Props = { chase: Chase; register: RegisterTask; settles: boolean; language: Language; now: Date };

/** What a finding asks of the register: settled by whoever keeps it, or how it was. */
export function Register({ chase, register, settles, language, now }: Props) {
  const words = chaseWords(language);
  const { done, dueAt, finding } = register;
  return (
    <Panel id="register" title={words.register} first>
      <div className="stack">
        <p>
          {done
            ? words.registerDone(outcomeName(done.outcome, language), instantToMinute(done.at, language))
            : words.registerAsked(chaseOutcomeName(finding, language), instantToMinute(dueAt, language))}
        </p>
        {done?.why && <blockquote>{done.why}</blockquote>}
        {!done && settles && (
          <AskForm
            id="settle"
            language={language}
            action={settle}
            look="lamp"
            submit={words.registerSave}
            hidden={{ chase: chase.id }}
            asks={[
              {
                name: 'from_day',
                label: words.registerFrom,
                kind: 'date',
                value: businessDayAt(now),
              },
              { name: 'why', label: words.registerWhy, kind: 'text' },
            ]}
          >
            <PickGrid
              id="settle-how"
              name="settle"
              legend={words.register}
              required
              options={[
                { value: 'closed', label: words.registerClose },
                { value: 'stays', label: words.registerStays },
              ]}
            />
          </AskForm>
        )}
      </div>
    </Panel>
  );
}
