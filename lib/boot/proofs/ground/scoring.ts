import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A planted case; lodging-level types have no groups. */
type Label = { type: string; lodging: string; day: string; groups: string[] };
type Labels = { labels: Label[]; behaviours: Record<string, string>; start: string; end: string };
/** An alert as `alerts --json` prints it. */
export type Told = { type: string; lodging: string; day: string; groups: string[] };

export type TypeScore = {
  type: string;
  labels: number;
  found: number;
  recall: number;
  alerts: number;
  wrong: number;
  precision: number;
  missed: string[];
  strays: string[];
};
export type Score = {
  types: TypeScore[];
  recall: number;
  precision: number;
  underReporting: number;
  /** a night in the county: all alerts, those of labelled types that are false, those of any type where nothing is planted */
  perDay: { alerts: number; wrong: number; strays: number };
};

/** The types that speak of a lodging as a whole; the others are found by lodging and night. */
const ofLodging = new Set([
  'under_reporting',
  'chronic_non_filer',
  'premature_nil',
  'copied_report',
  'backfill_burst',
]);
/** What looks like another thing and is not counted as false, by what the lodging truly does. */
const excused: Record<string, readonly string[]> = {
  chronic_non_filer: ['backfill'],
  under_reporting: ['premature_nil', 'copy_paste'],
  backfill_burst: ['late'],
};

/**
 * Scores alerts against a county's labels as the README beside them says: guest-level types are found by an alert of the type on
 * the lodging and night of any group of the case, lodging-level ones by lodging; an alert of a labelled type is false where
 * no case of any type is planted (lodging-level: none of its type); overall leaves out under_reporting, which has its F1.
 */
export function scoreOf(folder: string, alerts: readonly Told[]): Score {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Labels;
  return scoreCounty(labels, placesIn(folder), alerts);
}

/** The same of a county in memory; `places` is where each group came in, 'LODGING/NIGHT'. */
export function scoreCounty(
  labels: Labels,
  places: ReadonlyMap<string, string>,
  alerts: readonly Told[],
): Score {
  const spots = (label: Label) =>
    ofLodging.has(label.type)
      ? [label.lodging]
      : [...label.groups.flatMap((group) => places.get(group) ?? []), `${label.lodging}/${label.day}`];
  const planted = new Set(labels.labels.filter(({ type }) => !ofLodging.has(type)).flatMap(spots));
  const types = [...new Set(labels.labels.map(({ type }) => type))].sort().map((type): TypeScore => {
    const cases = labels.labels.filter((label) => label.type === type);
    const told = alerts.filter((alert) => alert.type === type);
    const seen = new Set(told.map(spotOf));
    const missed = cases.filter((label) => !spots(label).some((spot) => seen.has(spot)));
    const own = new Set(cases.map(({ lodging }) => lodging));
    const isRight = (alert: Told) =>
      ofLodging.has(type)
        ? own.has(alert.lodging) || (excused[type]?.includes(labels.behaviours[alert.lodging] ?? '') ?? false)
        : planted.has(spotOf(alert));
    const strays = told.filter((alert) => !isRight(alert));
    return {
      type,
      labels: cases.length,
      found: cases.length - missed.length,
      recall: share(cases.length - missed.length, cases.length),
      alerts: told.length,
      wrong: strays.length,
      precision: share(told.length - strays.length, told.length),
      missed: missed.map(({ lodging, day }) => `${lodging} ${day}`),
      strays: strays.map(({ lodging, day }) => `${lodging} ${day}`),
    };
  });
  const overall = types.filter(({ type }) => type !== 'under_reporting');
  const sum = (of: readonly TypeScore[], key: 'labels' | 'found' | 'alerts' | 'wrong') =>
    of.reduce((total, one) => total + one[key], 0);
  const nights = Math.round((Date.parse(labels.end) - Date.parse(labels.start)) / 86_400_000) + 1;
  const lodgingsPlanted = new Set(labels.labels.map(({ lodging }) => lodging));
  const nowhere = alerts.filter(
    (alert) =>
      !planted.has(spotOf(alert)) && !(ofLodging.has(alert.type) && lodgingsPlanted.has(alert.lodging)),
  );
  return {
    types,
    recall: share(sum(overall, 'found'), sum(overall, 'labels')),
    precision: share(sum(overall, 'alerts') - sum(overall, 'wrong'), sum(overall, 'alerts')),
    underReporting: f1(
      types.find(({ type }) => type === 'under_reporting'),
      labels,
      alerts,
    ),
    perDay: {
      alerts: alerts.length / nights,
      wrong: sum(types, 'wrong') / nights,
      strays: nowhere.length / nights,
    },
  };
}

const spotOf = (alert: Told) => (ofLodging.has(alert.type) ? alert.lodging : `${alert.lodging}/${alert.day}`);
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** Of under_reporting, alerts on houses that are neither right nor wrong leave the precision alone. */
function f1(score: TypeScore | undefined, { labels }: Labels, alerts: readonly Told[]): number {
  if (!score) return 1;
  const own = new Set(labels.filter(({ type }) => type === score.type).map(({ lodging }) => lodging));
  const right = new Set(
    alerts
      .filter(({ type, lodging }) => type === score.type && own.has(lodging))
      .map(({ lodging }) => lodging),
  ).size;
  const precision = share(right, right + score.wrong);
  return precision + score.recall === 0 ? 0 : (2 * precision * score.recall) / (precision + score.recall);
}

/** Where each group of guests.csv came in: 'LODGING/NIGHT'. */
function placesIn(folder: string): Map<string, string> {
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, 'guests.csv')), {
    columns: true,
    bom: true,
  });
  return new Map(rows.map((row) => [row.group_key ?? '', `${row.lodging_code}/${row.business_day}`]));
}
