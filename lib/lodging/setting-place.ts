import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { SettingInput } from '#lib/settings/inputs.ts';
import { isSettingKey, type Scope, settingKeys } from '#lib/settings/keys.ts';
import { isCategory } from './terms.ts';

/** A setting as its page asks for it: `where` is 'county', 'lodging', 'unit:' with an id or 'category:' with its word. */
export const settingForm = z.strictObject({
  key: z.string().max(60),
  where: z.string().max(60),
  /** code of the lodging, where `where` is 'lodging' */
  lodging: z.string().trim().max(40).default(''),
  value: z.string().max(200),
  from_day: z.string().max(10),
});
export type SettingForm = z.infer<typeof settingForm>;

/**
 * What the form means: the level and whose value it is. Refuses M-201 a level the setting does not have or a unit or
 * category that is not there, M-204 a code no lodging has, M-202 an empty value where a number or time is wanted.
 */
export async function settingOf(pass: Pass<'settings:write'>, form: SettingForm): Promise<SettingInput> {
  const { key, value, from_day } = form;
  if (!isSettingKey(key)) throw new Refusal('invalid', [{ code: 'M-200', field: 'key' }]);
  const [word = '', id = ''] = form.where.split(':');
  const scope = settingKeys[key].scopes.find((one) => one === word);
  if (!scope) throw new Refusal('invalid', [{ code: 'M-201', field: 'where' }]);
  // An empty text counts as 0 where numbers are read, and nobody who left the field empty meant that.
  if (value.trim() === '' && !settingKeys[key].schema.safeParse('-').success)
    throw new Refusal('invalid', [{ code: 'M-202', field: 'value' }]);
  return { key, scope, scope_key: await scopeKeyOf(pass, scope, id, form.lodging), value, from_day };
}

async function scopeKeyOf(
  { sql }: Pass<'settings:write'>,
  scope: Scope,
  id: string,
  code: string,
): Promise<string> {
  if (scope === 'county') return '';
  if (scope === 'lodging') {
    const [lodging] = await sql<{ id: string }[]>`select id from lodging where code = ${code}`;
    if (!lodging) throw new Refusal('invalid', [{ code: 'M-204', field: 'lodging' }]);
    return lodging.id;
  }
  if (scope === 'category' && isCategory(id)) return id;
  if (scope === 'unit') {
    const [unit] = await sql<{ id: string }[]>`select id from unit where id::text = ${id}`;
    if (unit) return unit.id;
  }
  throw new Refusal('invalid', [{ code: 'M-201', field: 'where' }]);
}

/** The names of the lodgings that stored values are given for, by id; the settings page says whose a value is. */
export async function namesOfLodgings(
  pass: Pass<'settings:write'>,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await pass.sql<{ id: string; code: string; name: string }[]>`
    select id, code, name from lodging where id::text = any (${[...ids]}::text[])`;
  return Object.fromEntries(rows.map(({ id, code, name }) => [id, `${name} ${code}`]));
}
