import type { Patrol } from './rules.ts';
import type { StayFlag, StayValues } from './stay.ts';
import { kin, noCallResults } from './terms.ts';

/** The five musts (五必须, Ministry of Public Security 2021) in their order. */
export const musts = ['identity', 'guardian', 'relation', 'patrol', 'report'] as const;
export type Must = (typeof musts)[number];

/** `not_applicable` where the duty does not arise; `open` is what is still to be done, and never a breach. */
export type Evidence = 'evidenced' | 'not_applicable' | 'open';

export type MustFacts = {
  stay: Pick<
    StayValues,
    | 'documentType'
    | 'number'
    | 'howChecked'
    | 'alone'
    | 'companions'
    | 'callResult'
    | 'guardianName'
    | 'guardianPhone'
  >;
  flags: readonly StayFlag[];
  /** the police established who the child is */
  identified: boolean;
  /** of the night, optional: without it the fourth must is open and never red */
  patrol: Patrol | null;
  /** something was ticked on the stay */
  suspicious: boolean;
  /** number of the incident that was reported, if one was */
  incidentNumber: string | null;
};

/** Evidence per must from the facts of one stay; pure, so that form, receipt and officer's view show the same marks. */
export function fiveMusts(facts: MustFacts): Record<Must, Evidence> {
  return {
    identity: identity(facts),
    guardian: guardian(facts),
    relation: relation(facts),
    patrol: facts.patrol?.patrolled === true ? 'evidenced' : 'open',
    // Finding nothing is evidence too: the desk looked. What was found is evidenced by the number of its report.
    report: facts.suspicious && !facts.incidentNumber ? 'open' : 'evidenced',
  };
}

function identity({ stay, flags, identified }: MustFacts): Evidence {
  if (identified) return 'evidenced';
  if (flags.length > 0 || !stay.number) return 'open';
  return stay.howChecked !== null && stay.howChecked !== 'stated' ? 'evidenced' : 'open';
}

function guardian({ stay }: MustFacts): Evidence {
  const { callResult } = stay;
  if (!callResult || callResult === 'not_called') return 'open';
  if (noCallResults.includes(callResult)) return 'not_applicable'; // the police take it over, the desk must not call
  const parentHere = stay.companions.some(({ relation: is, name }) => is === 'parent' && name);
  if (callResult === 'present') return stay.guardianName || parentHere ? 'evidenced' : 'open';
  return stay.guardianPhone || callResult === 'invalid_number' ? 'evidenced' : 'open';
}

function relation({ stay }: MustFacts): Evidence {
  if (stay.companions.length === 0) return stay.alone === true ? 'not_applicable' : 'open';
  const told = stay.companions.every(
    ({ relation: is, number }) => is !== null && is !== 'unclear' && (kin.includes(is) || number !== null),
  );
  return told ? 'evidenced' : 'open';
}
