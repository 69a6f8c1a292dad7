import { z } from 'zod';
import { sha256 } from '#lib/platform/crypto.ts';
import type { Push, Pushed, Report, Written } from '../channel.ts';
import { parsedJson } from '../net.ts';
import { moment, phone } from './push-parts.ts';

const reports = z
  .array(
    z
      .looseObject({
        user_receive_time: moment,
        nationcode: z.literal('86'),
        mobile: phone,
        report_status: z.enum(['SUCCESS', 'FAIL']),
        errmsg: z.string().max(200).default(''),
        sid: z.string().min(1).max(100),
      })
      .transform(
        ({ user_receive_time: at, mobile: to, report_status, errmsg: code, sid }): Report => ({
          ...{ ref: null, providerId: sid, to, at, delivered: report_status === 'SUCCESS' },
          ...(report_status === 'SUCCESS' ? {} : { cause: 'refused' as const, code }),
        }),
      ),
  )
  .max(1000);

const reply = z
  .looseObject({
    mobile: phone,
    nationcode: z.literal('86'),
    text: z.string().max(2000),
    time: z.number().int().min(1_000_000_000).max(9_999_999_999),
  })
  // A reply has no number of its own: who, when and what make one, so that the same one pushed again is the same.
  .transform(
    ({ mobile: from, text, time }): Written => ({
      ...{ from, text, at: new Date(time * 1000) },
      key: sha256(`${from}/${time}/${text}`).toString('hex'),
    }),
  );

/**
 * Reads Tencent's push: an array of reports, or one reply. The provider signs nothing, so whoever calls is known by the
 * secret in the address alone, and a report counts only for the number its message went to.
 */
export function readTencent({ method, body }: Push): Pushed | null {
  if (method !== 'POST') return null;
  const json = parsedJson(body);
  const told = reports.safeParse(json).data;
  const wrote = reply.safeParse(json).data;
  if (!told && !wrote) return null;
  return {
    reports: told ?? [],
    written: wrote ? [wrote] : [],
    answer: { type: 'application/json', body: JSON.stringify({ result: 0, errmsg: 'OK' }) },
  };
}
