import { randomBytes } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { sealWebhook } from './sealed.ts';

export type WebhookState = {
  url: string | null;
  setAt: Date | null;
  /** versions not yet taken by the receiver */
  waiting: number;
  deliveredAt: Date | null;
  lastStatus: string | null;
};

/** Only an https address without credentials; a demonstration may send to a plain one beside it. Throws M-461. */
export function webhookUrl(text: string, demonstration: boolean): string {
  const refused = () => new Refusal('invalid', [{ code: 'M-461', field: 'url' }]);
  if (text.length > 500 || !URL.canParse(text)) throw refused();
  const url = new URL(text);
  const scheme = url.protocol === 'https:' || (demonstration && url.protocol === 'http:');
  if (!scheme || url.username !== '' || url.password !== '' || url.hash !== '') throw refused();
  return url.href;
}

/** Sets where a key's receipts are sent; null ends it. Returns the secret that signs them, shown this once. */
export async function setWebhook(
  pass: Pass<'key:own'>,
  url: string | null,
): Promise<{ secret: string | null }> {
  const [county, key, at] = [pass.reach.county, pass.actor.id ?? '', pass.now.toISOString()];
  const bytes = randomBytes(32);
  if (url === null) {
    await pass.sql`update webhook set ended_at = ${at} where county = ${county} and key_id = ${key} and ended_at is null`;
  } else {
    await pass.sql`insert into webhook (county, key_id, url, secret_sealed, set_at)
      values (${county}, ${key}, ${url}, ${sealWebhook(key, bytes)}, ${at})
      on conflict (county, key_id) do update set url = excluded.url, secret_sealed = excluded.secret_sealed,
        set_at = excluded.set_at, ended_at = null`;
  }
  pass.record({
    act: url === null ? 'webhook.end' : 'webhook.set',
    subjectKind: 'api_key',
    subjectId: key,
    detail: { host: url === null ? null : new URL(url).host },
  });
  // Standard Webhooks: the secret is base64 behind a name
  return { secret: url === null ? null : `whsec_${bytes.toString('base64')}` };
}

/** What a key may learn of its own webhook. */
export async function webhookOf(pass: Pass<'key:own'>): Promise<WebhookState> {
  const [county, key] = [pass.reach.county, pass.actor.id ?? ''];
  const [row] = await pass.sql<
    {
      url: string | null;
      setAt: string | null;
      waiting: number;
      deliveredAt: string | null;
      lastStatus: string | null;
    }[]
  >`select w.url, w.set_at as "setAt",
      (select count(*)::int from webhook_event e where e.county = ${county} and e.key_id = ${key} and e.next_at is not null) as waiting,
      (select max(delivered_at) from webhook_event e where e.county = ${county} and e.key_id = ${key}) as "deliveredAt",
      (select last_status from webhook_event e where e.county = ${county} and e.key_id = ${key} and tries > 0
        order by made_at desc limit 1) as "lastStatus"
    from (select 1) one left join webhook w on w.county = ${county} and w.key_id = ${key} and w.ended_at is null`;
  const at = (text: string | null | undefined) => (text ? new Date(text) : null);
  return {
    url: row?.url ?? null,
    setAt: at(row?.setAt),
    waiting: row?.waiting ?? 0,
    deliveredAt: at(row?.deliveredAt),
    lastStatus: row?.lastStatus ?? null,
  };
}
