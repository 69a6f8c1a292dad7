import type { Pass } from '#lib/access/pass.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { lodgingByCode } from '../queries.ts';
import type { PointInput } from './inputs.ts';
import type { Point } from './rules.ts';

type Setter = Pass<'lodging:note'> | Pass<'chase:work'> | Pass<'chase:sign'>;

/**
 * Keeps where a lodging stands, as whoever was there says; `accuracy` in metres tells that a phone said it. Earlier
 * points stay, the latest counts. The row policy refuses a lodging out of reach.
 */
export async function keepPoint(
  pass: Setter,
  lodgingId: string,
  { latitude, longitude }: Point,
  accuracy: number | undefined,
): Promise<void> {
  const source = accuracy === undefined ? 'typed' : 'phone';
  await pass.sql`insert into lodging_point (county, id, lodging_id, latitude, longitude, accuracy, source, account_id, at)
    values (${pass.reach.county}, ${uuidv7(pass.now)}, ${lodgingId}, ${latitude}, ${longitude},
      ${accuracy === undefined ? null : Math.round(accuracy)}, ${source}, ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
  pass.record({
    act: 'lodging.point',
    subjectKind: 'lodging',
    subjectId: lodgingId,
    lodgingId,
    detail: { source },
  });
}

/** Sets a lodging's point from its page. Refuses M-161 out of reach. */
export async function setPoint(pass: Pass<'lodging:note'>, input: PointInput): Promise<{ code: string }> {
  const lodging = await lodgingByCode(pass, input.code);
  await keepPoint(pass, lodging.id, input.point, input.accuracy);
  return { code: lodging.code };
}
