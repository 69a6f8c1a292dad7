import type { Language } from '#lib/platform/i18n.ts';
import { Marks } from './marks.tsx';
import { type State, states } from './states.ts';
import { uiWords } from './words.ts';

const pitch = 7.2;

/** The last nights of a lodging, oldest first; an undefined night expected nothing. On time is small, the rest larger. */
export function Strip({ language, days }: { language: Language; days: readonly (State | undefined)[] }) {
  const words = uiWords(language);
  const points = days.flatMap((state, index) =>
    state ? [{ x: pitch * index + pitch / 2, y: 6, size: state === 'filed' ? 4.8 : 8.6, state }] : [],
  );
  const counted = states
    .filter((state) => state !== 'filed')
    .map((state) => ({ state, count: days.filter((day) => day === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${words[state]}${language === 'en' ? ' ' : ''}${words.days(count)}`);
  const said = counted.length > 0 ? counted.join(words.comma) : words.filed;
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${Math.round(pitch * Math.max(1, days.length) * 10) / 10} 12`}
      role="img"
      aria-label={`${words.stripDays(days.length)}${words.colon}${said}`}
    >
      <Marks points={points} />
    </svg>
  );
}
