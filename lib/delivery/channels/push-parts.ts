import { z } from 'zod';

/**
 * An instant as the providers of text messages push it, "2017-01-01 00:00:00" in Beijing time (Aliyun SMS, SmsReport and SmsUp
 * by HTTP batch push; Tencent Cloud SMS, status callback).
 */
export const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .transform((text) => new Date(`${text.replace(' ', 'T')}+08:00`))
  .refine((at) => !Number.isNaN(at.getTime()));

/** A mainland mobile number without its country's code. */
export const phone = z.string().regex(/^1\d{10}$/);
