import { Define } from '#app/_ui/chip.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Legend } from '#app/_ui/state.tsx';
import { type State, stateOf } from '#app/_ui/states.ts';
import { percentText } from '#app/_ui/sum.ts';
import { Yearcal } from '#app/_ui/yearcal.tsx';
import { dateName } from '#lib/clock/words.ts';
import type { ClosureReason } from '#lib/lodging/terms.ts';
import { closureReasonName } from '#lib/lodging/words.ts';
import { seasonName } from '#lib/lodging/words-season.ts';
import type { LodgingPage } from '#lib/overview/lodging.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';

type Part = { page: LodgingPage; language: Language };

/** The year as marks with four numbers beside it, each with its definition and what it is out of. */
export function LodgingYear({ page, language }: Part) {
  const words = lodgingWords(language);
  const { counts, expected } = page.quads;
  const days: Record<string, State> = Object.fromEntries(
    Object.entries(page.year.days).map(([day, state]) => [day, stateOf(state)]),
  );
  const closures = page.closures.filter(({ approved, toDay }) => approved && toDay >= page.year.from);
  return (
    <Panel
      id="year"
      title={words.year}
      end={
        <Legend
          states={['filed', 'late', 'silent', 'excused']}
          language={language}
          counts={{ filed: counts.onTime, late: counts.late, silent: counts.silent, excused: counts.excused }}
        />
      }
      flush
    >
      <div className="panel__body yeargrid">
        <Yearcal language={language} from={page.year.from} to={page.year.to} days={days} />
        {expected === 0 ? (
          <p className="soft">{words.nothingYet}</p>
        ) : (
          <FourNumbers {...{ page, language }} />
        )}
        {page.seasons.some(({ approved }) => approved) && (
          <p className="small soft yearnote">
            {page.seasons
              .filter(({ approved }) => approved)
              .map((season) => seasonName(season, language))
              .join(' ')}
          </p>
        )}
        {closures.length > 0 && (
          <p className="small soft yearnote">
            {closures
              .map(({ fromDay, toDay, reason }) =>
                words.closureNote(
                  dateName(fromDay, language),
                  dateName(toDay, language),
                  closureReasonName(reason as ClosureReason, language),
                ),
              )
              .join(' ')}
          </p>
        )}
      </div>
    </Panel>
  );
}

function FourNumbers({ page, language }: Part) {
  const words = lodgingWords(language);
  const { counts, expected, received, nil, minors, nightsWithMinors } = page.quads;
  const share = (part: number, whole: number) => (whole === 0 ? '—' : `${percentText(part / whole)}%`);
  const cells = [
    {
      term: words.completeness,
      means: words.meansCompleteness,
      value: share(received, expected),
      of: `${received} ÷ ${expected}`,
    },
    {
      term: words.timeliness,
      means: words.meansTimeliness,
      value: share(counts.onTime, expected),
      of: `${counts.onTime} ÷ ${expected}`,
    },
    {
      term: words.minors,
      means: words.meansMinors,
      value: words.minorsCount(minors),
      of: words.minorsNights(nightsWithMinors),
    },
    {
      term: words.nilShare,
      means: words.meansNil,
      value: share(nil, received),
      of: words.nilOf(nil, received),
    },
  ];
  return (
    <dl className="quads">
      {cells.map(({ term, means, value, of }) => (
        <div key={term}>
          <dt>
            <Define term={term}>{means}</Define>
          </dt>
          <dd>{value}</dd>
          <dd className="of">{of}</dd>
        </div>
      ))}
    </dl>
  );
}
