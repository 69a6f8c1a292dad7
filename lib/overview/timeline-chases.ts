import type { Pass } from '#lib/access/pass.ts';
import { chasesOfLodging, type StepLine } from '#lib/chase/queries.ts';

/** A step of a chase as it happened at a lodging; instant UTC. */
export type ChaseHappening = { key: string; at: Date; kind: 'chase'; chase: string; step: StepLine };

/** The steps of a lodging's chases; that one was opened is told by the silent night itself. */
export async function chaseHappenings(
  pass: Pass<'lodging:read'>,
  lodgingId: string,
): Promise<ChaseHappening[]> {
  const chases = await chasesOfLodging(pass, lodgingId);
  return chases.flatMap(({ id, steps }) =>
    steps
      .filter(({ kind }) => kind !== 'opened')
      .map((step) => ({
        key: `chase ${id} ${step.n}`,
        at: step.happenedAt,
        kind: 'chase' as const,
        chase: id,
        step,
      })),
  );
}
