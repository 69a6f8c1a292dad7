import type { Problem } from '#lib/platform/errors.ts';
import type { Parameter, Rule, Unit } from './rule.ts';

type Bounds = { least: number; most: number; whole: boolean };

/** What a parameter of a unit may be: a rule must stay one that can find something and does not find everything. */
const bounds: Record<Unit, Bounds> = {
  nights: { least: 1, most: 180, whole: true },
  children: { least: 1, most: 50, whole: true },
  parties: { least: 1, most: 50, whole: true },
  lodgings: { least: 1, most: 50, whole: true },
  years: { least: 0, most: 18, whole: true },
  hours: { least: 0, most: 48, whole: true },
  minutes: { least: 1, most: 1440, whole: true },
  share: { least: 0.01, most: 1, whole: false },
  times: { least: 1, most: 50, whole: true },
};

/** The bounds of a parameter, both ends included. */
export function boundsOf({ unit }: Parameter): Bounds {
  return bounds[unit];
}

/** Every parameter of the rule as it stands: its own value where the county gave none. */
export function parametersOf(
  { parameters }: Rule,
  given: Readonly<Record<string, number>> = {},
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { value }]) => [name, given[name] ?? value]),
  );
}

/** Only what differs from the rule's own values: what is kept in an approval. */
export function changedOf(
  { parameters }: Rule,
  set: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(Object.entries(set).filter(([name, value]) => parameters[name]?.value !== value));
}

/** Reads parameters from a form's texts; a missing one stays at the rule's own value. M-365 beside each that is no such number. */
export function readParameters(
  { parameters }: Rule,
  texts: Readonly<Record<string, unknown>>,
): { set: Record<string, number>; problems: Problem[] } {
  const set: Record<string, number> = {};
  const problems: Problem[] = [];
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = texts[name] ?? String(parameter.value);
    const value =
      typeof text === 'string' && /^\d{1,4}(\.\d{1,4})?$/.test(text.trim()) ? Number(text) : Number.NaN;
    const { least, most, whole } = boundsOf(parameter);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) set[name] = value;
    else problems.push({ code: 'M-365', field: name, values: { least, most } });
  }
  return { set, problems };
}
