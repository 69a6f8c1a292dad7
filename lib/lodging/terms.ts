/** The closed lists of a lodging, as product.md (Words) names them. */
export const categories = [
  'hotel',
  'guesthouse',
  'homestay',
  'esports_hotel',
  'bathhouse',
  'rental',
] as const;
export type Category = (typeof categories)[number];

export const statuses = ['operating', 'suspended', 'closed_down'] as const;
export type Status = (typeof statuses)[number];

export const closureReasons = [
  'no_guests_taken',
  'repairs',
  'owner_away',
  'power_or_water',
  'other',
] as const;
export type ClosureReason = (typeof closureReasons)[number];

/** True when the text is a category. */
export const isCategory = (text: string): text is Category => categories.some((one) => one === text);
