import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { type SettingRow, type Settings, settingsOn } from './resolve.ts';

/** Settings hold no person's data: whoever has a pass may read those of the pass's county. */
type Reader = Pick<Pass<Permission>, 'sql'>;

/** Every stored value of the pass's county, one query; resolve any number of nights and places from it with settingsOn. */
export async function settingRows({ sql }: Reader): Promise<SettingRow[]> {
  return await sql<SettingRow[]>`
    select key, scope, scope_key as "scopeKey", from_day::text as "fromDay", value from setting`;
}

/** The settings in force on a night, every place of the county resolved without another query. */
export async function settingsFor(pass: Reader, day: BusinessDay): Promise<Settings> {
  return settingsOn(await settingRows(pass), day);
}

/** A stored value with who set it and when (UTC), newest day first: the settings page's list. */
export type SettingEntry = SettingRow & { setBy: string | null; setAt: Date };

/** Every stored value of the county, by key, newest day first. */
export async function settingHistory(pass: Pass<'settings:write'>): Promise<SettingEntry[]> {
  const rows = await pass.sql<(SettingRow & { setBy: string | null; setAt: string })[]>`
    select key, scope, scope_key as "scopeKey", from_day::text as "fromDay", value, set_by as "setBy", set_at as "setAt"
    from setting order by key, from_day desc, scope, scope_key`;
  return rows.map((row) => ({ ...row, setAt: new Date(row.setAt) }));
}
