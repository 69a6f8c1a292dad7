import type { QueuedAlert } from '#lib/anomaly/queries.ts';
import { alertWords } from '#lib/anomaly/words.ts';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { climbName } from '#lib/task/words.ts';

/** By when somebody must have an unclaimed alert in hand, and whom it climbed to since. */
export function Ringing({ alert, language, now }: { alert: QueuedAlert; language: Language; now: Date }) {
  const words = alertWords(language);
  const { ring, closed } = alert;
  if (!ring || closed) return null;
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <>
      {!alert.claimed && (
        <span className={ring.due < now ? 'bad' : 'soft'}>
          {ring.due < now
            ? words.overdue
            : ring.from > now
              ? words.waitsFrom(at(ring.from))
              : words.due(at(ring.due))}
        </span>
      )}
      {ring.climbs.map(({ to, at: when }) => (
        <span key={to} className="small soft">
          <br />
          {words.climbed(clockTime(when), climbName(to, language))}
        </span>
      ))}
    </>
  );
}
