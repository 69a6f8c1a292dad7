import type { Query } from '#app/_ui/address.ts';
import type { Evaluation, EvaluationQuery } from '#lib/overview/evaluation/evaluation.ts';
import { evaluationFilters } from '#lib/overview/evaluation/inputs.ts';

/** What the address asks; null where it is malformed. */
export function askedOf(given: Query): EvaluationQuery | null {
  const { kind, period, station, at } = given;
  const asked = evaluationFilters.safeParse({ kind, period, station, at });
  if (!asked.success) return null;
  return { ...asked.data, asOf: asked.data.at };
}

/** The address of what is shown: the same digits whenever it is opened. */
export function fixedOf({ period, level, unit, asOf }: Evaluation): Query {
  return {
    period: period.key,
    station: level === 'beat' ? unit.id : undefined,
    at: asOf.toISOString(),
  };
}
