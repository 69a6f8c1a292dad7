/** A suspicion told at once, or a child who came and got no room (product.md, Filing). */
export const incidentKinds = ['report_now', 'left_unroomed'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** What was seen: the signs at which a house must tell the police (unaided, in its own words; 强制报告意见 Art 4, 五必须 ⑤). */
export const signs = [
  'hurt',
  'unwell',
  'forced',
  'afraid',
  'adult_unclear',
  'many_visitors',
  'lost',
  'other',
] as const;
export type Sign = (typeof signs)[number];

/** Whether the child is still there. */
export const presences = ['here', 'left', 'unknown'] as const;
export type Presence = (typeof presences)[number];

/** With whom a child was who got no room. */
export const companies = ['alone', 'with_adult', 'with_minors'] as const;
export type Company = (typeof companies)[number];

/** How an incident ends; the words of an alert, which it stands beside (product.md, What is odd). */
export const outcomes = ['confirmed', 'explained', 'unverifiable', 'duplicate', 'referred'] as const;
export type Outcome = (typeof outcomes)[number];

/** Only a 民警 says so (product.md, People). */
export const policeOutcomes: readonly Outcome[] = ['confirmed', 'referred'];

/** Who told: somebody signed in at the house, somebody at its plate, or anybody. Only the first is verified. */
export const sources = ['house', 'plate', 'open'] as const;
export type Source = (typeof sources)[number];

/** Longest texts, in code points. */
export const longest = { where: 80, text: 500, phone: 20, direction: 80 } as const;
