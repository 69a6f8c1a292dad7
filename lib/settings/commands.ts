import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { SettingInput } from './inputs.ts';
import { isSettingKey, settingKeys } from './keys.ts';

/**
 * Gives a setting a value from a day on. Refuses M-200 an unknown key, M-201 a scope the key does not have, M-202 a value
 * that does not fit, M-203 a day before the second night from now: the running night and the next already stand with the
 * times they were given (architecture.md: settings changed later never touch a begun night).
 */
export async function setSetting(
  pass: Pass<'settings:write'>,
  input: SettingInput,
): Promise<{ from_day: string }> {
  if (!isSettingKey(input.key)) throw new Refusal('invalid', [{ code: 'M-200', field: 'key' }]);
  const entry = settingKeys[input.key];
  const county = input.scope === 'county';
  if (!entry.scopes.includes(input.scope) || county !== (input.scope_key === ''))
    throw new Refusal('invalid', [{ code: 'M-201', field: 'scope' }]);
  const value = entry.schema.safeParse(input.value);
  if (!value.success) throw new Refusal('invalid', [{ code: 'M-202', field: 'value' }]);
  const from = businessDay(input.from_day, 'from_day');
  const earliest = addDays(businessDayAt(pass.now), 2);
  if (from < earliest)
    throw new Refusal('invalid', [{ code: 'M-203', field: 'from_day', values: { earliest } }]);
  await pass.sql`
    insert into setting (county, key, scope, scope_key, from_day, value, set_by, set_at)
    values (${pass.reach.county}, ${input.key}, ${input.scope}, ${input.scope_key}, ${from},
      ${JSON.stringify(value.data)}::text::jsonb, ${pass.actor.id}::uuid, ${pass.now.toISOString()})
    on conflict (county, key, scope, scope_key, from_day)
    do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at`;
  pass.record({
    act: 'setting.set',
    subjectKind: 'setting',
    subjectId: `${input.key}/${input.scope}/${input.scope_key}`,
    detail: { from_day: from, value: value.data },
  });
  return { from_day: from };
}
