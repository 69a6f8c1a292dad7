import * as z from 'zod';

/** Where a setting may be given apart from the county default, narrowest first: the first that is found holds. */
export const scopes = ['lodging', 'unit', 'category', 'county'] as const;
export type Scope = (typeof scopes)[number];

type Entry<T> = { standard: T; schema: z.ZodType<T>; scopes: readonly Scope[] };

const entry = <T>(standard: T, schema: z.ZodType<T>, where: readonly Scope[]): Entry<T> => ({
  standard,
  schema,
  scopes: where,
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'M-202' });
const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: 'M-202' })
    .int({ error: 'M-202' })
    .min(min, { error: 'M-202' })
    .max(max, { error: 'M-202' });
const line = z.string().trim().max(200, { error: 'M-202' });

const everywhere = scopes;
const police: readonly Scope[] = ['unit', 'county'];
const county: readonly Scope[] = ['county'];

/**
 * Every setting: its default (product.md, The day; Keeping and showing), what fits, and where it may be given. Clock
 * times are Shanghai's 'HH:MM'; hours, minutes and days are whole numbers, as the name says.
 */
export const settingKeys = {
  /** from when a nil is no longer premature */
  nil_opens: entry('20:00', clock, everywhere),
  /** of the date after the night's */
  due: entry('12:00', clock, everywhere),
  /** after the effective due in which a return is late */
  late_hours: entry(72, whole(1, 720), everywhere),
  reminder_soft: entry('21:00', clock, everywhere),
  reminder_before_hours: entry(2, whole(0, 12), everywhere),
  reminder_after_hours: entry(1, whole(0, 12), everywhere),
  task_after_hours: entry(24, whole(1, 240), everywhere),
  help_only_days: entry(30, whole(0, 365), everywhere),
  /** most reminders to one person, by civil day and in seven of them; never more than product.md allows a day */
  reminders_per_day: entry(2, whole(0, 2), county),
  reminders_per_week: entry(14, whole(0, 14), county),
  /** most notices to one person; what is urgent is not counted */
  notices_per_day: entry(1, whole(1, 5), county),
  notices_per_week: entry(3, whole(1, 20), county),
  quiet_from: entry('22:00', clock, county),
  quiet_to: entry('07:00', clock, county),
  duty_from: entry('08:00', clock, police),
  duty_to: entry('18:00', clock, police),
  /** minutes of duty after a house's question: the officer is reminded */
  answer_remind_minutes: entry(30, whole(5, 600), police),
  /** minutes of duty within which it is to be answered; then it climbs */
  answer_within_minutes: entry(120, whole(10, 3000), police),
  /** minutes of duty within which a dispute or clue is to be ended; then it climbs: two days of duty */
  matter_within_minutes: entry(1200, whole(60, 9000), police),
  ask_in_house_at: entry('12:00', clock, everywhere),
  /** child's fields are readable so long after check-out, then their key is destroyed */
  readable_days: entry(180, whole(90, 365), county),
  /** stays one person may open a day; a broken glass is not counted */
  reveals_per_day: entry(20, whole(1, 200), county),
  /** so long an opened stay can be read again without a new opening */
  reveal_minutes: entry(5, whole(1, 15), county),
  /** returns without persons, receipts */
  keep_returns_days: entry(1095, whole(1095, 3650), county),
  /** what was sent to people, and when they read it: as long as the chases it is part of */
  keep_messages_days: entry(1095, whole(365, 3650), county),
  /** the county paper the return rests on; empty means voluntary pilot */
  county_paper: entry('', line, county),
  /** lodgings drawn for the week's visits by need, and evenly by chance as controls (domain.md: five and one) */
  inspections_needed: entry(5, whole(0, 100), county),
  inspections_control: entry(1, whole(1, 50), county),
  /** most photos a visit may carry; none unless a county decides so */
  inspection_pictures: entry(0, whole(0, 3), county),
  /** the telephone of the command room, said where a phone helps at once */
  command_room_phone: entry('', line, county),
} as const;

export type SettingKey = keyof typeof settingKeys;
export type SettingValue<K extends SettingKey> = (typeof settingKeys)[K]['standard'] extends number
  ? number
  : string;

/** True when the text names a setting. */
export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(settingKeys, text);
}
