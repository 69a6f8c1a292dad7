import { z } from 'zod';
import type { Channel } from '../channel.ts';

/** A demonstration sends nothing: what would leave the house is shown on the outbox page instead. */
export const outbox: Channel = {
  id: 'outbox',
  onlyDemonstration: true,
  address: 'account',
  reports: true,
  perMinute: 100_000,
  batch: 1000,
  fields: [],
  schema: z.record(z.string(), z.string()),
  hand: async (_settings, batch) => batch.map(() => ({ result: 'handed', delivered: true })),
};
