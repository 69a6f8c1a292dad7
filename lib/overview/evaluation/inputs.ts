import * as z from 'zod';
import { periodKinds, periodNamed } from './periods.ts';

const absent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());

/** What the evaluation is asked by its address: a week or month, a station, as of which instant; malformed is refused, never guessed. */
export const evaluationFilters = z.object({
  kind: optional(z.enum(periodKinds)),
  period: optional(z.string().refine((text) => periodNamed(text) !== null)),
  station: optional(z.uuid()),
  at: optional(z.iso.datetime({ offset: true }).transform((text) => new Date(text))),
});
