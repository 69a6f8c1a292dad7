import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { problem } from './codes.ts';
import { extendedUntil, judgeExtend } from './in-house.ts';
import { stay, stayMove } from './schema.ts';

export const moveInput = z.strictObject({
  lodging: z.string().max(40).optional(),
  stay: z.uuid({ error: 'M-157' }),
  move: z.enum(['extend', 'check_out'], { error: 'M-141' }),
});

/**
 * Extends a stay by a night or checks it out, at the instant of the tap. A child who stays on is never typed again; an
 * extend after the planned check-out reopens the stay (product.md). Throws not_found for a stay out of reach.
 */
export async function moveStay(
  pass: Pass<'stay:move'>,
  input: z.infer<typeof moveInput>,
): Promise<{ until: Date | null }> {
  const here = and(eq(stay.county, pass.reach.county), eq(stay.id, input.stay));
  const [found] = await pass.db
    .select({
      lodgingId: stay.lodgingId,
      night: stay.businessDay,
      planned: stay.plannedCheckOutAt,
      checkIn: stay.checkInAt,
      removed: stay.removedIn,
    })
    .from(stay)
    .where(here)
    .for('update');
  if (!found || found.removed !== null) throw new Refusal('not_found', [problem('M-157', { field: 'stay' })]);
  const until = input.move === 'extend' ? extendedUntil(pass.now, found.planned) : null;
  const facts = { checkIn: found.checkIn, plannedCheckOut: found.planned, checkedOutAt: null };
  const refused = until ? judgeExtend(facts, until, pass.now) : null;
  if (refused) throw new Refusal('invalid', [refused]);
  const night = found.night as BusinessDay;
  const days = (await settingsFor(pass, businessDayAt(pass.now))).of('readable_days');
  const set =
    until === null
      ? {
          checkedOutAt: pass.now,
          clearOn: clearOn({ night, plannedCheckOut: found.planned, checkedOut: pass.now }, days),
        }
      : {
          checkedOutAt: null,
          plannedCheckOutAt: until,
          clearOn: clearOn({ night, plannedCheckOut: until, checkedOut: null }, days),
        };
  await pass.db.update(stay).set(set).where(here);
  await pass.db.insert(stayMove).values({
    county: pass.reach.county,
    id: uuidv7(pass.now),
    stayId: input.stay,
    lodgingId: found.lodgingId,
    kind: input.move,
    at: pass.now,
    untilAt: until,
    actor: pass.actor.id,
  });
  pass.record({
    act: input.move === 'extend' ? 'stay.extended' : 'stay.checked_out',
    subjectKind: 'stay',
    subjectId: input.stay,
    lodgingId: found.lodgingId,
  });
  return { until };
}
