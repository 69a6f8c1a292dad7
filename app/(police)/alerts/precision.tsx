import type { Precision } from '#lib/anomaly/queries.ts';
import { alertWords } from '#lib/anomaly/words.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** How often a rule was right, with its interval as a grey span. */
export function PrecisionBar({
  precision,
  language,
}: {
  precision: Precision | undefined;
  language: Language;
}) {
  const words = alertWords(language);
  if (!precision?.interval) return <p className="soft">{words.precisionNone}</p>;
  const { closed, confirmed, explained, interval } = precision;
  const share = confirmed / closed;
  const said = words.interval(percent(interval.low), percent(interval.high));
  return (
    <>
      <p>{words.precisionLine(closed, confirmed, explained)}</p>
      <svg className="precision" role="img" aria-label={`${percent(share)}, ${said}`}>
        <title>{said}</title>
        <rect className="f-line" y="8" width="100%" height="6" rx="3" />
        <rect
          className="f-soft"
          x={percent(interval.low)}
          y="8"
          width={percent(interval.high - interval.low)}
          height="6"
        />
        <rect className="f-ink" x={percent(share)} y="3" width="3" height="16" />
      </svg>
      <p className="small soft">
        {percent(share)}
        {commaOf(language)}
        {said}
      </p>
    </>
  );
}
