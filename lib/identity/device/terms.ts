/** The papers a grown person is known by at the station; the child's own list is another (lib/report/terms.ts). */
export const papersAtStation = [
  'resident_id',
  'temporary_id',
  'household_book',
  'passport',
  'residence_permit',
] as const;
export type PaperAtStation = (typeof papersAtStation)[number];
