import * as z from 'zod';

const bytes = (length: number) =>
  z.string().refine((text) => Buffer.from(text, 'base64url').length === length, { error: 'M-386' });

/** What a browser says of itself when a person turns messages on: its push service's address and its two keys (base64url). */
export const pushInput = z.object({
  endpoint: z.string().max(1000, { error: 'M-386' }),
  p256dh: bytes(65),
  auth: bytes(16),
});

/** One of one's own browsers. */
export const pushGone = z.object({ id: z.uuid() });
