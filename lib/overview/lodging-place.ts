import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { housesNear, type NearHouse, pointHistory, type SetPoint } from '#lib/lodging/point/queries.ts';
import { type BestHours, bestHours } from './best-hours.ts';

/** How a house is found and reached: its points, the houses beside it, the hours in which it answers. */
export type LodgingPlace = {
  points: (SetPoint & { id: string })[];
  near: NearHouse[];
  hours: BestHours | null;
};

const nights = 60;

/** Where a lodging within reach stands and when it is best reached. */
export async function placeOfLodging(pass: Pass<'lodging:read'>, lodgingId: string): Promise<LodgingPlace> {
  const points = await pointHistory(pass, lodgingId);
  const [point] = points;
  return {
    points,
    near: point ? await housesNear(pass, { lodgingId, point, day: civilDateAt(pass.now) }) : [],
    hours: bestHours(await heardAt(pass, lodgingId)),
  };
}

/** The hours (Shanghai) at which the house itself was heard in the last 60 days: returns of its own, calls it answered. */
async function heardAt(pass: Pass<'lodging:read'>, lodgingId: string): Promise<number[]> {
  const since = new Date(pass.now.getTime() - nights * 86_400_000).toISOString();
  const rows = await pass.sql<{ at: string }[]>`
    select accepted_at as at from report_version where county = ${pass.reach.county} and lodging_id = ${lodgingId}
      and n = 1 and accepted_at >= ${since} and channel not in ('import', 'on_behalf', 'api')
    union all
    select happened_at from chase_step where county = ${pass.reach.county} and lodging_id = ${lodgingId}
      and kind = 'call' and at >= ${since} and outcome not in ('no_answer', 'busy', 'invalid_number')`;
  return rows.map(({ at }) => Number(clockTimeAt(new Date(at)).slice(0, 2)));
}
