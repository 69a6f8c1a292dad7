import { z } from 'zod';

const instant = z.string().meta({ format: 'date-time' });

export const pairingCodeShape = z
  .object({
    code: z
      .string()
      .meta({ example: '04731962', description: 'The owner types it under My lodging, API keys.' }),
    expires_at: instant,
  })
  .meta({ id: 'PairingCode' });

export const webhookInput = z
  .strictObject({
    url: z.string().max(500).nullable().meta({
      description: 'https, without credentials; null ends it.',
      example: 'https://pms.example/nightlight',
    }),
  })
  .meta({ id: 'SetWebhook' });

export const webhookShape = z
  .object({
    url: z.string().nullable(),
    set_at: instant.nullable(),
    waiting: z.int().meta({ description: 'Messages not yet taken by the receiver.' }),
    delivered_at: instant.nullable(),
    last_status: z
      .string()
      .nullable()
      .meta({ description: 'Status of the last answer, or why there was none.' }),
    secret: z.string().optional().meta({ description: '`whsec_…`, only in the answer that set it.' }),
  })
  .meta({ id: 'Webhook' });
