import * as z from 'zod';
import { isHere, readPoint } from './rules.ts';

/** 'latitude, longitude' as a phone fills it in or a person types it; refuses M-287 no pair, M-288 not in the country. */
export const pointText = z.string({ error: 'M-287' }).transform((text, context) => {
  const point = readPoint(text);
  if (point && isHere(point)) return point;
  context.addIssue({ code: 'custom', message: point ? 'M-288' : 'M-287' });
  return z.NEVER;
});

const empty = (value: unknown) => (value === '' ? undefined : value);

/** Metres the phone thinks it may be off; a phone that knows nothing sends nothing. */
export const accuracyText = z.preprocess(
  empty,
  z.coerce.number({ error: 'M-287' }).min(0, { error: 'M-287' }).max(100_000, { error: 'M-287' }).optional(),
);

/** Where a lodging stands; with an accuracy it came from a phone. */
export const pointInput = z.strictObject({
  code: z.string().max(40),
  point: pointText,
  accuracy: accuracyText,
});
export type PointInput = z.infer<typeof pointInput>;
