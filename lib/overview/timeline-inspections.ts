import type { Pass } from '#lib/access/pass.ts';
import { type Inspection, inspectionsOfLodging, rectificationsOfLodging } from '#lib/inspection/queries.ts';

/** A visit, the house's statement on it, or a correction proven, as the timeline tells it; instants UTC. */
export type InspectionHappening = { key: string; at: Date; page: string } & (
  | { kind: 'inspection'; visit: Pick<Inspection, 'kind' | 'findings' | 'follow' | 'first' | 'second'> }
  | { kind: 'inspection_said'; said: string }
  | { kind: 'rectified'; by: string | null }
);

const pageOf = (inspection: string) => `/inspections/${inspection}`;

/** What visits left at a lodging, each at its instant. */
export async function inspectionHappenings(
  pass: Pass<'lodging:read'>,
  lodgingId: string,
): Promise<InspectionHappening[]> {
  const visits = await inspectionsOfLodging(pass, lodgingId);
  const corrections = await rectificationsOfLodging(pass, lodgingId);
  return [
    ...visits.map((visit): InspectionHappening => {
      const { id, happenedAt } = visit;
      return { key: `inspection ${id}`, at: happenedAt, page: pageOf(id), kind: 'inspection', visit };
    }),
    ...visits.flatMap(({ id, house }): InspectionHappening[] =>
      house
        ? [{ key: `said ${id}`, at: house.at, page: pageOf(id), kind: 'inspection_said', said: house.said }]
        : [],
    ),
    ...corrections.flatMap(({ id, inspection, chase, proven }): InspectionHappening[] => {
      const page = inspection ? pageOf(inspection) : `/chases/${chase}`;
      return proven
        ? [{ key: `rectified ${id}`, at: proven.at, page, kind: 'rectified', by: proven.by }]
        : [];
    }),
  ];
}
