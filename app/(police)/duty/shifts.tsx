import { Panel } from '#app/_ui/panel.tsx';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { dateWithWeekday } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { ReadShift } from '#lib/roster/around.ts';
import { rosterWords } from '#lib/roster/words.ts';

type Part = { shifts: readonly ReadShift[]; language: Language };

/** The reader's own shifts of two weeks, and under them the roster of each of their stations: to read, not to change. */
export function Shifts({ shifts, language }: Part) {
  const words = rosterWords(language);
  const mine = shifts.filter((one) => one.mine);
  const posts = [...Map.groupBy(shifts, ({ unit }) => unit.id)];
  return (
    <Panel id="shifts" title={words.mine} count={mine.length}>
      {mine.length === 0 ? (
        <p className="soft">{words.noneMine}</p>
      ) : (
        <ShiftDays shifts={mine} language={language} say={({ unit }) => unit.name} />
      )}
      {posts.map(([id, list]) => (
        <details key={id}>
          <summary>{words.ofStation(list[0]?.unit.name ?? '')}</summary>
          <ShiftDays
            shifts={list}
            language={language}
            say={({ name, mine: own }) => (own ? `${name} (${words.you})` : name)}
          />
        </details>
      ))}
    </Panel>
  );
}

function ShiftDays({ shifts, language, say }: Part & { say: (shift: ReadShift) => string }) {
  return (
    <ul className="plain">
      {shifts.map((shift) => (
        <li key={shift.id}>
          {dateWithWeekday(civilDateAt(shift.from), language)}{' '}
          <span className="num">
            {clockTimeAt(shift.from)}–{clockTimeAt(shift.to)}
          </span>{' '}
          <b>{say(shift)}</b> {shift.away && <span className="bad">{rosterWords(language).away}</span>}
        </li>
      ))}
    </ul>
  );
}
