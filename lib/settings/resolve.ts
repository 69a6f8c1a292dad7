import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { DayRules } from '#lib/clock/due.ts';
import { type Scope, type SettingKey, type SettingValue, settingKeys } from './keys.ts';

/** One stored value from a day on. */
export type SettingRow = {
  key: string;
  scope: string;
  scopeKey: string;
  fromDay: string;
  value: unknown;
};

/** Where a setting is asked for; units nearest first (beat, station). Nothing given asks for the county's. */
export type Place = { lodging?: string; units?: readonly string[]; category?: string };

export type Settings = {
  of: <K extends SettingKey>(key: K, place?: Place) => SettingValue<K>;
  dayRules: (place?: Place) => DayRules;
};

/**
 * The settings in force on a day: for each key the narrowest of lodging, unit (nearest first), category and county that
 * has a value from that day or before, the latest of them; else the default. A stored value that no longer fits its
 * schema counts as absent, so that a narrowed range never stops a night from having its times.
 */
export function settingsOn(rows: readonly SettingRow[], day: BusinessDay): Settings {
  const latest = new Map<string, SettingRow>();
  for (const row of rows) {
    if (row.fromDay > day) continue;
    const at = `${row.key}/${row.scope}/${row.scopeKey}`;
    const before = latest.get(at);
    if (!before || before.fromDay < row.fromDay) latest.set(at, row);
  }
  const of = <K extends SettingKey>(key: K, place: Place = {}): SettingValue<K> => {
    const { schema, standard } = settingKeys[key];
    for (const [scope, scopeKey] of asked(place)) {
      const row = latest.get(`${key}/${scope}/${scopeKey}`);
      const parsed = row ? schema.safeParse(row.value) : null;
      if (parsed?.success) return parsed.data as SettingValue<K>;
    }
    return standard as SettingValue<K>;
  };
  return {
    of,
    dayRules: (place) => ({
      nilOpens: of('nil_opens', place),
      due: of('due', place),
      lateHours: of('late_hours', place),
    }),
  };
}

function asked({ lodging, units = [], category }: Place): [Scope, string][] {
  return [
    ...(lodging ? [['lodging', lodging] satisfies [Scope, string]] : []),
    ...units.map((unit): [Scope, string] => ['unit', unit]),
    ...(category ? [['category', category] satisfies [Scope, string]] : []),
    ['county', ''],
  ];
}
