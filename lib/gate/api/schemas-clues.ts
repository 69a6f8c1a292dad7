import { z } from 'zod';
import { numberWays } from '#lib/conversation/terms.ts';
import { handingSources, longest, matterKinds, topics, topicsOf } from '#lib/matter/terms.ts';

const instant = z.string().meta({ format: 'date-time' });

const numbers = z.enum(numberWays).optional().meta({
  description:
    'Resident, mobile and passport numbers in `text`: `moved` (default) keeps them apart under lock, `left` leaves them.',
});
const text = z.string().meta({
  description: `2 to ${longest.text} code points. No child’s name is needed.`,
  example: '有学生连续几个周末在这家店过夜，家长不知情。',
});

export const clueInput = z
  .strictObject({
    lodging: z.string().max(200).meta({
      description: 'Its code, its whole name, or words of its name and address that mean one lodging alone.',
      example: 'LH0001',
    }),
    kind: z.enum(matterKinds).optional().meta({ description: '`clue` unless said.' }),
    topic: z.enum(topics as readonly [string, ...string[]]).meta({
      description: `Of a clue: ${topicsOf.clue.join(', ')}. Of a dispute: ${topicsOf.dispute.join(', ')}.`,
      example: 'minors',
    }),
    text,
    place: z
      .string()
      .max(200)
      .optional()
      .meta({ description: `At most ${longest.place} code points.` }),
    numbers,
    source: z
      .enum(handingSources)
      .optional()
      .meta({ description: 'A key says itself whose it is; an account says whom it speaks for.' }),
  })
  .meta({ id: 'HandInClue' });

export const clueLineInput = z.strictObject({ text, numbers }).meta({ id: 'ClueLine' });

const lodging = z.object({ code: z.string(), name: z.string() });

export const clueHandedShape = z
  .object({ id: z.string(), lodging: lodging.meta({ description: 'The house that was meant; check it.' }) })
  .meta({ id: 'ClueHanded' });

export const clueLineShape = z.object({ id: z.string() }).meta({ id: 'ClueLineAdded' });

const clue = z.object({
  ...{ id: z.string(), lodging, kind: z.enum(matterKinds), topic: z.string() },
  state: z
    .enum(['received', 'taken_up', 'ended'])
    .meta({ description: 'How it ended is not told: it concerns others.' }),
  ...{ handed_at: instant, taken_up_at: instant.nullable(), ended_at: instant.nullable() },
});

export const cluesShape = z.object({ clues: z.array(clue) }).meta({ id: 'Clues' });

export const clueShape = clue
  .extend({
    lines: z
      .array(
        z.object({
          at: instant,
          from: z.enum(['unit', 'police']),
          text: z.string().nullable().meta({ description: 'null once it was cleared at its date' }),
        }),
      )
      .meta({ description: 'The unit’s own words and those the police wrote for it, nothing else.' }),
  })
  .meta({ id: 'Clue' });
