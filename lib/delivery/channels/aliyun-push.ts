import { z } from 'zod';
import type { Push, Pushed, Report, Written } from '../channel.ts';
import { parsedJson } from '../net.ts';
import { moment, phone } from './push-parts.ts';

const reports = z
  .array(
    z
      .looseObject({
        phone_number: phone,
        report_time: moment,
        success: z.boolean(),
        err_code: z.string().max(100).default(''),
        biz_id: z.string().min(1).max(100),
        out_id: z.string().max(100).default(''),
      })
      .transform(
        ({ phone_number: to, report_time: at, success, err_code: code, biz_id, out_id }): Report => ({
          ...{ ref: out_id || null, providerId: biz_id, to, delivered: success, at },
          ...(success ? {} : { cause: 'refused' as const, code }),
        }),
      ),
  )
  .max(1000);

const written = z
  .array(
    z
      .looseObject({
        phone_number: phone,
        send_time: moment,
        content: z.string().max(2000),
        sequence_id: z.union([z.number(), z.string().max(60)]),
      })
      .transform(
        ({ phone_number: from, send_time: at, content: text, sequence_id }): Written => ({
          ...{ key: String(sequence_id), from, text, at },
        }),
      ),
  )
  .max(1000);

/**
 * Reads Aliyun's push: reports of what was delivered, or what people wrote back. The provider signs nothing, so whoever
 * calls is known by the secret in the address alone, and a report counts only for the number its message went to.
 */
export function readAliyun({ method, body }: Push): Pushed | null {
  if (method !== 'POST') return null;
  const json = parsedJson(body);
  const told = { reports: reports.safeParse(json).data, written: written.safeParse(json).data };
  if (!told.reports && !told.written) return null;
  return {
    reports: told.reports ?? [],
    written: told.written ?? [],
    answer: { type: 'application/json', body: JSON.stringify({ code: 0, msg: 'ok' }) },
  };
}
