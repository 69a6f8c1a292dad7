import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { dateWithWeekday } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Roster, RosterShift, UnitPerson } from '#lib/roster/queries.ts';
import { missesShift } from '#lib/roster/rules.ts';
import { rosterWords } from '#lib/roster/words.ts';
import { swap } from './actions.ts';

type Part = { roster: Roster; people: readonly UnitPerson[]; language: Language; now: Date };

/** Two weeks of shifts by day; each can be given to somebody else. */
export function ShiftList({ roster, people, language, now }: Part) {
  const words = rosterWords(language);
  const days = [...Map.groupBy(roster.shifts, ({ from }) => civilDateAt(from))];
  const nameOf = (account: string) => people.find((one) => one.account === account)?.name ?? '–';
  return (
    <dl className="roster">
      {days.map(([date, shifts]) => (
        <div key={date}>
          <dt>{dateWithWeekday(date, language)}</dt>
          {shifts.map((shift) => (
            <dd key={shift.id}>
              <span className="num">{hoursOf(shift)}</span> <b>{nameOf(shift.account)}</b>{' '}
              {missesShift(shift, roster.absences) && <span className="bad">{words.away}</span>}
              {shift.to > now && <Swap {...{ shift, people, language, name: nameOf(shift.account) }} />}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

const hoursOf = ({ from, to }: RosterShift) => `${clockTimeAt(from)}–${clockTimeAt(to)}`;

function Swap(props: {
  shift: RosterShift;
  people: readonly UnitPerson[];
  language: Language;
  name: string;
}) {
  const { shift, people, language, name } = props;
  const words = rosterWords(language);
  const others = people.filter(({ account }) => account !== shift.account);
  return (
    <details>
      <summary>
        {words.change}
        <span className="sr">
          {' '}
          {name} {hoursOf(shift)}
        </span>
      </summary>
      <AskForm
        id={`swap-${shift.id}`}
        language={language}
        action={swap}
        submit={words.swap}
        whose={`${name} ${hoursOf(shift)}`}
        hidden={{ shift: shift.id }}
        asks={[
          {
            name: 'account',
            label: words.takenBy,
            kind: 'select',
            options: [
              ...others.map(({ account, name: other }) => ({ value: account, label: other })),
              { value: '', label: words.takeOff },
            ],
          },
        ]}
      />
    </details>
  );
}
