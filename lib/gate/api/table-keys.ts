import type { Endpoint } from './endpoint.ts';
import { pairingCode, putWebhook, readWebhook } from './own-key.ts';
import { pairingCodeShape, webhookInput, webhookShape } from './schemas-keys.ts';
import { auth, reading, refusal, writing } from './table-parts.ts';

/** What a key does for itself. */
export const keyActs: readonly Endpoint[] = [
  {
    id: 'makePairingCode',
    method: 'POST',
    path: '/pairing-codes',
    permission: 'key:own',
    summary: 'makePairingCode',
    answers: {
      201: { description: 'Good for a quarter of an hour, once.', schema: pairingCodeShape },
      ...reading,
      403: refusal('Only a vendor’s key gains lodgings.'),
    },
    example: `-X POST $ORIGIN/api/v1/pairing-codes ${auth}`,
    handler: pairingCode,
  },
  {
    id: 'setWebhook',
    method: 'PUT',
    path: '/webhook',
    permission: 'key:own',
    summary: 'setWebhook',
    body: { type: 'application/json', schema: webhookInput },
    answers: { 200: { description: 'As it stands, with the secret.', schema: webhookShape }, ...writing },
    example: `-X PUT $ORIGIN/api/v1/webhook ${auth} -H 'Content-Type: application/json' -d '{"url":null}'`,
    handler: putWebhook,
  },
  {
    id: 'readWebhook',
    method: 'GET',
    path: '/webhook',
    permission: 'key:own',
    summary: 'readWebhook',
    answers: { 200: { description: 'As it stands.', schema: webhookShape }, ...reading },
    example: `$ORIGIN/api/v1/webhook ${auth}`,
    handler: readWebhook,
  },
];
