import type { BusinessDay } from '#lib/clock/business-day.ts';
import { dateName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { dayRuns, yearLayout } from './calendar.ts';
import { Kv } from './kv.tsx';
import { Marks } from './marks.tsx';
import { Scroll } from './scroll.tsx';
import { type State, states } from './states.ts';
import { uiWords } from './words.ts';

const pitch = 17;
const margin = 32;

/**
 * A year of nights as marks in weeks: `from` and `to` are business days (both drawn), `days` maps a day to its state,
 * a day that is not in it expected nothing. The exceptions are also listed by date, for readers and small screens.
 */
export function Yearcal(props: {
  language: Language;
  from: BusinessDay;
  to: BusinessDay;
  days: Readonly<Record<string, State>>;
}) {
  const { language, days } = props;
  const words = uiWords(language);
  const { cells, months, columns } = yearLayout(props.from, props.to);
  const points = cells.flatMap(({ day, column, row }) => {
    const state = days[day];
    return state
      ? [
          {
            x: margin + 6.5 + column * pitch,
            y: 32.5 + row * pitch,
            size: state === 'filed' ? 9.6 : 13,
            state,
          },
        ]
      : [];
  });
  const dates = (state: State) => cells.filter(({ day }) => days[day] === state).map(({ day }) => day);
  const counted = states
    .map((state) => ({ state, dates: dates(state) }))
    .filter((entry) => entry.dates.length > 0);
  const said = counted.map(
    ({ state, dates }) => `${words[state]}${language === 'en' ? ' ' : ''}${dates.length}`,
  );
  const exceptions = counted.filter(({ state }) => state !== 'filed' && state !== 'due');
  return (
    <div>
      <Scroll className="yearcal-scroll" label={`${words.year}${words.comma}${words.scrolls}`}>
        <svg
          className="yearcal"
          viewBox={`0 0 ${margin + columns * pitch} 145`}
          role="img"
          aria-label={`${words.year}${words.colon}${said.join(words.comma)}`}
        >
          {months.map(({ month, column }) => (
            <text key={`${month} ${column}`} x={margin - 2 + column * pitch} y="13">
              {monthName(month, language)}
            </text>
          ))}
          {[0, 2, 4, 6].map((row) => (
            <text key={row} x="2" y={37 + row * pitch}>
              {weekdayName(row, language)}
            </text>
          ))}
          <Marks points={points} />
        </svg>
      </Scroll>
      {exceptions.length > 0 && (
        <details className="exceptions">
          <summary>{words.exceptions}</summary>
          <Kv
            rows={exceptions.map(({ state, dates }) => [
              words[state],
              <span key={state} className="dates">
                {dayRuns(dates).map(([first, last]) => (
                  <span key={first}>
                    {first === last
                      ? dateName(first, language)
                      : words.dateRange(dateName(first, language), dateName(last, language))}
                  </span>
                ))}
              </span>,
            ])}
          />
        </details>
      )}
    </div>
  );
}

/** Month 1 to 12 by its short name. */
function monthName(month: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, month - 1),
  );
}

/** Weekday 0 (Monday) to 6 by its narrowest clear name: 一, Mon. */
export function weekdayName(row: number, language: Language): string {
  const width = language === 'en' ? 'short' : 'narrow';
  return new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + row),
  );
}
