import type { BusinessDay } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { monthWeeks } from './calendar.ts';
import { Mark } from './icons.tsx';
import type { State } from './states.ts';
import { uiWords } from './words.ts';
import { weekdayName } from './yearcal.tsx';

export type MonthDay = { state: State; href?: string };

/** A month (YYYY-MM) of nights, Monday first; a day in `days` shows its mark and leads to its return. */
export function Monthcal(props: {
  language: Language;
  month: string;
  caption: string;
  days: Readonly<Record<string, MonthDay>>;
  current?: BusinessDay;
}) {
  const { language, days } = props;
  return (
    <table className="monthcal">
      <caption className="sr">{props.caption}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((row) => (
            <th key={row} scope="col">
              {weekdayName(row, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(props.month).map((week) => (
          <tr key={week.find((day) => day !== undefined)}>
            {week.map((day, place) => (
              <td key={day ?? `empty-${place}`}>
                {day && <Day {...{ language, day, entry: days[day], current: day === props.current }} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: { language: Language; day: BusinessDay; entry?: MonthDay; current: boolean }) {
  const words = uiWords(props.language);
  const number = Number(props.day.slice(8));
  if (!props.entry) return <span className="none">{number}</span>;
  const inside = (
    <>
      <span aria-hidden="true">{number}</span>
      <Mark state={props.entry.state} />
      <span className="sr">{`${nightName(props.day, props.language)}${words.comma}${words[props.entry.state]}`}</span>
    </>
  );
  if (!props.entry.href) return <span>{inside}</span>;
  return (
    <a href={props.entry.href} aria-current={props.current ? 'date' : undefined}>
      {inside}
    </a>
  );
}
