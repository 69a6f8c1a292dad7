import { endOf, startOf } from '#lib/clock/business-day.ts';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type NightlineInput, nightline, placeLabels } from './nightline.ts';
import { uiWords } from './words.ts';

/** The business day as a line with a lamp at the present instant; stands on the night blue. All instants are UTC. */
export function Nightline({ language, night, due, now }: NightlineInput & { language: Language }) {
  const words = uiWords(language);
  const line = nightline({ night, due, now });
  const labels = placeLabels([
    { at: 'opens', text: clockTime(startOf(night)), x: line.opens },
    { at: 'now', text: words.nowAt(clockTime(now)), x: line.now },
    { at: 'due', text: words.dueAt(clockTime(due)), x: line.due },
  ]);
  const said = (instant: Date) => instantToMinute(instant, language);
  const alt = words.nightline(said(startOf(night)), said(endOf(night)), said(now), said(due));
  return (
    <svg className="nightline" viewBox="0 0 350 50" role="img" aria-label={alt}>
      <rect className="nightline__day" x="2" y="13" width={line.closes - 2} height="4" rx="2" />
      <rect
        className="nightline__day"
        x={line.closes}
        y="14"
        width={Math.max(0, 348 - line.closes)}
        height="2"
      />
      <rect className="nightline__gone" x="2" y="13" width={line.now - 2} height="4" rx="2" />
      <path className="nightline__close" d={`M${line.closes} 9v12`} />
      <path className="nightline__due" d={`M${line.due} 7v16`} />
      <circle cx={line.now} cy="15" r="12" fill="#f0a020" opacity=".22" />
      <circle cx={line.now} cy="15" r="6" fill="#f0a020" />
      {labels.map((label) => (
        <text key={label.at} className={label.at} x={label.x} y="43" textAnchor="middle" data-on="--night">
          {label.text}
        </text>
      ))}
    </svg>
  );
}
