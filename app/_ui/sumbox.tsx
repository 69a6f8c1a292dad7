import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Define } from './chip.tsx';
import { Mark } from './icons.tsx';
import type { State } from './states.ts';
import {
  type Counts,
  completenessOf,
  expectedOf,
  percentText,
  segmentsOf,
  signedPoints,
  timelinessOf,
} from './sum.ts';
import { uiWords } from './words.ts';

/** What the same night usually looks like; shares between 0 and 1. */
export type Usual = {
  onTime: number;
  late: number;
  silent: number;
  completeness: number;
  timeliness: number;
};

/** 95 % intervals of the shares and of their changes where few were expected; null where there is enough to compare. */
export type Few = Record<
  'completeness' | 'timeliness' | 'completenessChange' | 'timelinessChange',
  { low: number; high: number } | null
>;

/**
 * The night as an equation: expected = on time + late + silent + due. The total is never given, so it always adds up;
 * excused stands outside. Each number opens its definition. `extra` adds cells such as the minors of the night.
 */
export function Sumbox(props: {
  language: Language;
  label: string;
  counts: Counts;
  usual?: Usual;
  few?: Few;
  extra?: readonly { term: string; value: ReactNode; note?: ReactNode }[];
}) {
  const { language, counts, usual, few } = props;
  const words = uiWords(language);
  const expected = expectedOf(counts);
  const received = counts.onTime + counts.late;
  const cells = [
    { state: 'filed', count: counts.onTime, means: words.meansFiled, usual: usual?.onTime, good: 1 },
    { state: 'late', count: counts.late, means: words.meansLate, usual: usual?.late, good: 0 },
    { state: 'silent', count: counts.silent, means: words.meansSilent, usual: usual?.silent, good: 0 },
    { state: 'due', count: counts.due, means: words.meansDue, usual: undefined, good: 0 },
  ] as const;
  const shown = cells.filter((cell) => cell.state !== 'due' || cell.count > 0);
  const shares = [
    {
      term: words.completeness,
      means: words.meansCompleteness,
      part: received,
      share: completenessOf(counts),
      usual: usual?.completeness,
      interval: few?.completeness,
      changes: few?.completenessChange,
    },
    {
      term: words.timeliness,
      means: words.meansTimeliness,
      part: counts.onTime,
      share: timelinessOf(counts),
      usual: usual?.timeliness,
      interval: few?.timeliness,
      changes: few?.timelinessChange,
    },
  ];
  return (
    <section className="sumbox" aria-label={props.label}>
      <dl className="sum">
        <div>
          <dt>
            <Define term={words.expected}>{words.meansExpected}</Define>
          </dt>
          <dd>{expected}</dd>
          <dd className="note">{words.outOf(expected + counts.excused, counts.excused)}</dd>
        </div>
        {shown.map((cell, index) => (
          <div key={cell.state} className={index === 0 ? 'eq' : 'plus'}>
            <dt>
              <Mark state={cell.state} />
              <Define term={words[cell.state]}>{cell.means}</Define>
            </dt>
            <dd>{cell.count}</dd>
            <dd className="note">
              {cell.usual !== undefined && (
                <Difference language={language} by={cell.count - cell.usual} good={cell.good === 1} />
              )}
            </dd>
          </div>
        ))}
        {shares.map((cell, index) => (
          <div key={cell.term} className={index === 0 ? 'cut' : undefined}>
            <dt>
              <Define term={cell.term}>{cell.means}</Define>
            </dt>
            <dd>
              {cell.share === undefined ? '—' : percentText(cell.share)}
              {cell.share !== undefined && <small>%</small>}
            </dd>
            <dd className="note">
              {`${cell.part} ÷ ${expected}`}
              {cell.share !== undefined && cell.usual !== undefined && (
                <>
                  {words.comma}
                  <Points language={language} by={cell.share - cell.usual} />
                </>
              )}
            </dd>
            {(cell.interval ?? cell.changes) && (
              <dd className="note">
                <Define term={words.few}>{words.meansFew}</Define>
                {cell.interval &&
                  words.interval(percentText(cell.interval.low), percentText(cell.interval.high))}
                {cell.interval && cell.changes && <br />}
                {cell.changes &&
                  words.changeInterval(signedPoints(cell.changes.low), signedPoints(cell.changes.high))}
              </dd>
            )}
          </div>
        ))}
        {props.extra?.map((cell, index) => (
          <div key={cell.term} className={index === 0 ? 'cut' : undefined}>
            <dt>{cell.term}</dt>
            <dd>{cell.value}</dd>
            {cell.note && <dd className="note">{cell.note}</dd>}
          </div>
        ))}
      </dl>
      <ShareBar language={language} counts={counts} />
    </section>
  );
}

/** The four parts as one bar; under it nothing, since the numbers stand above. */
export function ShareBar({
  language,
  counts,
  className = 'sumbar',
}: {
  language: Language;
  counts: Counts;
  className?: string;
}) {
  const words = uiWords(language);
  const segments = segmentsOf(counts);
  const said = segments.map(
    (part) => `${words[part.state satisfies State]}${language === 'en' ? ' ' : ''}${part.count}`,
  );
  return (
    <svg
      className={className}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={said.join(words.comma)}
    >
      <rect className="f-line" width="100" height="8" />
      {segments.map((part, index) => (
        <rect
          key={part.state}
          className={`f-${part.state}`}
          x={index === 0 ? part.x : part.x + 0.15}
          width={index === 0 ? part.width : Math.max(0.1, part.width - 0.15)}
          height="8"
        />
      ))}
    </svg>
  );
}

function Difference({ language, by, good }: { language: Language; by: number; good: boolean }) {
  const words = uiWords(language);
  const rounded = Math.round(by);
  if (rounded === 0) return words.asUsual;
  if (rounded < 0) return words.fewer(-rounded);
  return good ? <span className="up">{words.more(rounded)}</span> : words.more(rounded);
}

function Points({ language, by }: { language: Language; by: number }) {
  const words = uiWords(language);
  const points = (Math.round(Math.abs(by) * 1000) / 10).toFixed(1);
  if (points === '0.0') return words.unchanged;
  return by > 0 ? (
    <span className="up">{words.up(points)}</span>
  ) : (
    <span className="down">{words.down(points)}</span>
  );
}
