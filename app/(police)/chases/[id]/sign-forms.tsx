import { PickGrid } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Chase } from '#lib/chase/queries.ts';
import { articleCodes, articles, consequences, duties, dutyAnswers } from '#lib/chase/terms.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { articleName, consequenceWords, dutyAnswerWords, dutyWords } from '#lib/chase/words-terms.ts';
import type { Inspector } from '#lib/identity/inspectors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { sign } from '../actions.ts';
import { typed } from './visit-form.tsx';

type Part = { chase: Chase; pool: readonly Inspector[]; language: Language };
const hiddenOf = (chase: Chase) => ({ chase: chase.id, seen: String(chase.seen) });

/** The other 民警: chosen from those who may be named at this lodging; the one of the joint visit stands first. */
const secondAsk = ({ chase, pool, language }: Part) => {
  const words = chaseWords(language);
  const visited = chase.steps.findLast(({ kind }) => kind === 'joint_visit')?.detail.secondId;
  return {
    name: 'second',
    label: words.second,
    hint: words.secondHint,
    kind: 'select',
    ...(pool.some(({ id }) => id === visited) ? { value: visited } : {}),
    options: pool.map(({ id, name }) => ({ value: id, label: name })),
  } as const;
};

/** A joint visit: two officers and the three statutory duties, each answered. */
export function JointForm({ chase, pool, language, now }: Part & { now: Date }) {
  const words = chaseWords(language);
  return (
    <AskForm
      id="joint"
      language={language}
      action={sign}
      look="lamp"
      submit={words.saveJoint}
      hidden={{ ...hiddenOf(chase), kind: 'joint_visit' }}
      asks={[
        secondAsk({ chase, pool, language }),
        { name: 'place', label: words.place, kind: 'text', value: chase.lodging.address },
        { name: 'happened', label: words.when, kind: 'instant', value: typed(now) },
      ]}
    >
      <p className="small soft">{words.jointText}</p>
      {duties.map((duty) => (
        <PickGrid
          key={duty}
          id={`joint-${duty}`}
          name={duty}
          legend={dutyWords(language)[duty]}
          required
          options={dutyAnswers.map((value) => ({ value, label: dutyAnswerWords(language)[value] }))}
        />
      ))}
    </AskForm>
  );
}

/** What a found breach opens, with an article about a duty that was not kept. */
export function BreachForm({ chase, pool, language }: Part) {
  const words = chaseWords(language);
  const fitting = articleCodes.filter((code) => chase.breaches.includes(articles[code]));
  return (
    <AskForm
      id="breach"
      language={language}
      action={sign}
      look="lamp"
      submit={words.saveBreach}
      hidden={hiddenOf(chase)}
      asks={[
        {
          name: 'article',
          label: words.article,
          kind: 'select',
          options: fitting.map((value) => ({ value, label: articleName(value, language) })),
        },
        secondAsk({ chase, pool, language }),
        { name: 'until', label: words.until, kind: 'date' },
      ]}
    >
      <p className="small soft">{words.breachText}</p>
      <PickGrid
        id="breach-kind"
        name="kind"
        legend={words.consequence}
        required
        options={consequences.map((value) => ({ value, label: consequenceWords(language)[value] }))}
      />
    </AskForm>
  );
}
