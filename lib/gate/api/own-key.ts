import { makePairingCode } from '#lib/identity/vendors.ts';
import { setWebhook, type WebhookState, webhookOf, webhookUrl } from '#lib/identity/webhooks.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { problemsOf } from '#lib/report/inputs.ts';
import { passThrough } from '../entry.ts';
import { jsonOf } from './body.ts';
import type { Call } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';
import { webhookInput } from './schemas-keys.ts';

/** POST /pairing-codes: eight digits that an owner types to give a lodging to this vendor's key. */
export async function pairingCode(call: Call): Promise<ApiAnswer> {
  const { code, expiresAt } = await passThrough('key:own', call.credential, makePairingCode, call.requestId);
  return json(201, { code, expires_at: expiresAt.toISOString() });
}

const told = (state: WebhookState) => ({
  url: state.url,
  set_at: state.setAt?.toISOString() ?? null,
  waiting: state.waiting,
  delivered_at: state.deliveredAt?.toISOString() ?? null,
  last_status: state.lastStatus,
});

/** GET /webhook */
export async function readWebhook(call: Call): Promise<ApiAnswer> {
  const state = await passThrough('key:own', call.credential, webhookOf, call.requestId);
  return json(200, told(state));
}

/** PUT /webhook: sets or ends it; the secret is in this one answer and in no other. */
export async function putWebhook(call: Call): Promise<ApiAnswer> {
  const parsed = webhookInput.safeParse(jsonOf(call.request).value);
  if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error));
  const done = await passThrough(
    'key:own',
    call.credential,
    async (pass) => {
      const [facts] = await pass.sql<{ demonstration: boolean }[]>`
        select kind = 'demonstration' as demonstration from installation`;
      const url =
        parsed.data.url === null ? null : webhookUrl(parsed.data.url, facts?.demonstration === true);
      const { secret } = await setWebhook(pass, url);
      return { secret, state: await webhookOf(pass) };
    },
    call.requestId,
  );
  return json(200, { ...told(done.state), ...(done.secret === null ? {} : { secret: done.secret }) });
}
