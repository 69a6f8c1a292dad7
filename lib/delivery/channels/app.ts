import { z } from 'zod';
import type { Channel } from '../channel.ts';

/** The inbox of the product: every message stands there the moment it is sent. */
export const app: Channel = {
  id: 'app',
  inHouse: true,
  address: 'account',
  reports: false,
  perMinute: 1_000_000,
  batch: 1000,
  fields: [],
  schema: z.record(z.string(), z.string()),
  hand: async (_settings, batch) => batch.map(() => ({ result: 'handed' })),
};
