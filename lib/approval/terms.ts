import type { Permission, Role } from '#lib/access/permissions.ts';

/** What a second person is asked about, who may ask, who may decide, and the first word of its acts in the house book. */
export const kinds = {
  reveal: { ask: 'stay:reveal', decide: 'reveal:approve', act: 'reveal', lapsesHours: 24 },
  broken_glass: { ask: 'stay:reveal', decide: 'reveal:approve', act: 'glass', lapsesHours: null },
  evidence_pack: { ask: 'evidence:ask', decide: 'evidence:approve', act: 'evidence', lapsesHours: 72 },
  full_export: { ask: 'export:full', decide: 'export:approve', act: 'export', lapsesHours: 24 },
  legal_hold: { ask: 'hold:ask', decide: 'hold:approve', act: 'hold', lapsesHours: null },
} as const satisfies Record<
  string,
  { ask: Permission; decide: Permission; act: string; lapsesHours: number | null }
>;
export type Kind = keyof typeof kinds;
export type Asks<K extends Kind> = (typeof kinds)[K]['ask'];
export type Decides<K extends Kind> = (typeof kinds)[K]['decide'];

/** What a stay's text may be read for; the purposes of a standing approval are the same (product.md, Keeping and showing). */
export const purposes = [
  'alert',
  'case',
  'missing_person',
  'identity',
  'guardian_contact',
  'complaint',
  'inspection',
  'own_request',
] as const;
export type Purpose = (typeof purposes)[number];

/** The matters that may break the glass: those that ring the duty post (product.md, What is odd). */
export const instantMatters = [
  'welfare_sign',
  'child_afraid',
  'prohibited_venue',
  'identity_pending',
  'watchlist_match',
  'unrelated_adult',
  'repeat_companion',
  'mixed_minors_room',
  'missing_person',
] as const;
export type InstantMatter = (typeof instantMatters)[number];

/** The posts whose role may hold a standing approval: those that may reveal at all. */
export const standingRoles = ['officer', 'duty', 'chief', 'supervisor'] as const satisfies readonly Role[];
export type StandingRole = (typeof standingRoles)[number];

/** `release`: an evidence pack or an export in full that a second person allowed. */
export type Basis = 'standing' | 'second_person' | 'broken_glass' | 'release';

/** How long an opened text stays on the screen, in seconds (security.md 4.4). */
export const shownSeconds = 60;
/** In how many hours another must confirm a broken glass (product.md, Keeping and showing). */
export const confirmHours = 24;
/** The longest a standing approval is given for, in days from today. */
export const standingDaysAtMost = 366;
