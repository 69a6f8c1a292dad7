import { addDays, type BusinessDay, businessDay, daysOf, instantOf } from '#lib/clock/business-day.ts';
import type { AdultFact, Facts, Filings, LodgingFact, StayFact } from './facts.ts';
import { nightState } from './facts.ts';
import { ruleOf } from './registry.ts';
import type { AlertCode, Finding } from './rule.ts';

export const firstNight: BusinessDay = businessDay('2026-08-01');

/** A lodging for the rules' tests. */
export function inn(code = 'A', category = 'guesthouse', rooms = 15): LodgingFact {
  return { id: code, code, category, rooms };
}

let counter = 0;

/** A lone boy of 16 from elsewhere whose guardian agreed, on the first night; an ordinary stay until a test changes it. */
export function stay(over: Partial<StayFact> & { at?: string } = {}): StayFact {
  counter += 1;
  const night = over.night ?? 0;
  const { at, ...rest } = over;
  return {
    id: `stay-${String(counter).padStart(6, '0')}`,
    lodging: inn(),
    night,
    groupKey: `group-${counter}`,
    room: '201',
    checkInAt: instantOf(addDays(firstNight, night), at ?? '18:00'),
    leavesAt: instantOf(addDays(firstNight, night + 1), '11:00'),
    age: 16,
    sex: 'M',
    home: '430302',
    alone: true,
    call: 'reached_agrees',
    family: '王',
    guardianFamily: '王',
    child: `child-${counter}`,
    phone: `phone-${counter}`,
    adults: [],
    flags: [],
    suspicions: [],
    extensions: 0,
    ...rest,
  };
}

/** An adult in the room. */
export function adult(
  relation: AdultFact['relation'],
  key: { number?: string; name?: string } = {},
): AdultFact {
  return { relation, number: key.number ?? null, name: key.name ?? null };
}

/** Minors who came in together, each made by `stay`. */
export function party(...members: (Partial<StayFact> & { at?: string })[]): StayFact[] {
  counter += 1;
  const groupKey = `party-${counter}`;
  return members.map((member) => stay({ groupKey, ...member }));
}

/** What a house filed: a letter a night, n a nil, digits that many parties, - silent, x not expected, o open. */
export function filings(nights: string, lodging = inn(), at = '22:00'): Filings {
  const marks = [...nights];
  const state = Uint8Array.from(marks, (mark) => {
    if (mark === '-') return nightState.silent;
    if (mark === 'x') return nightState.none;
    if (mark === 'o') return nightState.open;
    return mark === 'n' || mark === '0' ? nightState.nil : nightState.guests;
  });
  const count = Int16Array.from(marks, (mark) => (/[1-9]/.test(mark) ? Number(mark) : 0));
  const acceptedAt = Float64Array.from(marks, (_, n) =>
    state[n] === nightState.nil || state[n] === nightState.guests
      ? instantOf(addDays(firstNight, n), at).getTime()
      : 0,
  );
  return { lodging, state, parties: count, minors: Int16Array.from(count), acceptedAt };
}

/** Facts of county 430524 that hold what is given and nothing else. */
function facts(over: Partial<Facts> = {}): Facts {
  const length = Math.max(1, ...(over.filings ?? []).map(({ state }) => state.length), 60);
  return {
    county: '430524',
    nights: daysOf(firstNight, addDays(firstNight, length - 1)),
    filings: [],
    stays: [],
    repeats: [],
    unfiled: [],
    sought: [],
    housePhones: new Map(),
    ...over,
  };
}

/** What one rule finds in the facts. */
export function found(code: AlertCode, over: Partial<Facts>, set: Record<string, number> = {}): Finding[] {
  const rule = ruleOf(code);
  if (!rule) throw new Error(`no rule ${code}`);
  return rule.look(facts(over), set);
}
