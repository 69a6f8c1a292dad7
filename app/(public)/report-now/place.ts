import type { IncidentKind } from '#lib/incident/terms.ts';

/** The address of the form, with the house or plate it was opened for. */
export function placeOf(kind: IncidentKind, of: { lodging?: string; plate?: string }): string {
  const path = kind === 'report_now' ? '/report-now' : '/report-now/no-room';
  const query = new URLSearchParams();
  if (of.plate) query.set('plate', of.plate.slice(0, 80));
  if (of.lodging) query.set('lodging', of.lodging.slice(0, 40));
  return query.size > 0 ? `${path}?${query}` : path;
}
