import { z } from 'zod';
import { returnInput, stayInput } from '#lib/report/inputs.ts';
import { resultShape } from './schemas.ts';

/** The most returns one batch takes. */
export const largestBatch = 100;

/** One item of a batch; its return is read on its own, so that a malformed one is refused alone. */
export const batchItem = z.strictObject({
  lodging: z.string().max(40),
  night: z.string().max(10),
  idempotency_key: z.string().max(64),
  return: z.unknown(),
});

/** The envelope of a batch. */
export const batchInput = z.strictObject({ returns: z.array(z.unknown()).min(1).max(largestBatch) });

/** The batch as the document describes it. */
export const batchShape = z
  .strictObject({
    returns: z
      .array(
        z
          .strictObject({
            lodging: z.string().meta({ example: 'LH0001' }),
            night: z.string().meta({ format: 'date', example: '2026-11-20' }),
            idempotency_key: z.string().meta({ description: '1 to 64 visible ASCII characters.' }),
            return: returnInput,
          })
          .meta({ id: 'BatchItem' }),
      )
      .min(1)
      .max(largestBatch),
  })
  .meta({ id: 'Batch' });

const receipt = z.object({ number: z.string(), short_code: z.string() });

export const batchDoneShape = z
  .object({
    accepted: z.int(),
    refused: z.int(),
    items: z.array(
      z
        .object({
          item: z.int().meta({ description: 'Place within `returns`, from 0.' }),
          status: z.int().meta({ description: 'What a PUT of this return alone would be answered with.' }),
          lodging: z.string(),
          night: z.string(),
          outcome: z.enum(['accepted', 'unchanged']).optional(),
          version: z.int().optional(),
          receipt: receipt.optional(),
          results: z.array(resultShape),
        })
        .meta({ id: 'BatchItemDone' }),
    ),
  })
  .meta({ id: 'BatchDone' });

/** One stay at check-in; the night follows from `check_in`. */
export const singleStayInput = stayInput
  .omit({ stay_id: true, keep: true })
  .extend({
    late_reason: z
      .string()
      .max(20_000)
      .optional()
      .meta({ description: 'Reason of a late request.', maxLength: 200 }),
  })
  .meta({ id: 'SingleStay' });

export const stayFiledShape = z
  .object({
    lodging: z.string(),
    night: z
      .string()
      .meta({ format: 'date', description: 'Derived from check_in: 06:00 to 06:00 Asia/Shanghai.' }),
    outcome: z.enum(['accepted', 'unchanged']),
    version: z.int(),
    stay_id: z.uuid().nullable(),
    to_complete: z.array(z.string()).meta({ description: 'What the desk is still asked for.' }),
    receipt,
    results: z.array(resultShape),
  })
  .meta({ id: 'StayFiled' });

export const checkedShape = z
  .object({
    lodging: z.string(),
    night: z.string().meta({ format: 'date' }),
    outcome: z.enum(['accepted', 'unchanged']),
    version: z.int().meta({ description: 'The version that would stand.' }),
    results: z.array(resultShape),
  })
  .meta({ id: 'Checked', description: 'What a PUT would be answered with; nothing was written.' });

export const lodgingsShape = z
  .object({ lodgings: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'Lodgings' });

export const countedShape = z.object({ counted: z.literal(true) }).meta({ id: 'Counted' });
