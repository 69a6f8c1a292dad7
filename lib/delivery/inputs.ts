import * as z from 'zod';

/** The form of one channel: its fields as typed, an empty secret keeps the stored one. */
export const channelInput = z
  .object({
    channel: z.string().max(40),
    /** a ticked box */
    enabled: z.string().max(3).optional(),
    place: z.string().regex(/^[1-9]\d?$/, { error: 'M-381' }),
  })
  .catchall(z.union([z.string().max(600), z.array(z.string())]));
export type ChannelInput = z.infer<typeof channelInput>;

/** Which channel is tested. */
export const testInput = z.object({ channel: z.string().max(40) });
