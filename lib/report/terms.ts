/** The closed lists of a return and a stay, as product.md (Words, Filing) names them; their labels stand in words-terms.ts. */

export const kinds = ['nil', 'guests', 'closed'] as const;
export type Kind = (typeof kinds)[number];

export const documentTypes = [
  'resident_id',
  'household_book',
  'hk_macao_pass',
  'taiwan_pass',
  'hk_macao_resident_permit',
  'taiwan_resident_permit',
  'passport',
  'foreign_permanent_id',
  'temporary_id',
  'birth_certificate',
  'none',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const howCheckedWays = ['original', 'household_book', 'e_id', 'police_proof', 'stated'] as const;
export type HowChecked = (typeof howCheckedWays)[number];

export const sexes = ['M', 'F'] as const;
export type Sex = (typeof sexes)[number];

export const relations = [
  'parent',
  'grandparent',
  'sibling',
  'other_relative',
  'teacher',
  'coach',
  'friend',
  'online_friend',
  'employer',
  'none',
  'unclear',
] as const;
export type Relation = (typeof relations)[number];

/** Relations whose identity number is never kept: the law asks for the contact and the relation of kin only (Art. 57). */
export const kin: readonly Relation[] = ['parent', 'grandparent', 'sibling', 'other_relative'];

export const callResults = [
  'present',
  'reached_agrees',
  'reached_unaware',
  'no_answer',
  'invalid_number',
  'not_called',
  'child_afraid',
  'police_will_call',
] as const;
export type CallResult = (typeof callResults)[number];

/** Results after which the desk makes no call: nobody is asked for a guardian's number (product.md, Filing). */
export const noCallResults: readonly CallResult[] = ['child_afraid', 'police_will_call'];

/**
 * What a front desk may have seen with its own eyes (domain.md 5.1, the ticks of R1, R2, R9 and R12). They are
 * observations, never verdicts, and are stored apart from the stay.
 */
export const suspicions = [
  'injured_or_ill',
  'drunk_or_drugged',
  'crying_or_forced',
  'relation_not_explained',
  'answers_rehearsed',
  'papers_held_by_other',
  'cash_or_extended_daily',
  'more_people_than_beds',
  'child_things_no_child',
  'visitors_at_night',
  'school_day',
  'other',
] as const;
export type Suspicion = (typeof suspicions)[number];

export const removalReasons = [
  'duplicate',
  'wrong_night',
  'not_a_minor',
  'did_not_stay',
  'mistyped',
  'other',
] as const;
export type RemovalReason = (typeof removalReasons)[number];

export const closedReasons = ['no_guests_taken', 'repairs', 'owner_away', 'power_or_water', 'other'] as const;
export type ClosedReason = (typeof closedReasons)[number];
