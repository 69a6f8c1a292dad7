import * as z from 'zod';
import { scopes } from './keys.ts';

/** One change of a setting as the form gives it; the value is judged by the key's own schema. */
export const settingInput = z.strictObject({
  key: z.string().max(60),
  scope: z.enum(scopes, { error: 'M-201' }),
  /** id of the lodging or unit, word of the category; empty for the county */
  scope_key: z.string().max(60).default(''),
  from_day: z.string().max(10),
  value: z.union([z.string().max(200), z.number()]),
});
export type SettingInput = z.infer<typeof settingInput>;
