import { addressWith, type Query } from '#app/_ui/address.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { taskWords } from '#lib/task/words.ts';

/** Whose tasks are shown, and from where they are ordered. */
export function Narrowed(props: {
  whose: 'mine' | 'all';
  mine: number;
  all: number;
  from?: string;
  near?: string;
  language: Language;
}) {
  const { whose, mine, all, from, near, language } = props;
  const words = taskWords(language);
  const to = (changes: Query) => addressWith('/tasks', { view: 'tasks', whose, near }, changes);
  return (
    <nav className="narrowed" aria-label={words.whose}>
      <a className="chip" href={to({ whose: 'mine' })} aria-current={whose === 'mine' ? 'page' : undefined}>
        {words.mineToday} <span className="num">{mine}</span>
      </a>
      <a className="chip" href={to({ whose: 'all' })} aria-current={whose === 'all' ? 'page' : undefined}>
        {words.allTasks} <span className="num">{all}</span>
      </a>
      {from && (
        <a className="chip chip--line" href={to({ near: undefined })}>
          {words.nearHouse(from)} · {words.byPlace}
        </a>
      )}
    </nav>
  );
}
