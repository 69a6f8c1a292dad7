import type { PlantedCase } from './cases.ts';
import type { Night } from './filing.ts';
import type { Place } from './places.ts';
import type { Label } from './rows.ts';

/** The labels of planted cases whose filed groups are enough to be found; the day is that of the last group. */
export function labelsOfCases(cases: readonly PlantedCase[], filed: ReadonlySet<string>): Label[] {
  return cases.flatMap(({ type, why, least, groups }) => {
    const seen = groups
      .map(({ day, group }) => ({
        day,
        lodging: group[0]?.lodging_code ?? '',
        key: group[0]?.group_key ?? '',
      }))
      .filter(({ key }) => filed.has(key));
    const last = seen.at(-1);
    if (type === null || !last || seen.length < least) return [];
    return [{ type, lodging: last.lodging, day: last.day, groups: seen.map(({ key }) => key), why }];
  });
}

/** What the lodging itself is, judged by what it did in these nights, not by what it might do. */
export function labelsOfHouse(place: Place, nights: readonly Night[]): Label[] {
  const label = (type: string, day: string | undefined, why: string): Label[] =>
    day === undefined ? [] : [{ type, lodging: place.code, day, groups: [], why }];
  const filed = nights.filter((night) => night.filing !== null);
  switch (place.behaviour) {
    case 'premature_nil':
      return label('premature_nil', filed.at(-1)?.day, 'nil filed in the morning of the same day, every day');
    case 'copy_paste': {
      const invented = filed.filter((night) => night.filing?.groups.length);
      return label(
        'copied_report',
        invented.length >= 5 ? invented.at(-1)?.day : undefined,
        'the same guests filed again and again',
      );
    }
    case 'backfill': {
      const burst = filed.filter((night) => (night.filing?.minutes ?? 0) > 108 * 60); // past the late window
      return label(
        'backfill_burst',
        burst.length >= 3 ? burst.at(-1)?.day : undefined,
        'many days filed within half an hour',
      );
    }
    case 'false_nil': {
      const hidden = filed.filter((night) => night.filing?.groups.length === 0 && night.truth.length > 0);
      return label(
        'under_reporting',
        hidden.length >= 3 ? hidden.at(-1)?.day : undefined,
        'files nil although minors came',
      );
    }
    case 'non_filer': {
      const { length, day } = longestGap(nights);
      return label(
        'chronic_non_filer',
        length >= 3 ? day : undefined,
        `${length} days in a row without a report`,
      );
    }
    default:
      return [];
  }
}

function longestGap(nights: readonly Night[]): { length: number; day: string | undefined } {
  let best: { length: number; day: string | undefined } = { length: 0, day: undefined };
  let run = 0;
  for (const night of nights) {
    run = night.filing === null && night.wasDue ? run + 1 : 0;
    if (run > best.length) best = { length: run, day: night.day };
  }
  return best;
}
