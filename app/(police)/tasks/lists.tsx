import type { ReactNode } from 'react';
import { Icon } from '#app/_ui/icons.tsx';
import { Legend } from '#app/_ui/state.tsx';
import { ShareBar } from '#app/_ui/sumbox.tsx';
import { remaining } from '#lib/clock/due.ts';
import { clockTime, instantToMinute, nightName, remainingName } from '#lib/clock/words.ts';
import type { Board } from '#lib/overview/board.ts';
import { expectedOf } from '#lib/overview/marks.ts';
import { boardWords } from '#lib/overview/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Task } from '#lib/task/queries.ts';
import { outcomeName, taskKindName, taskWords } from '#lib/task/words.ts';

/** Cards under the name of their place. */
export function Place(props: { id: string; name: string; count: string; children: ReactNode }) {
  return (
    <section className="place" aria-labelledby={`place-${props.id}`}>
      <h2 id={`place-${props.id}`}>
        <Icon name="pin" />
        {props.name}
        <span className="num">{props.count}</span>
      </h2>
      {props.children}
    </section>
  );
}

/** How the night stands whose silent houses are listed. */
export function SilentHead({ board, language }: { board: Board; language: Language }) {
  const { counts } = board;
  if (expectedOf(counts) === 0) return null;
  return (
    <div className="panel__body">
      <p className="soft">
        {nightName(board.day, language)}
        {language === 'en' ? '. ' : '，'}
        {boardWords(language).dueLeft(
          instantToMinute(board.dueAt, language),
          remainingName(remaining(board.now, board.dueAt), language),
        )}
      </p>
      <ShareBar language={language} counts={counts} className="progress" />
      <Legend
        states={['filed', 'late', 'silent', ...(counts.due > 0 ? (['due'] as const) : [])]}
        language={language}
        counts={{ filed: counts.onTime, late: counts.late, silent: counts.silent, due: counts.due }}
      />
    </div>
  );
}

/** What was finished today, the latest first. */
export function DoneToday(props: { count: number; tasks: readonly Task[]; language: Language }) {
  const { count, tasks, language } = props;
  const words = taskWords(language);
  if (count === 0) return null;
  return (
    <Place id="done" name={words.doneToday} count={words.doneCount(count)}>
      {count > tasks.length && <p className="small soft">{words.latestOf(tasks.length)}</p>}
      {tasks.map(({ id, kind, lodging, done }) => (
        <article className="task task--done" key={id}>
          <div className="task__head">
            <Icon name="check" />
            <a href={`/lodgings/${lodging.code}`}>{lodging.name}</a>
            <span className="faint small nowrap streak">{done && clockTime(done.at)}</span>
          </div>
          <p className="small soft">
            {taskKindName(kind, language)}{' '}
            {done && words.doneBy(done.by ?? '', outcomeName(done.outcome ?? '', language))}
          </p>
        </article>
      ))}
    </Place>
  );
}
