import type { Pass } from '#lib/access/pass.ts';
import type { MatterKind, Outcome, Topic } from '#lib/matter/terms.ts';

/** A dispute or clue raised about a lodging, and its result, as the police read them; instants UTC. */
export type MatterHappening = { key: string; at: Date; matter: string; about: MatterKind; topic: Topic } & (
  | { kind: 'matter_raised' }
  | { kind: 'matter_ended'; outcome: Outcome }
);

/** The disputes and clues of a lodging raised or ended since an instant. */
export async function matterHappenings(
  pass: Pass<'lodging:read'>,
  lodgingId: string,
  since: Date,
): Promise<MatterHappening[]> {
  const rows = await pass.sql<
    {
      matter: string;
      about: MatterKind;
      topic: Topic;
      raised: string;
      closed: string | null;
      outcome: Outcome | null;
    }[]
  >`select id as matter, kind as about, topic, raised_at as raised, closed_at as closed, outcome from matter
    where county = ${pass.reach.county} and lodging_id = ${lodgingId}
      and (raised_at >= ${since.toISOString()} or closed_at >= ${since.toISOString()})`;
  return rows.flatMap(({ raised, closed, outcome, ...row }): MatterHappening[] => [
    { ...row, key: `matter ${row.matter}`, at: new Date(raised), kind: 'matter_raised' },
    ...(closed && outcome
      ? [
          {
            ...{ ...row, key: `matter-ended ${row.matter}`, at: new Date(closed) },
            ...{ kind: 'matter_ended' as const, outcome },
          },
        ]
      : []),
  ]);
}
