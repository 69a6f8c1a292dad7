import type { Pass } from '../access/pass.ts';
import type { Permission } from '../access/permissions.ts';
import type { BusinessDay } from '../clock/business-day.ts';
import { type DayRules, standardDay } from '../clock/due.ts';

const keys = {
  'filing.nil_opens': 'nilOpens',
  'filing.due': 'due',
  'filing.late_hours': 'lateHours',
} as const;

type Row = { key: keyof typeof keys; scope: string; scope_key: string; from_day: string; value: unknown };
type Place = { id: string; category: string; beat: string };

/** Narrowest first: a lodging's own word stands before its unit's, its category's and the county's. */
const scopes: { scope: string; keyOf: (place: Place) => string }[] = [
  { scope: 'lodging', keyOf: ({ id }) => id },
  { scope: 'unit', keyOf: ({ beat }) => beat },
  { scope: 'category', keyOf: ({ category }) => category },
  { scope: 'county', keyOf: () => '' },
];

/** The times a night of a lodging is filed by: loads the county's settings once, then answers without the database. */
export async function dayRules(
  pass: Pick<Pass<Permission>, 'sql' | 'reach'>,
): Promise<(place: Place, day: BusinessDay) => DayRules> {
  const rows = await pass.sql<Row[]>`
    select key, scope, scope_key, from_day::text, value from setting
    where county = ${pass.reach.county} and key in ${pass.sql(Object.keys(keys))} order by from_day`;
  return (place, day) => {
    const told = Object.entries(keys).flatMap(([key, name]) => {
      const now = rows.filter((row) => row.key === key && row.from_day <= day);
      for (const { scope, keyOf } of scopes) {
        const row = now.filter((one) => one.scope === scope && one.scope_key === keyOf(place)).at(-1);
        if (row) return [[name, row.value]];
      }
      return [];
    });
    return { ...standardDay, ...Object.fromEntries(told) };
  };
}
