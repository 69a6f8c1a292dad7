import type { Language } from '#lib/platform/i18n.ts';
import type { Facts, LodgingFact, StayFact } from './facts.ts';

/** The findings of product.md (What is odd), by their code. */
export const codes = [
  'welfare_sign',
  'child_afraid',
  'prohibited_venue',
  'identity_pending',
  'watchlist_match',
  'unrelated_adult',
  'repeat_companion',
  'mixed_minors_room',
  'minor_group',
  'unaccompanied_local',
  'roaming_minor',
  'guardian_unreachable',
  'guardian_phone_reused',
  'identity_invalid',
  'odd_hour_stay',
  'register_mismatch',
  'chronic_non_filer',
  'under_reporting',
  'premature_nil',
  'copied_report',
  'backfill_burst',
  'extended_daily',
] as const;
/** What is found by rules, and `search_tip`, which a house tells when it is asked (lib/missing). */
export type AlertCode = (typeof codes)[number] | 'search_tip';

export const severities = ['instant', 'same_day', 'watch'] as const;
export type Severity = (typeof severities)[number];

export const reasonCodes = [
  'adult_children',
  'adult_relation',
  'afraid',
  'both_sexes',
  'chance_of_honest',
  'early_nils',
  'esports_house',
  'extensions',
  'fewer_than_expected',
  'guardian_call',
  'hours_only',
  'houses',
  'late_check_in',
  'linked_by_name',
  'local_alone',
  'lodgings_in_nights',
  'minors_one_adult',
  'minors_only',
  'no_paper',
  'number_fails',
  'one_sitting',
  'phone_families',
  'phone_of_house',
  'registered_not_filed',
  'same_guests',
  'seen_by_desk',
  'silent_nights',
  'sought_by_companion',
  'sought_by_name',
  'sought_by_number',
  'sought_by_person',
  'sought_in_register',
  'sought_stays',
  'told_here',
  'told_seen',
  'without_family',
  'youngest',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A reason an officer can say aloud: its sentence stands in words-reasons.ts, its values are counts, days and codes. */
export type Reason = { code: ReasonCode; values: Record<string, string | number> };

/** Makes a reason. */
export function reason(code: ReasonCode, values: Reason['values'] = {}): Reason {
  return { code, values };
}

/** What a rule found: where, since when, and why. */
export type Finding = {
  rule: AlertCode;
  severity: Severity;
  lodging: LodgingFact;
  /** indexes into Facts.nights: the span it speaks of; the alert's day is the last */
  from: number;
  to: number;
  stays: StayFact[];
  reasons: Reason[];
  /** numbers for the evidence panel */
  evidence: Record<string, number | string | number[]>;
};

/** A number a rule is set by: what it counts, and who says so. */
export type Parameter = { value: number; unit: Unit; source: string };
export type Unit =
  | 'nights'
  | 'children'
  | 'parties'
  | 'lodgings'
  | 'years'
  | 'hours'
  | 'minutes'
  | 'share'
  | 'times';

type RuleWords = (language: Language) => { name: string; means: string; act: string };

/** A rule: `look` is pure; instant rules run after each filing, nightly ones over a window, weekly ones over series. */
export type Rule = {
  code: AlertCode;
  rhythm: 'instant' | 'nightly' | 'weekly';
  severity: readonly Severity[];
  /** what it looks at; instant rules look at stays, the others at nights where nothing else is said */
  reads?: Reads;
  parameters: Readonly<Record<string, Parameter>>;
  words: RuleWords;
  look: (facts: Facts, set: Readonly<Record<string, number>>) => Finding[];
};
export type Reads = 'stays' | 'nights';

/** What of the facts a rule needs. */
export function readsOf({ reads, rhythm }: Pick<Rule, 'reads' | 'rhythm'>): Reads {
  return reads ?? (rhythm === 'instant' ? 'stays' : 'nights');
}

type Written<P extends string> = Omit<Rule, 'parameters' | 'look'> & {
  parameters: Readonly<Record<P, Parameter>>;
  look: (facts: Facts, set: Readonly<Record<P, number>>) => Omit<Finding, 'rule'>[];
};

/** Makes a rule whose `look` knows its own parameters by name. */
export function defineRule<const P extends string>(rule: Written<P>): Rule {
  return {
    ...rule,
    look: (facts, set) => {
      const given = Object.fromEntries(
        Object.entries<Parameter>(rule.parameters).map(([name, { value }]) => [name, set[name] ?? value]),
      ) as Record<P, number>;
      return rule.look(facts, given).map((finding) => ({ ...finding, rule: rule.code }));
    },
  };
}
