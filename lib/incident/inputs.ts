import * as z from 'zod';
import { companies, incidentKinds, longest, outcomes, presences, signs } from './terms.ts';

const forbidden = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\n\t])\p{Cc}/gu;

/** What a frightened hand types is never refused: unseen characters are taken out, what is too long is cut. */
const text = (max: number) =>
  z
    .string()
    .default('')
    .transform((given) =>
      [...given.normalize('NFC').replace(/\r\n?/g, '\n').replace(forbidden, '').trim()]
        .slice(0, max)
        .join(''),
    );

const picked = z.preprocess(
  (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
  z.array(z.enum(signs)).max(signs.length),
);

/**
 * What is told. One answer is enough: a sign, a place or a word. `at` is a time of Shanghai as a browser sends it,
 * 'YYYY-MM-DDTHH:MM'. Refuses M-400 when nothing at all was said, M-402 a form that lost its key.
 */
export const tellInput = z
  .object({
    kind: z.enum(incidentKinds, { error: 'M-402' }),
    request_key: z.uuid({ error: 'M-402' }),
    county: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    lodging: z.string().max(40).optional(),
    plate: z.string().max(80).optional(),
    signs: picked,
    presence: z.enum(presences).catch('unknown'),
    company: z.enum(companies).optional().catch(undefined),
    at: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
      .optional()
      .catch(undefined),
    where: text(longest.where),
    direction: text(longest.direction),
    text: text(longest.text),
    phone: text(longest.phone),
    quiet: z.literal('1').optional().catch(undefined),
  })
  .refine(
    ({ kind, signs: seen, where, text: said, company, direction }) =>
      kind === 'report_now'
        ? seen.length > 0 || where !== '' || said !== ''
        : company !== undefined || direction !== '' || said !== '',
    { error: 'M-400', path: ['text'] },
  );
export type TellInput = z.output<typeof tellInput>;

const incident = z.uuid({ error: 'M-161' });

export const claimIncidentInput = z.strictObject({ incident, over: z.enum(['yes']).optional() });
export type ClaimIncidentInput = z.infer<typeof claimIncidentInput>;

/** Ids of incidents whose sound has been heard out, with commas between. */
export const rungInput = z.strictObject({
  incidents: z
    .string()
    .max(2000)
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(incident).min(1).max(50)),
});
export type RungInput = z.infer<typeof rungInput>;

/** What was found, in 4 to 500 characters. */
export const endInput = z.strictObject({
  incident,
  outcome: z.enum(outcomes, { error: 'M-403' }),
  feedback: z.string().trim().min(4, { error: 'M-404' }).max(500, { error: 'M-404' }),
});
export type EndInput = z.infer<typeof endInput>;
