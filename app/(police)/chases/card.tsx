import { LinkButton } from '#app/_ui/button.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { Mark } from '#app/_ui/icons.tsx';
import type { Chase } from '#lib/chase/queries.ts';
import { chaseWords, demandOf } from '#lib/chase/words.ts';
import { chaseOutcomeName, levelWords, stepWords } from '#lib/chase/words-terms.ts';
import { remaining } from '#lib/clock/due.ts';
import { dateName, durationName, instantToMinute, nightShort } from '#lib/clock/words.ts';
import type { Contact } from '#lib/lodging/queries.ts';
import { boardWords } from '#lib/overview/words.ts';
import { commaOf, type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { phoneText } from '../phone.ts';
import { CallForm } from './call-form.tsx';

type Part = {
  chase: Chase;
  contacts: readonly Contact[];
  language: Language;
  now: Date;
};

/** One chase as a card: which nights, what is asked, whom to call, and the outcome of the call in place. The page’s one lamp is `lit` on one of them. */
export function ChaseCard({ chase, contacts, language, now, lit }: Part & { lit: boolean }) {
  const words = chaseWords(language);
  const silent = chase.nights.filter(({ state }) => state === 'silent');
  const shown = silent.length > 0 ? silent : chase.nights;
  const [first] = contacts;
  return (
    <article className="task" id={`chase-${chase.id}`}>
      <div className="task__head">
        <Mark state={chase.closedAt ? 'filed' : 'silent'} />
        <a href={`/chases/${chase.id}`}>{chase.lodging.name}</a>
        <span className={silent.length >= 3 ? 'streak streak--long' : 'streak'}>
          {chase.ending ? chaseOutcomeName(chase.ending, language) : words.silentNights(silent.length)}
        </span>
      </div>
      <p className="small">
        {shown
          .slice(-4)
          .map(({ day }) => nightShort(day, language))
          .join(listCommaOf(language))}
      </p>
      {!chase.closedAt && <Demand {...{ chase, language, now }} />}
      <LastStep {...{ chase, language }} />
      {!chase.closedAt && !chase.metAt && first && (
        <LinkButton
          wide
          look={lit ? 'lamp' : 'plain'}
          icon="phone"
          href={`tel:${first.phone}`}
          aria-label={boardWords(language).callPerson(first.name, phoneText(first.phone))}
        >
          {first.name} <span className="num">{phoneText(first.phone)}</span>
        </LinkButton>
      )}
      {!chase.closedAt && !chase.metAt && chase.level !== 'breach' && (
        <CallForm chase={chase} language={language} whose={chase.lodging.name} back="chases" />
      )}
      <LinkButton wide href={`/chases/${chase.id}`} aria-label={`${words.open} ${chase.lodging.name}`}>
        {words.open}
      </LinkButton>
    </article>
  );
}

/** What the level asks, by when, or that it was met and the lodging is waited for. */
export function Demand({ chase, language, now }: Omit<Part, 'contacts'>) {
  const words = chaseWords(language);
  const { dueAt, metAt, promiseDay, level, helpOnly } = chase;
  const over = dueAt && dueAt < now ? durationName(remaining(now, dueAt), language) : null;
  if (metAt) {
    return (
      <p>
        <b>{words.waits}</b> {promiseDay && <Chip>{words.promised(dateName(promiseDay, language))}</Chip>}
      </p>
    );
  }
  return (
    <div>
      <p>
        <b>{levelWords(language)[level]}</b>{' '}
        {over ? (
          <span className="small bad">{words.over(over)}</span>
        ) : (
          dueAt && <span className="small soft">{words.dueBy(instantToMinute(dueAt, language))}</span>
        )}
      </p>
      <p className="small soft">{helpOnly ? words.helpOnly : demandOf(level, language)}</p>
    </div>
  );
}

function LastStep({ chase, language }: Omit<Part, 'contacts' | 'now'>) {
  const last = chase.steps.findLast(({ by }) => by !== null);
  if (!last) return <p className="small faint">{chaseWords(language).nothingDone}</p>;
  const what = [stepWords(language)[last.kind], last.outcome && chaseOutcomeName(last.outcome, language)];
  return (
    <p className="small faint">
      {instantToMinute(last.happenedAt, language)} {last.by} {what.filter(Boolean).join(commaOf(language))}
    </p>
  );
}
