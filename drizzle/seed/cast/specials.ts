import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import type { County } from '../generator/rows.ts';

/** The houses of the cast that are not like the others (architecture.md, Tests), by code. */
export type Specials = {
  suspended: string;
  closed: string;
  moved: string;
  /** where each kind of paper was shown, and where a child stays five nights */
  papers: string;
  fiveNights: string;
  pending: string;
  outageTownship: string;
  suspendedFrom: BusinessDay;
  closedFrom: BusinessDay;
  closedTo: BusinessDay;
  movedOn: BusinessDay;
  /** nights for which such a house files nothing */
  isSilent: (code: string, day: string) => boolean;
};

/** Chooses them from the generated houses: honest ones, so that what they show is only what they are here for. */
export function specials(made: County, running: BusinessDay): Specials {
  const honest = (category: string, skip = 0) =>
    made.lodgings.filter(
      ({ code, category: own }) => own === category && made.labels.behaviours[code] === 'honest',
    )[skip]?.code ?? '';
  const suspended = honest('homestay', 3);
  const closed = honest('homestay', 5);
  const suspendedFrom = addDays(running, -9);
  const closedFrom = addDays(running, -4);
  const closedTo = addDays(running, 2);
  return {
    suspended,
    closed,
    moved:
      made.lodgings.find(
        ({ township_code, category }) => township_code === '430524001' && category === 'guesthouse',
      )?.code ?? '',
    papers: honest('hotel', 1),
    fiveNights: honest('guesthouse', 2),
    pending: honest('guesthouse', 4),
    outageTownship: '430524212',
    suspendedFrom,
    closedFrom,
    closedTo,
    movedOn: addDays(running, -10),
    isSilent: (code, day) =>
      (code === suspended && day >= suspendedFrom) ||
      (code === closed && day >= closedFrom && day <= closedTo),
  };
}
