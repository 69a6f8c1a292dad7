/**
 * How far the pursuit of a silent lodging has come (product.md, The day): reminders run, the officer is asked to get in
 * touch, to call, to visit, to visit jointly and check the statutory duties; `breach` only when such a check found one.
 */
export const levels = ['remind', 'officer', 'call', 'visit', 'joint_visit', 'breach'] as const;
export type Level = (typeof levels)[number];

/** What a person does. What the house writes by itself stands in `houseSteps`. */
export const personSteps = [
  'reminder',
  'call',
  'text',
  'message',
  'visit',
  'promise',
  'on_behalf',
  'joint_visit',
  'correction',
  'talk',
  'case',
  'closed',
] as const;
export type PersonStep = (typeof personSteps)[number];

/** What the house writes; `given`: a chief or the county gave it to somebody, which is no step of the pursuit. */
export const houseSteps = ['given', 'opened', 'raised', 'promise_passed', 'asked_again', 'ended'] as const;
export type HouseStep = (typeof houseSteps)[number];
export type Step = PersonStep | HouseStep;

export const callOutcomes = [
  'will_file',
  'needs_help',
  'no_answer',
  'busy',
  'invalid_number',
  'refuses',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const visitOutcomes = ['will_file', 'helped', 'nobody_there', 'shut', 'refuses'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** How a chase ends by what a person found; `filed` and `excused` are the house's own words. */
export const findings = ['closed_down', 'no_signal', 'no_longer_lodging', 'refuses', 'needs_help'] as const;
export type Finding = (typeof findings)[number];
export type Ending = Finding | 'filed' | 'excused';

/** Findings after which the register no longer holds: whoever keeps it settles that, and until then nobody is chased there. */
export const leavesRegister = (finding: Finding): boolean =>
  finding === 'closed_down' || finding === 'no_longer_lodging';

/** The statutory duties a joint visit checks (product.md, The day); an empty answer is no answer. */
export const duties = ['registering', 'asking', 'reporting'] as const;
export type Duty = (typeof duties)[number];
export const dutyAnswers = ['kept', 'breach'] as const;
export type DutyAnswer = (typeof dutyAnswers)[number];

/** What a breach may open, and the articles one may rest on: chosen from this list, never typed. */
export const consequences = ['correction', 'talk', 'case'] as const;
export type Consequence = (typeof consequences)[number];

/**
 * The articles, each with the duty it is about: 未成年人保护法 (as amended 2024) Art 57 and 122; 治安管理处罚法 (2025
 * revision, in force 2026-01-01) Art 67 and 68; 反恐怖主义法 Art 21; 旅馆业治安管理办法 Art 6 and 9; 湖南省旅馆业治安管理办法 (2024).
 */
export const articles = {
  minors_57_ask: 'asking',
  minors_57_report: 'reporting',
  minors_122: 'asking',
  order_67: 'registering',
  order_68: 'registering',
  terror_21: 'registering',
  hotel_6: 'registering',
  hotel_9: 'reporting',
  hunan: 'registering',
} as const satisfies Record<string, Duty>;
export type Article = keyof typeof articles;
export const articleCodes = Object.keys(articles) as [Article, ...Article[]];
