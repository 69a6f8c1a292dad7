import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { dateName } from '#lib/clock/words.ts';
import type { Closure } from '#lib/lodging/queries.ts';
import type { StoredSeason } from '#lib/lodging/season.ts';
import { closureReasons } from '#lib/lodging/terms.ts';
import { closureReasonName } from '#lib/lodging/words.ts';
import { seasonName, seasonWords } from '#lib/lodging/words-season.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { houseWords } from '#lib/report/words-pages.ts';
import { ask, askYearly, endYearly, openAgain } from './actions.ts';

type Part = { language: Language; code: string; running: BusinessDay };

/** Nights the house is shut: asked, decided, opened again early, and the same each year. An owner changes them. */
export function Closures(
  props: Part & { closures: readonly Closure[]; seasons: readonly StoredSeason[]; isOwner: boolean },
) {
  const { language, code, running, closures, seasons, isOwner } = props;
  const words = houseWords(language);
  return (
    <Block id="closures" title={words.closures}>
      <div className="card">
        {closures.map((closure) => (
          <OneClosure key={closure.id} {...{ language, code, running, closure, isOwner }} />
        ))}
        {seasons.map((season) => (
          <OneSeason key={season.id} {...{ language, code, running, season, isOwner }} />
        ))}
        {closures.length + seasons.length === 0 && !isOwner && <Line icon="cal" title={words.noClosure} />}
        {isOwner && <AskFor {...{ language, code, running }} />}
        {isOwner && !seasons.some(({ approved }) => approved !== false) && (
          <AskFor {...{ language, code, running }} yearly />
        )}
      </div>
    </Block>
  );
}

function OneClosure({
  language,
  code,
  running,
  closure,
  isOwner,
}: Part & { closure: Closure; isOwner: boolean }) {
  const [words, season] = [houseWords(language), seasonWords(language)];
  const { id, fromDay, toDay, approved, plannedToDay } = closure;
  const changeable = isOwner && approved !== false && toDay >= running;
  const begun = fromDay < running;
  return (
    <>
      <Line
        state={approved ? 'excused' : undefined}
        icon={approved ? undefined : 'cal'}
        title={words.span(dateName(fromDay, language), dateName(toDay, language))}
      >
        {approved === null ? words.closureWaits : approved ? words.closureApproved : words.closureDeclined}
        {plannedToDay && (
          <>
            <br />
            {season.reopenedEarly(dateName(plannedToDay, language))}
          </>
        )}
      </Line>
      {changeable && (
        <details className="fold">
          <summary>{approved === null ? season.takeBack : season.reopen}</summary>
          <div className="pad stack">
            <p className="soft small">{season.reopenHint}</p>
            <AskForm
              id={`reopen-${id}`}
              language={language}
              action={openAgain}
              submit={approved === null ? season.takeBack : season.reopen}
              hidden={{
                code,
                closure_id: id,
                ...(approved === null ? { open_from: begun ? running : fromDay } : {}),
              }}
              asks={
                approved === null
                  ? []
                  : [
                      {
                        name: 'open_from',
                        label: season.reopenFrom,
                        kind: 'date',
                        value: begun ? running : fromDay,
                      },
                    ]
              }
            />
          </div>
        </details>
      )}
    </>
  );
}

function OneSeason({ language, code, season, isOwner }: Part & { season: StoredSeason; isOwner: boolean }) {
  const words = seasonWords(language);
  const { approved } = season;
  return (
    <>
      <Line icon="cal" title={seasonName(season, language)}>
        {approved === null ? words.waits : approved ? words.approved : words.declined}
      </Line>
      {isOwner && approved !== false && (
        <div className="pad">
          <AskForm
            id={`end-${season.id}`}
            language={language}
            action={endYearly}
            look="plain"
            submit={approved === null ? words.takeBack : words.end}
            hidden={{ code, season_id: season.id }}
            asks={[]}
          />
        </div>
      )}
    </>
  );
}

function AskFor({ language, code, running, yearly }: Part & { yearly?: boolean }) {
  const [words, season] = [houseWords(language), seasonWords(language)];
  return (
    <details className="fold">
      <summary>{yearly ? season.ask : words.askClosure}</summary>
      <div className="pad stack">
        <p className="soft small">{yearly ? season.hint : words.closureHint}</p>
        <AskForm
          id={yearly ? 'season' : 'closure'}
          language={language}
          action={yearly ? askYearly : ask}
          submit={yearly ? season.send : words.sendClosure}
          hidden={{ code }}
          asks={[
            { name: 'from_day', label: words.fromDay, kind: 'date', value: running },
            { name: 'to_day', label: words.toDay, kind: 'date', value: running },
            {
              name: 'reason',
              label: words.reason,
              kind: 'select',
              options: closureReasons.map((value) => ({ value, label: closureReasonName(value, language) })),
            },
          ]}
        />
      </div>
    </details>
  );
}
