import { durationName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Measures, Middle, Share } from './measures.ts';
import { evaluationWords } from './words.ts';
import { columnWords } from './words-columns.ts';

/**
 * One measure as every paper, page and sheet shows it: its number in words, what stands small beside it, grey where there
 * is too little to compare, and the plain value for a sheet (shares 0 to 1, minutes).
 */
export type Column = {
  key: string;
  head: string;
  how: string;
  text: (of: Measures) => string;
  beside: (of: Measures) => string | null;
  grey: (of: Measures) => boolean;
  value: (of: Measures) => number | null;
};

/** Every measure in its order. */
export function columnsIn(language: Language): Column[] {
  const words = columnWords(language);
  const count = (key: 'expected' | 'received' | 'chases' | 'open' | 'overdue'): Column => ({
    ...{ key, head: words[key], how: words[`${key}How`] },
    text: (of) => String(of[key]),
    beside: () => null,
    grey: () => false,
    value: (of) => of[key],
  });
  const share = (
    key: 'completeness' | 'timeliness' | 'closed' | 'incident' | 'instant' | 'same_day',
    shareOf: (of: Measures) => Share,
    middle?: (of: Measures) => Middle,
  ): Column => ({
    ...{ key, head: words[key], how: words[`${key}How`] },
    text: (of) => shareText(shareOf(of)),
    beside: (of) =>
      [besideShare(shareOf(of), language), middle && besideMiddle(middle(of), language)]
        .filter(Boolean)
        .join(' ') || null,
    grey: (of) => shareOf(of).few,
    value: (of) => shareOf(of).share,
  });
  const length = (key: 'firstAct' | 'filing'): Column => ({
    ...{ key, head: words[key], how: words[`${key}How`] },
    text: (of) => middleText(of[key], language),
    beside: (of) => (of[key].of > 0 ? evaluationWords(language).middleOf(of[key].of) : null),
    grey: (of) => of[key].few,
    value: (of) => of[key].minutes,
  });
  return [
    count('expected'),
    count('received'),
    share('completeness', (of) => of.completeness),
    share('timeliness', (of) => of.timeliness),
    {
      ...{ key: 'change', head: words.change, how: words.changeHow },
      text: ({ change }) => (change === null ? '—' : signed(change)),
      beside: ({ changeInterval }) =>
        changeInterval
          ? evaluationWords(language).between(signed(changeInterval.low), signed(changeInterval.high))
          : null,
      grey: ({ completeness, changeInterval }) => completeness.few || changeInterval !== null,
      value: ({ change }) => change,
    },
    length('firstAct'),
    length('filing'),
    count('chases'),
    share('closed', (of) => of.closed),
    share(
      'incident',
      (of) => of.answers.incident.within,
      (of) => of.answers.incident.middle,
    ),
    share(
      'instant',
      (of) => of.answers.instant.within,
      (of) => of.answers.instant.middle,
    ),
    share(
      'same_day',
      (of) => of.answers.same_day.within,
      (of) => of.answers.same_day.middle,
    ),
    count('open'),
    count('overdue'),
  ];
}

/** A share to per cent with one decimal; 100.0 and 0.0 only when exact. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  if (share < 1 && rounded >= 100) return '99.9%';
  if (share > 0 && rounded <= 0) return '0.1%';
  return `${rounded.toFixed(1)}%`;
}

const shareText = ({ share }: Share) => (share === null ? '—' : percent(share));

/** How much of how much, and the interval where that is little. */
function besideShare({ part, of, interval, few }: Share, language: Language): string | null {
  const words = evaluationWords(language);
  if (of === 0) return null;
  if (!few || !interval) return words.ofWhole(part, of);
  return `${words.ofWhole(part, of)} (${words.between(percent(interval.low), percent(interval.high))})`;
}

const besideMiddle = (middle: Middle, language: Language) =>
  middle.of > 0 ? `${columnWords(language).responseTime} ${middleText(middle, language)}` : null;

/** A length in hours and minutes; over half still running is said so. */
function middleText({ minutes, of }: Middle, language: Language): string {
  if (of === 0) return '—';
  if (minutes === null) return evaluationWords(language).overHalf;
  return durationName({ hours: Math.floor(minutes / 60), minutes: minutes % 60 }, language);
}

/** Points of a hundred with a true minus, one decimal. */
function signed(change: number): string {
  const points = Math.round(change * 1000) / 10;
  return `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points).toFixed(1)}`;
}
